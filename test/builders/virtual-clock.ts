import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../src/core/ports/clock.ts'

export type VirtualClock = Clock & {
  /** Moves ahead to that moment; never back. */
  moveTo(nowMs: number): void
}

/** Time passes only when somebody sleeps or moves it: a month takes seconds. */
export function createVirtualClock(startMs: number): VirtualClock {
  let now = startMs
  const moveTo = (nowMs: number): void => {
    now = Math.max(now, nowMs)
  }
  return {
    nowMs: () => now,
    monotonicMs: () => now,
    moveTo,
    async sleep(ms) {
      const wakeAt = now + ms
      await setImmediate()
      moveTo(wakeAt)
    },
  }
}
