import type { FeedState } from '../core/feed.ts'

/**
 * Before when news of a feed comes late because nobody could read it: the bot was not there, or had no network, or the
 * feed's server did not answer. `null` where it was read as usual, whatever its posts say of their age.
 */
export function lateBefore(state: FeedState, nowMs: number, awayAfterMs: number): number | null {
  const { lastSuccessAt, askedAt, nextPollAt } = state
  const since = nowMs - awayAfterMs
  if (lastSuccessAt === null || lastSuccessAt >= since) return null
  const wasInVain = askedAt !== null && askedAt > lastSuccessAt
  return wasInVain || nextPollAt < since ? since : null
}
