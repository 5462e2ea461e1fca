import { DAY_MS } from '../core/durations.ts'
import type { FeedError } from '../core/errors.ts'

const MAX_HOLD_MS = 7 * DAY_MS

/** Until when a host that asked for a pause is left alone, in ms of the clock that says `nowMs`: a week at most, however long it asked for. */
export function holdUntil(error: FeedError, nowMs: number): number {
  return nowMs + Math.min(error.retryAfterMs ?? 0, MAX_HOLD_MS)
}
