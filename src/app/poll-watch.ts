import type { Clock } from '../core/ports/clock.ts'

/** So long without a round of polls means that something is stuck. */
const POLL_LATE_MS = 15 * 60_000
/** How often feeds are read while too much waits to be sent. */
const SLOW_POLL_EVERY_MS = 10 * 60_000

export type PollWatch = {
  /** A round of polls begins. */
  readonly note: () => void
  /** When the last one began: Unix milliseconds, `null` before the first. */
  readonly lastAt: () => number | null
  /** Whether the last one is so new that the next may wait. */
  readonly isRecent: () => boolean
  /** What `/readyz` says; `null` when all is well. */
  readonly problem: () => string | null
}

/** Remembers when feeds were polled: for people, and by a clock that nobody puts right. */
export function createPollWatch(clock: Clock): PollWatch {
  let last: { readonly at: number; readonly ofRun: number } | null = null
  const openedOfRun = clock.monotonicMs()
  return {
    note() {
      last = { at: clock.nowMs(), ofRun: clock.monotonicMs() }
    },
    lastAt: () => last?.at ?? null,
    isRecent: () => last !== null && clock.monotonicMs() - last.ofRun < SLOW_POLL_EVERY_MS,
    problem() {
      const silentMs = clock.monotonicMs() - (last?.ofRun ?? openedOfRun)
      return silentMs < POLL_LATE_MS ? null : `no feed was polled for ${Math.floor(silentMs / 60_000)} minutes`
    },
  }
}
