import type { FeedState } from '../core/feed.ts'

/**
 * Before when news of a feed comes late because nobody could read it: the bot was not there, or had no network, or the
 * feed's server did not answer. `null` where it was read as usual, whatever its posts say of their age.
 */
export function lateBefore(state: FeedState, nowMs: number, awayAfterMs: number): number | null {
  const since = nowMs - awayAfterMs
  if (state.lastSuccessAt === null || state.lastSuccessAt >= since) return null
  return couldNotBeRead(state, since) ? since : null
}

/** Whether the poll before this one was in vain, or nobody was there for this one when it came to be due. */
export function couldNotBeRead({ lastSuccessAt, askedAt, nextPollAt }: FeedState, awakeSince: number): boolean {
  const wasInVain = askedAt !== null && lastSuccessAt !== null && askedAt > lastSuccessAt
  return wasInVain || nextPollAt < awakeSince
}
