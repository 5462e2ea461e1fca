import type { Clock } from '../../src/core/ports/clock.ts'
import { systemClock } from '../../src/ops/system-clock.ts'

export type ShiftedClock = Clock & {
  advance(ms: number): void
  /** Somebody puts the clock right, forward or back: no time passes. */
  adjust(ms: number): void
}

/** The real clock, moved ahead: sleeping takes real time, waiting a day takes none. */
export function createShiftedClock(): ShiftedClock {
  let shiftMs = 0
  let adjustedMs = 0
  return {
    nowMs: () => systemClock.nowMs() + shiftMs + adjustedMs,
    monotonicMs: () => systemClock.monotonicMs() + shiftMs,
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
    advance: (ms) => {
      shiftMs += ms
    },
    adjust: (ms) => {
      adjustedMs += ms
    },
  }
}
