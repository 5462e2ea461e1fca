import type { Clock } from '../core/ports/clock.ts'

const FIRST_REST_MS = 60_000
const LONGEST_REST_MS = 15 * 60_000

type FaultRests = {
  readonly mayPoll: (feedId: string) => boolean
  /** Returns for how long the feed rests: each time in a row twice as long, up to a quarter of an hour. */
  readonly noteFault: (feedId: string) => number
  readonly noteWell: (feedId: string) => void
}

/**
 * Which feeds rest after a fault of ours. Where the database takes nothing, it cannot say that a feed was asked a moment ago
 * either, and publishers must not be asked every minute for that.
 */
export function createFaultRests(clock: Pick<Clock, 'monotonicMs'>): FaultRests {
  const rests = new Map<string, { readonly restMs: number; readonly untilMs: number }>()
  return {
    mayPoll: (feedId) => (rests.get(feedId)?.untilMs ?? 0) <= clock.monotonicMs(),
    noteFault(feedId) {
      const before = rests.get(feedId)
      const restMs = before === undefined ? FIRST_REST_MS : Math.min(2 * before.restMs, LONGEST_REST_MS)
      rests.set(feedId, { restMs, untilMs: clock.monotonicMs() + restMs })
      return restMs
    },
    noteWell(feedId) {
      rests.delete(feedId)
    },
  }
}
