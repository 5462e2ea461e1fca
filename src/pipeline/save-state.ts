import type { Feed, FeedState } from '../core/feed.ts'
import type { Ledger } from '../core/ports/store.ts'
import { tellFeedTrouble } from '../bot/delivery/tell-feed-trouble.ts'
import { troubleChange } from '../feeds/health.ts'
import type { PipelineDeps } from './deps.ts'

export type SavedState = {
  readonly state: FeedState
  /** The channel that is owed a word about the feed. */
  readonly wake: string | null
}

/** Saves what is remembered of a feed. When its trouble begins, the workspace that added it is owed a word, all or nothing. */
export async function saveState(
  feed: Feed,
  before: FeedState,
  after: FeedState,
  { store, clock, wake }: Pick<PipelineDeps, 'store' | 'clock' | 'wake'>,
): Promise<FeedState> {
  const saved = mayOweAWord(feed, before, after)
    ? await store.transaction((ledger) => saveStateIn(ledger, feed, before, after, clock.nowMs()))
    : await saveStateIn(store, feed, before, after, clock.nowMs())
  if (saved.wake !== null) wake(saved.wake)
  return saved.state
}

/** The same as a part of the caller's transaction, after which the channel is to be woken. */
export async function saveStateIn(
  ledger: Pick<Ledger, 'feeds' | 'deliveries'>,
  feed: Feed,
  before: FeedState,
  after: FeedState,
  nowMs: number,
): Promise<SavedState> {
  const wake = mayOweAWord(feed, before, after) ? await tellFeedTrouble(ledger, feed, before, nowMs) : null
  const state = wake === null ? after : { ...after, toldAt: nowMs }
  await ledger.feeds.saveState(feed.id, state)
  return { state, wake }
}

function mayOweAWord({ scope }: Feed, before: FeedState, after: FeedState): boolean {
  return scope.kind === 'workspace' && troubleChange(before, after) === 'begins'
}
