import type { Clock } from '../core/ports/clock.ts'

/** Longer than it takes until something is written again: the file's lease is every ten seconds, and feeds are every minute. */
const REMEMBERED_MS = 120_000

export type WriteWatch = {
  /** The database did not take what was to be written, for this reason. */
  readonly refused: (why: string) => void
  /** What is wrong, in plain words; `null` when nothing was refused lately. Writes nothing itself. */
  readonly problem: () => string | null
}

/**
 * Whether the database can be written. Where a disk is nearly full small things are taken and larger ones are not, so one
 * that was taken says little: what was refused is remembered for a while.
 */
export function watchWrites(clock: Clock): WriteWatch {
  let last: { readonly why: string; readonly at: number } | null = null
  return {
    refused: (why) => {
      last = { why, at: clock.monotonicMs() }
    },
    problem: () => {
      const isRecent = last !== null && clock.monotonicMs() - last.at < REMEMBERED_MS
      return last !== null && isRecent ? `it cannot be written: ${last.why}` : null
    },
  }
}
