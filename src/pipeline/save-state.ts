import type { FeedState } from '../core/feed.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Ledger } from '../core/ports/store.ts'
import { channelToTell, tellFeedTrouble } from '../bot/delivery/tell-feed-trouble.ts'
import type { PipelineDeps } from './deps.ts'

export type SavedState = {
  readonly state: FeedState
  /** The channel that is owed a word about the feed. */
  readonly wake: string | null
}

/**
 * Saves what is remembered of a feed after a poll. When it is in trouble, the workspace that added it is owed a word, all or
 * nothing. A poll that took so long that somebody else polled meanwhile changes nothing: what that one found is newer.
 */
export async function saveState(
  stored: StoredFeed,
  after: FeedState,
  { store, clock, wake }: Pick<PipelineDeps, 'store' | 'clock' | 'wake'>,
): Promise<FeedState> {
  const nowMs = clock.nowMs()
  const saved =
    channelToTell(stored.feed, after, nowMs) === null
      ? await saveStateIn(store, stored, after, nowMs)
      : await store.transaction((ledger) => saveStateIn(ledger, stored, after, nowMs))
  if (saved.wake !== null) wake(saved.wake)
  return saved.state
}

/** The same as a part of the caller's transaction, after which the channel is to be woken. */
export async function saveStateIn(
  ledger: Pick<Ledger, 'feeds' | 'deliveries'>,
  { feed, state: before }: StoredFeed,
  after: FeedState,
  nowMs: number,
): Promise<SavedState> {
  const wake = channelToTell(feed, after, nowMs)
  const state = wake === null ? after : { ...after, toldAt: nowMs }
  if (!(await ledger.feeds.saveState(feed.id, state, before))) return { state: before, wake: null }
  if (wake !== null) await tellFeedTrouble(ledger, feed.id, wake, nowMs)
  return { state, wake }
}
