import type { FeedState } from '../core/feed.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Ledger } from '../core/ports/store.ts'
import { channelToTell, tellFeedTrouble } from '../bot/delivery/tell-feed-trouble.ts'
import type { PipelineDeps } from './deps.ts'

/**
 * Saves what is remembered of a feed after a poll. When it is in trouble, the workspace that added it is owed a word, all or
 * nothing. A poll that took so long that somebody else polled meanwhile changes nothing: what that one found is newer.
 */
export async function saveState(
  stored: StoredFeed,
  after: FeedState,
  { store, clock }: Pick<PipelineDeps, 'store' | 'clock'>,
): Promise<FeedState> {
  const nowMs = clock.nowMs()
  return channelToTell(stored.feed, after, nowMs) === null
    ? await saveStateIn(store, stored, after, nowMs)
    : await store.transaction((ledger) => saveStateIn(ledger, stored, after, nowMs))
}

/** The same as a part of the caller's transaction. */
export async function saveStateIn(
  ledger: Pick<Ledger, 'feeds' | 'deliveries'>,
  { feed, state: before }: StoredFeed,
  after: FeedState,
  nowMs: number,
): Promise<FeedState> {
  const channelId = channelToTell(feed, after, nowMs)
  const state = channelId === null ? after : { ...after, toldAt: nowMs }
  if (!(await ledger.feeds.saveState(feed.id, state, before))) return before
  if (channelId !== null) await tellFeedTrouble(ledger, feed.id, channelId, state, nowMs)
  return state
}
