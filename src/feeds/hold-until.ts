import type { FeedError } from '../core/errors.ts'
import { LONGEST_HOLD_MS } from '../core/feed.ts'

/** Until when a host that asked for a pause is left alone, in ms of the clock that says `nowMs`: a week at most, however long it asked for. */
export function holdUntil(error: FeedError, nowMs: number): number {
  return nowMs + Math.min(error.retryAfterMs ?? 0, LONGEST_HOLD_MS)
}
