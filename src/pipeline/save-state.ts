import type { Feed, FeedState } from '../core/feed.ts'
import { tellFeedTrouble } from '../bot/delivery/tell-feed-trouble.ts'
import { troubleChange } from '../feeds/health.ts'
import type { PipelineDeps } from './deps.ts'

/** Saves what is remembered of a feed. When its trouble begins, the workspace that added it is owed a word, all or nothing. */
export async function saveState(
  feed: Feed,
  before: FeedState,
  after: FeedState,
  { store, clock, wake }: Pick<PipelineDeps, 'store' | 'clock' | 'wake'>,
): Promise<FeedState> {
  if (feed.scope.kind === 'catalogue' || troubleChange(before, after) !== 'begins') {
    await store.feeds.saveState(feed.id, after)
    return after
  }
  const nowMs = clock.nowMs()
  const { channelId, saved } = await store.transaction(async (ledger) => {
    const channelId = await tellFeedTrouble(ledger, feed, before, nowMs)
    const saved = channelId === null ? after : { ...after, toldAt: nowMs }
    await ledger.feeds.saveState(feed.id, saved)
    return { channelId, saved }
  })
  if (channelId !== null) wake(channelId)
  return saved
}
