import type { Feed, FeedPush, FeedState } from '../feed.ts'

export type StoredFeed = { readonly feed: Feed; readonly state: FeedState }

/** When each feed is polled, by whom, and what came of it. */
export interface FeedPolls {
  /**
   * A due feed of a workspace in which no channel gets anything rests, problem `unfollowed`. Once one does again it is
   * polled; what was posted while nobody asked for it is no news: that poll is a first one.
   */
  restUnfollowed(nowMs: number): Promise<void>
  /** Feeds whose next poll is due, the longest overdue first. */
  listDue(nowMs: number, limit: number): Promise<readonly StoredFeed[]>
  /**
   * The feed that is overdue longest and that nobody else polls, for that long or until it is released: no feed of a host
   * that another holder polls, by the feeds' own addresses. `null` when there is none.
   */
  claimDue(claim: {
    readonly holder: string
    readonly nowMs: number
    readonly leaseMs: number
  }): Promise<StoredFeed | null>
  /** Gives a claimed feed back. Until then it and its host are left alone by all others. */
  release(feedId: string, holder: string, restUntilMs: number): Promise<void>
  /**
   * All but `push`, which changes while a poll is under way. `before`: as the feed stood when the poll began. Nothing is
   * saved, and it is false, where it was asked by somebody else or begun anew since then.
   */
  saveState(feedId: string, state: FeedState, before?: Pick<FeedState, 'askedAt'>): Promise<boolean>
  savePush(feedId: string, push: FeedPush | null): Promise<void>
  /**
   * The next poll that is planned for `from` comes at `to`. Nothing changes when it is planned for another time by now, or
   * while the host wants fewer requests.
   */
  hasten(feedId: string, poll: { readonly from: number; readonly to: number }): Promise<void>
  /** The next poll has the document whole, and looks at each entry of it again. */
  readAnew(feedId: string): Promise<void>
  /**
   * Nobody heard of the trouble of those of them that are well by now, or that are in another one since: what goes on or begins
   * next is told as if that had not been.
   */
  forgetTold(feedIds: readonly string[]): Promise<void>
  /** Nothing of this host is polled before then: a 429 holds for all of it. */
  holdHost(host: string, untilMs: number): Promise<void>
}

/** How much was read of the feeds that workspaces added. */
export interface FeedQuotas {
  /** What was read of a feed on a day (UTC, in days since 1970), in the units of its quota, its first document aside. */
  readOnDay(feedId: string, day: number): Promise<number>
  /** The same of all feeds that a workspace added, also of those that were removed since, with their first documents. */
  readOfWorkspaceOnDay(workspaceId: string, day: number): Promise<number>
  /** So much more was read of a feed; `isFirst`: of the first document. */
  countRead(feedId: string, day: number, read: { readonly units: number; readonly isFirst: boolean }): Promise<void>
}

/** A feed, and the address of its newest entry that has one: `null` where none is known. */
export type HeardFeed = { readonly feed: Feed; readonly newestUrl: string | null }

export interface FeedStore extends FeedPolls, FeedQuotas {
  /**
   * Adds or updates feeds by id, keeping their state; what is remembered of an address goes when the address changes.
   * Catalogue feeds that are no longer listed stop being polled; feeds that were added stay.
   */
  replaceCatalogue(feeds: readonly Feed[]): Promise<void>
  /** Adds a feed, or brings one back that was removed, as a new one with a new baseline. False when its scope follows this address already. */
  add(feed: Feed): Promise<boolean>
  /** Ends the polling of a feed that was added. Its entries stay. False when there is none. */
  remove(feedId: string): Promise<boolean>
  find(feedId: string): Promise<StoredFeed | null>
  list(): Promise<readonly StoredFeed[]>
  /** The feeds that a workspace's channels get stories from: those that all share, and its own. */
  listHeard(workspaceId: string): Promise<readonly HeardFeed[]>
}
