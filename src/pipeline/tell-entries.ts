import type { Log } from '../core/ports/log.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Identified } from '../feeds/identity.ts'
import type { NewEntry } from './writing.ts'

/** A feed of a single entry shows another one each time. */
const FEWEST = 2

/**
 * Says in the log what became of new entries: from here on the story leads to its deliveries and messages. What was there
 * before the bot, and what is about no topic, is told only to whoever wants every detail.
 */
export function tellEntries(entries: readonly NewEntry[], feedId: string, startedAt: number, log: Log): void {
  const poll = `${feedId}@${startedAt.toString(36)}`
  for (const { id, outcome, storyId } of entries) {
    const level = outcome === 'new-story' || outcome === 'joined' ? 'info' : 'debug'
    log[level]('an entry was recorded', { poll, feed: feedId, entry: id, outcome, story: storyId })
  }
}

/**
 * Says where a feed shows nothing of what it showed last time: it may have shown more in between, as while the bot was off
 * or the server wanted to be asked seldom.
 */
export function tellGap(entries: readonly Identified[], { feed, state }: StoredFeed, log: Log): void {
  const isFirst = state.baselineAt === null || state.fingerprints.length === 0
  if (isFirst || entries.length < FEWEST || !entries.every(({ kind }) => kind === 'new')) return
  log.info('a feed shows nothing of what it showed last time: some may have been missed', { feed: feed.id })
}
