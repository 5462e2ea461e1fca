import type { Feed, FeedProblem } from '../feed.ts'
import type { StoredFeed } from './feed-store.ts'

/**
 * Levels of a feed's health: `alarm` can be read, but something is off; `stopped` is not polled any more; `resting` is not
 * polled while no channel of its workspace gets anything. What needs somebody comes first.
 */
export const FEED_LEVELS = ['alarm', 'trouble', 'stopped', 'resting', 'new', 'well'] as const
export type FeedLevel = (typeof FEED_LEVELS)[number]

/** Of feeds that cannot be read. */
export const NOT_READ_LEVELS: ReadonlySet<FeedLevel> = new Set(['trouble', 'stopped'])

export type FeedCheck =
  /** `entries` is `null` when nothing has changed since it was last read. */
  | { readonly kind: 'well'; readonly entries: number | null }
  /** It had been in trouble, maybe given up; it answers again, and is polled again from now on. */
  | { readonly kind: 'resumed' }
  /** `words` is English, with what to do. */
  | { readonly kind: 'trouble'; readonly problem: FeedProblem; readonly words: string }
  /** Its server asked not to be asked before then, so it was not. Unix milliseconds. */
  | { readonly kind: 'waits'; readonly untilAt: number }

/** A feed as a page names it. */
export type FeedLink = { readonly url: string; readonly title: string | null }

/** `others`: what else the page names that was pasted. */
export type FeedAdding =
  | {
      readonly kind: 'added'
      readonly feed: Feed
      readonly entries: number
      /** When its newest entry was published; `null` when none is dated. Unix milliseconds. */
      readonly newestAt: number | null
      readonly others: readonly FeedLink[]
    }
  /** The workspace follows it already, or everybody does. */
  | { readonly kind: 'known'; readonly feed: Feed; readonly others: readonly FeedLink[] }
  | { readonly kind: 'full'; readonly most: number }
  /** Its feeds, those that were removed as well, brought as much today (UTC) as all that it may have. */
  | { readonly kind: 'spent' }

/** What people may do with the feeds of their own workspace. */
export interface FeedDesk {
  /**
   * Follows the feed behind an address, be it the feed's or that of a page that names it. A feed is asked once: what was
   * found is its baseline. Throws FeedError when there is no feed to be had.
   */
  add(address: string, owner: { readonly workspaceId: string; readonly channelId: string }): Promise<FeedAdding>
  /** Looks at a feed now, with one conditional request. Changes nothing, but that a feed in trouble which can be read is polled again. */
  check(stored: StoredFeed): Promise<FeedCheck>
  levelOf(stored: StoredFeed): FeedLevel
}
