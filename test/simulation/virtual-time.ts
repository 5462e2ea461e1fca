export type VirtualTime = {
  nowMs(): number
  /** Runs that at that moment; what is due at one moment runs in the order in which it was asked for. */
  at(atMs: number, run: () => void): void
  /** When the next thing happens; `null` when nothing will. */
  nextAt(): number | null
  /** Moves to that moment and runs what is due then. */
  moveTo(atMs: number): void
}

/** Time that passes only when it is moved. */
export function createVirtualTime(startMs: number): VirtualTime {
  let now = startMs
  const timers: { readonly atMs: number; readonly run: () => void }[] = []
  return {
    nowMs: () => now,
    at(atMs, run) {
      let place = timers.length
      while (place > 0 && (timers[place - 1]?.atMs ?? 0) > atMs) place -= 1
      timers.splice(place, 0, { atMs: Math.max(atMs, now), run })
    },
    nextAt: () => timers[0]?.atMs ?? null,
    moveTo(atMs) {
      now = Math.max(now, atMs)
      while ((timers[0]?.atMs ?? Infinity) <= now) timers.shift()?.run()
    },
  }
}
