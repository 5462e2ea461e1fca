import type { Clock } from '../core/ports/clock.ts'

const WITHIN_MS = 60_000

type PushPace = {
  /** Whether another push of that feed may be read now. */
  readonly mayRead: (feedId: string) => boolean
  readonly note: (feedId: string) => void
}

/** At most so many pushes of one feed are read in any minute. */
export function createPushPace(most: number, clock: Pick<Clock, 'monotonicMs'>): PushPace {
  /** When each feed's last pushes were read. */
  const reads = new Map<string, readonly number[]>()
  const lately = (feedId: string): readonly number[] =>
    (reads.get(feedId) ?? []).filter((at) => at > clock.monotonicMs() - WITHIN_MS)
  return {
    mayRead: (feedId) => lately(feedId).length < most,
    note(feedId) {
      // What is a minute old counts no more, and would be kept for ever.
      for (const other of reads.keys()) if (lately(other).length === 0) reads.delete(other)
      reads.set(feedId, [...lately(feedId), clock.monotonicMs()])
    },
  }
}
