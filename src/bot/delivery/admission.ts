export type Admission = {
  /** Works for the channel when it is its turn: first come, first served. */
  run<T>(channelId: string, work: () => Promise<T>): Promise<T>
  /** The next turn of each of these comes before all others. Those that were named before are like the others again. */
  prefer(channelIds: readonly string[]): void
}

type Waiting = Map<string, (() => void)[]>

/** Lets so many works go on at once. */
export function createAdmission(atOnce: number): Admission {
  const first: Waiting = new Map()
  const others: Waiting = new Map()
  let preferred: ReadonlySet<string> = new Set()
  let inside = 0

  const enter = (channelId: string): Promise<void> =>
    new Promise((resolve) => {
      const waiting = preferred.has(channelId) ? first : others
      waiting.set(channelId, [...(waiting.get(channelId) ?? []), resolve])
    })

  const leave = (): void => {
    inside -= 1
    for (const waiting of [first, others]) {
      for (const [channelId, [go, ...later]] of waiting) {
        waiting.delete(channelId)
        if (later.length > 0) waiting.set(channelId, later)
        inside += 1
        go?.()
        return
      }
    }
  }

  return {
    async run(channelId, work) {
      if (inside < atOnce) inside += 1
      else await enter(channelId)
      try {
        return await work()
      } finally {
        leave()
      }
    },
    prefer(channelIds) {
      preferred = new Set(channelIds)
      for (const channelId of channelIds) {
        const moved = others.get(channelId)
        if (moved === undefined) continue
        others.delete(channelId)
        first.set(channelId, [...(first.get(channelId) ?? []), ...moved])
      }
    },
  }
}
