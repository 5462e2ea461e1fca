import type { ClaimedDelivery, Delivery, DeliveryKind, DeliveryState } from '../delivery.ts'
import type { Entry, RecordedEntry } from '../entry.ts'
import type { Feed, FeedPush, FeedState } from '../feed.ts'
import type { Message } from '../message.ts'
import type { EntryOutcome } from '../outcome.ts'
import type { Audited } from '../audited.ts'
import type { Complaint } from '../complaint.ts'
import type { NameKind } from '../name-kind.ts'
import type { Report, Story, StoryCandidate } from '../story.ts'
import type { PauseReason, Subscription } from '../subscription.ts'
import type { Topic } from '../topic.ts'
import type { Channel, Workspace } from '../workspace.ts'

export type StoredFeed = { readonly feed: Feed; readonly state: FeedState }

export interface FeedStore {
  /**
   * Adds or updates feeds by id, keeping their state; what is remembered of an address goes when the address changes.
   * Catalogue feeds that are no longer listed stop being polled; feeds that were added stay.
   */
  replaceCatalogue(feeds: readonly Feed[]): Promise<void>
  /** Adds a feed, or brings one back that was removed. False when its scope follows this address already. */
  add(feed: Feed): Promise<boolean>
  /** Ends the polling of a feed that was added. Its entries stay. False when there is none. */
  remove(feedId: string): Promise<boolean>
  find(feedId: string): Promise<StoredFeed | null>
  list(): Promise<readonly StoredFeed[]>
  /** Feeds whose next poll is due, the longest overdue first. */
  listDue(nowMs: number, limit: number): Promise<readonly StoredFeed[]>
  /** The earliest time at which a feed is due; `null` when none will be. */
  nextDueAt(): Promise<number | null>
  /** All but `push`, which changes while a poll is under way. */
  saveState(feedId: string, state: FeedState): Promise<void>
  savePush(feedId: string, push: FeedPush | null): Promise<void>
  /** Nothing of this host is polled before then: a 429 holds for all of it. */
  holdHost(host: string, untilMs: number): Promise<void>
}

export interface EntryStore {
  /** What is known of these identity keys in this feed: key -> entry. */
  findByKeys(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, RecordedEntry>>
  /** Publication time of the oldest known entry, `null` when none is known. */
  oldestPublishedAt(feedId: string): Promise<number | null>
  /** False when the feed has this identity already: then nothing was written. */
  insert(entry: Entry, outcome: EntryOutcome): Promise<boolean>
  setOutcome(entryId: string, outcome: EntryOutcome, storyId: string | null): Promise<void>
  /** An edited text updates the entry and adds what new keys it has. */
  updateText(entryId: string, entry: Pick<Entry, 'title' | 'summary' | 'url' | 'identityKeys'>): Promise<void>
  /** By address (canonical) or words of the title, newest first. */
  search(
    query: { readonly url: string | null; readonly words: string },
    limit: number,
  ): Promise<readonly RecordedEntry[]>
  countByOutcome(): Promise<ReadonlyMap<EntryOutcome, number>>
}

export type StoryQuery = {
  /** `null`: all of them. */
  readonly topic: Topic | null
  /** Who asks: stories of other workspaces stay hidden. `null`: public stories only. */
  readonly workspaceId: string | null
  /** Compared with the lower-cased vendor or company; `null` for any. */
  readonly subject: string | null
  /** Words of the title or the models' names; `null` for any. */
  readonly words: string | null
  readonly statuses: readonly string[] | null
  readonly minAmountUsd: number | null
  /** As facts say it: `series-a`; `null` for any. */
  readonly round: string | null
  /** Over `eventAt`, Unix milliseconds; `from` inclusive, `until` exclusive. */
  readonly from: number | null
  readonly until: number | null
  /** `best-of-day`: the newest day first, within a day (UTC) the most important. */
  readonly sort: 'newest' | 'largest' | 'best-of-day'
  readonly limit: number
  readonly offset: number
}

/** A report as it came, for telling again what happened. */
export type ReportStep = {
  readonly storyId: string
  readonly storyWorkspaceId: string | null
  readonly report: Report
  readonly seenAt: number
  /** It was there on its feed's first poll, so nothing was posted because of it. */
  readonly isBaseline: boolean
}

export interface StoryStore {
  /**
   * Stories of that topic and scope that share a key with the entry and had a report in the window. Bounded by keys and
   * window, not by history.
   */
  findCandidates(query: {
    readonly topic: Topic
    readonly workspaceId: string | null
    readonly keys: readonly string[]
    readonly from: number
    readonly until: number
    readonly limit: number
  }): Promise<readonly StoryCandidate[]>
  insert(story: Story): Promise<void>
  /** Writes the view, revision and changes of a story that exists. */
  update(story: Story): Promise<void>
  addReport(storyId: string, report: Report, keys: readonly string[]): Promise<void>
  find(storyId: string): Promise<Story | null>
  findByEntry(entryId: string): Promise<readonly Story[]>
  reports(storyId: string): Promise<readonly Report[]>
  list(query: StoryQuery): Promise<readonly Story[]>
  count(query: StoryQuery): Promise<number>
  /**
   * All reports of the stories of a topic that had one in the time, in the order in which they were recorded. `from` is
   * inclusive; other workspaces' stories stay hidden.
   */
  steps(query: {
    readonly topic: Topic
    readonly workspaceId: string
    readonly from: number
  }): Promise<readonly ReportStep[]>
  /** Distinct names of that kind that only this workspace's feeds tell (`null`: that everybody may see), most frequent first. */
  names(kind: NameKind, workspaceId: string | null): Promise<readonly string[]>
}

export interface ChannelStore {
  /** Adds the workspace and the channel if they are new, else returns the channel as stored. */
  ensure(workspace: Workspace, channel: Channel): Promise<Channel>
  find(channelId: string): Promise<Channel | null>
  /** The direct messages with a person of that workspace, `null` when they were never opened. */
  findDirect(workspaceId: string, personId: string): Promise<Channel | null>
  /** Writes the settings of a channel that is known. */
  update(channel: Channel): Promise<void>
  /** Channels that get something: with an active subscription, or with a roundup that always comes. */
  listSubscribed(): Promise<readonly Channel[]>
}

export interface SubscriptionStore {
  /** One per channel and topic: a second one replaces the filter and starts the subscription again. */
  save(subscription: Subscription): Promise<void>
  remove(channelId: string, topic: Topic): Promise<boolean>
  listOfChannel(channelId: string): Promise<readonly Subscription[]>
  /** Active ones of a topic, with their channels. */
  listActive(topic: Topic): Promise<readonly { readonly subscription: Subscription; readonly channel: Channel }[]>
  pauseChannel(channelId: string, reason: PauseReason, nowMs: number): Promise<number>
  pauseWorkspace(workspaceId: string, reason: PauseReason, nowMs: number): Promise<number>
  /** How many stories of the topic the channel was owed on that local day, such as `2026-02-12`. */
  postsOn(channelId: string, topic: Topic, day: string): Promise<number>
  countPost(channelId: string, topic: Topic, day: string): Promise<void>
}

export interface AuditStore {
  add(audited: Audited): Promise<void>
  /** How many changes a person made since then. */
  countSince(workspaceId: string, personId: string, sinceMs: number): Promise<number>
  /** Of a channel, newest first. */
  list(channelId: string, limit: number): Promise<readonly Audited[]>
}

export interface ComplaintStore {
  /** A person's second complaint about a story replaces the words of the first. */
  save(complaint: Complaint): Promise<void>
  /** Open ones, oldest first. */
  listOpen(): Promise<readonly Complaint[]>
  /** False when there is no open one. */
  close(complaintId: string, nowMs: number): Promise<boolean>
}

export type NewDelivery = Pick<Delivery, 'channelId' | 'kind' | 'storyId' | 'week' | 'revision' | 'dueAt'>

export interface DeliveryStore {
  /**
   * Owes it to the channel. A `post` of a story and a `roundup` of a week exist once per channel for ever; an `edit` that
   * is still due takes the newer revision; a `note` exists once per story revision. Returns whether a row was added or changed.
   */
  add(delivery: NewDelivery): Promise<boolean>
  /** Claims the channel's next due delivery under a lease: edits last, then in order of creation. A claim whose lease ran out counts as ambiguous. */
  claimNext(channelId: string, nowMs: number, leaseMs: number): Promise<ClaimedDelivery | null>
  /** False when the lease is lost: somebody else holds it now. */
  markSent(claimed: ClaimedDelivery, message: Message | null): Promise<boolean>
  /** Back to `due`. `countsAsAttempt` is false for waits that the platform asked for. */
  markRetry(
    claimed: ClaimedDelivery,
    retry: {
      readonly dueAt: number
      readonly countsAsAttempt: boolean
      readonly ambiguous: boolean
      readonly problem: string
    },
  ): Promise<boolean>
  markEnded(claimed: ClaimedDelivery, state: 'failed' | 'dead', problem: string): Promise<boolean>
  /** Channels that have something due now, or a lease that ran out. */
  listDueChannels(nowMs: number): Promise<readonly string[]>
  /** When the channel's next delivery falls due, `null` when nothing is. */
  nextDueAt(channelId: string): Promise<number | null>
  findForStory(channelId: string, storyId: string, kind: DeliveryKind): Promise<Delivery | null>
  countByState(): Promise<ReadonlyMap<DeliveryState, number>>
}

export interface MessageStore {
  /** Open messages of a story, over all channels. */
  listOfStory(storyId: string): Promise<readonly Message[]>
  findOfStory(channelId: string, storyId: string): Promise<Message | null>
  setRevision(messageId: string, revision: number): Promise<void>
  close(messageId: string, nowMs: number): Promise<void>
}

/** Everything that a transaction can see and do. */
export interface Ledger {
  readonly feeds: FeedStore
  readonly entries: EntryStore
  readonly stories: StoryStore
  readonly channels: ChannelStore
  readonly subscriptions: SubscriptionStore
  readonly deliveries: DeliveryStore
  readonly messages: MessageStore
  readonly audit: AuditStore
  readonly complaints: ComplaintStore
}

export type InstanceLease = { readonly holder: string; readonly until: number }

export interface Store extends Ledger {
  /** All or nothing, one writer at a time. `work` does no network calls. */
  transaction<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>
  /** Takes or renews the right to be the one process on this database; `null` when taken, else who holds it. */
  takeLease(holder: string, nowMs: number, forMs: number): Promise<InstanceLease | null>
  releaseLease(holder: string): Promise<void>
  /** A small value kept for its name, such as the hash of the registered commands. */
  getSetting(name: string): Promise<string | null>
  setSetting(name: string, value: string): Promise<void>
  close(): Promise<void>
}
