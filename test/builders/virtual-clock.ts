import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../src/core/ports/clock.ts'

export type VirtualClock = Clock & {
  /** Moves ahead to that moment; never back. */
  moveTo(nowMs: number): void
  /** Somebody puts the clock right, forward or back: no time passes. */
  adjust(ms: number): void
}

/** Time passes only when somebody sleeps or moves it: a month takes seconds. */
export function createVirtualClock(startMs: number): VirtualClock {
  let now = startMs
  let adjustedMs = 0
  const moveTo = (nowMs: number): void => {
    now = Math.max(now, nowMs - adjustedMs)
  }
  return {
    nowMs: () => now + adjustedMs,
    monotonicMs: () => now,
    moveTo,
    adjust(ms) {
      adjustedMs += ms
    },
    async sleep(ms) {
      const wakeAt = now + ms
      await setImmediate()
      now = Math.max(now, wakeAt)
    },
  }
}
