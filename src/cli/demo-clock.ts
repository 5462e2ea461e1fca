import type { Clock } from '../core/ports/clock.ts'

export type DemoClock = Clock & {
  set(nowMs: number): void
  /** From now on it goes as clocks do. */
  go(): void
}

/** A clock that stands where it is put: a replay moves it from entry to entry. */
export function createDemoClock(nowMs: number): DemoClock {
  let now = nowMs
  let goesSince: number | null = null
  const nowIs = (): number => now + (goesSince === null ? 0 : Date.now() - goesSince)
  return {
    nowMs: nowIs,
    monotonicMs: nowIs,
    set: (next) => {
      now = next
    },
    go: () => {
      goesSince ??= Date.now()
    },
    sleep: (ms) => {
      now += ms
      return Promise.resolve()
    },
  }
}
