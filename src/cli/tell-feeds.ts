import type { FeedLevel } from '../core/ports/feed-desk.ts'
import type { StoredFeed } from '../core/ports/store.ts'
import { feedHealth } from '../feeds/health.ts'
import { counted } from './counted.ts'

const UNREAD: ReadonlySet<FeedLevel> = new Set(['trouble', 'stopped'])

/** How many feeds there are, and what is wrong with those that are not well, line by line. */
export function tellFeeds(feeds: readonly StoredFeed[], nowMs: number): readonly string[] {
  const looked = feeds.map((stored) => ({ name: stored.feed.name, ...feedHealth(stored, nowMs) }))
  const unread = looked.filter(({ level }) => UNREAD.has(level))
  const odd = looked.filter(({ level }) => level === 'alarm')
  const lines = (some: typeof looked): readonly string[] => some.map(({ name, words }) => `  ${name}: ${words}`)
  return [
    `${counted(feeds.length, 'feed')}, ${unread.length} of them cannot be read now${unread.length === 0 ? '' : ':'}`,
    ...lines(unread),
    ...(odd.length === 0 ? [] : [`${odd.length} can be read, and should be looked at:`, ...lines(odd)]),
  ]
}
