import type { Feed, FeedState } from '../core/feed.ts'
import type { Ledger } from '../core/ports/store.ts'
import { channelToTell, tellFeedTrouble } from '../bot/delivery/tell-feed-trouble.ts'
import type { PipelineDeps } from './deps.ts'

export type SavedState = {
  readonly state: FeedState
  /** The channel that is owed a word about the feed. */
  readonly wake: string | null
}

/** Saves what is remembered of a feed. When it is in trouble, the workspace that added it is owed a word, all or nothing. */
export async function saveState(
  feed: Feed,
  after: FeedState,
  { store, clock, wake }: Pick<PipelineDeps, 'store' | 'clock' | 'wake'>,
): Promise<FeedState> {
  const nowMs = clock.nowMs()
  const saved =
    channelToTell(feed, after, nowMs) === null
      ? await saveStateIn(store, feed, after, nowMs)
      : await store.transaction((ledger) => saveStateIn(ledger, feed, after, nowMs))
  if (saved.wake !== null) wake(saved.wake)
  return saved.state
}

/** The same as a part of the caller's transaction, after which the channel is to be woken. */
export async function saveStateIn(
  ledger: Pick<Ledger, 'feeds' | 'deliveries'>,
  feed: Feed,
  after: FeedState,
  nowMs: number,
): Promise<SavedState> {
  const wake = channelToTell(feed, after, nowMs)
  if (wake !== null) await tellFeedTrouble(ledger, feed.id, wake, nowMs)
  const state = wake === null ? after : { ...after, toldAt: nowMs }
  await ledger.feeds.saveState(feed.id, state)
  return { state, wake }
}
