/** What one message may keep in memory. */
export type Holding = {
  /** Sets so many bytes aside; false when there is no room for them. */
  readonly reserve: (bytes: number) => boolean
  /** Counts what came: first what was set aside, then what fits beside. False when it does not fit. */
  readonly take: (bytes: number) => boolean
  /** Nothing is kept any more, and nothing more is taken. */
  readonly giveBack: () => void
}

/** Counts what all messages keep together, of which there are never more than `most` bytes. */
export function createHeldBytes(most: number): { readonly open: () => Holding } {
  let held = 0
  return {
    open() {
      let reserved = 0
      let taken = 0
      let isOver = false
      const reserve = (bytes: number): boolean => {
        if (isOver || held + bytes > most) return false
        held += bytes
        reserved += bytes
        return true
      }
      return {
        reserve,
        take(bytes) {
          taken += bytes
          return !isOver && (taken <= reserved || reserve(taken - reserved))
        },
        giveBack() {
          held -= reserved
          reserved = 0
          isOver = true
        },
      }
    },
  }
}
