import type { Clock } from '../core/ports/clock.ts'

export type DemoClock = Clock & { set(nowMs: number): void }

/** A clock that stands where it is put: a replay moves it from entry to entry. */
export function createDemoClock(nowMs: number): DemoClock {
  let now = nowMs
  return {
    nowMs: () => now,
    set: (next) => {
      now = next
    },
    sleep: (ms) => {
      now += ms
      return Promise.resolve()
    },
  }
}
