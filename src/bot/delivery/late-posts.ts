import { MINUTE_MS } from '../../core/durations.ts'

/** Feeds that could not be reached are all asked again within it, but for those that rest. */
const GATHERS_EVERY_MS = 5 * MINUTE_MS
const LEAST_WAIT_MS = GATHERS_EVERY_MS / 2

/** When a post is due that comes hours late in any case: at the next of few moments, so that several come together. */
export function gathersAt(nowMs: number): number {
  return Math.ceil((nowMs + LEAST_WAIT_MS) / GATHERS_EVERY_MS) * GATHERS_EVERY_MS
}
