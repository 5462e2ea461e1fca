import { ChatError } from '../core/errors.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 * How long to wait, in ms, before a platform that was not reached for that reason is tried again: ever longer, and as long
 * as it asks for.
 */
export function createTryWaits(): (reason: unknown) => number {
  let ownMs = FIRST_WAIT_MS
  return (reason) => {
    const askedMs = reason instanceof ChatError ? (reason.retryAfterMs ?? 0) : 0
    const waitMs = Math.max(ownMs, askedMs)
    ownMs = Math.min(ownMs * 2, LONGEST_WAIT_MS)
    return waitMs
  }
}
