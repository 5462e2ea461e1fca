import type { Card } from '../card.ts'
import type { ClaimedDelivery, Delivery, DeliveryKind, DeliveryState, HoldReason } from '../delivery.ts'
import type { Entry, RecordedEntry } from '../entry.ts'
import type { Feed, FeedPush, FeedState } from '../feed.ts'
import type { MendingRecord } from '../mending.ts'
import type { Message } from '../message.ts'
import type { EntryOutcome } from '../outcome.ts'
import type { Audited } from '../audited.ts'
import type { Complaint } from '../complaint.ts'
import type { NameKind } from '../name-kind.ts'
import type { RoundSums } from '../round-sums.ts'
import type { Report, Story, StoryCandidate } from '../story.ts'
import type { PauseReason, Subscription } from '../subscription.ts'
import type { Topic } from '../topic.ts'
import type { Channel, Platform, Workspace } from '../workspace.ts'

export type StoredFeed = { readonly feed: Feed; readonly state: FeedState }

export interface FeedStore {
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
  /** What was read of a feed on a day (UTC, in days since 1970), in the units of its quota, its first document aside. */
  readOnDay(feedId: string, day: number): Promise<number>
  /** The same of all feeds that a workspace added, also of those that were removed since, with their first documents. */
  readOfWorkspaceOnDay(workspaceId: string, day: number): Promise<number>
  /** So much more was read of a feed; `isFirst`: of the first document. */
  countRead(feedId: string, day: number, read: { readonly units: number; readonly isFirst: boolean }): Promise<void>
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
  /** The entries belong to another story now; the others of `fromId` stay. */
  moveToStory(entryIds: readonly string[], fromId: string, toId: string): Promise<void>
  /** An edited text updates the entry and adds what new keys it has. */
  updateText(entryId: string, entry: Pick<Entry, 'title' | 'summary' | 'url' | 'identityKeys'>): Promise<void>
  /**
   * By an address, however it is spelled, or where there is none by words of the title. Newest first. Of what feeds tell
   * that everybody reads, and the workspace's own; `null`: everybody's alone.
   */
  search(
    query: { readonly url: string | null; readonly words: string; readonly workspaceId: string | null },
    limit: number,
  ): Promise<readonly RecordedEntry[]>
  /** When the first entry of all that are kept was seen; `null` where there is none. */
  firstSeenAt(): Promise<number | null>
}

export type StoryQuery = {
  /** `null`: all of them. */
  readonly topic: Topic | null
  /**
   * Who asks: stories of other workspaces stay hidden, and a public one that its own story tells as well. `null`: public
   * stories only.
   */
  readonly workspaceId: string | null
  /** One of them has to be the vendor or company, whatever the case of its letters A to Z; `null` for any. */
  readonly subjects: readonly string[] | null
  /** Words of the title or the models' names, or of what somebody reported; `null` for any. */
  readonly words: string | null
  /** Other ways to write `words`: found as well where a story's title or its names have them. */
  readonly alsoWritten: readonly string[]
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

/** Whose stories are meant: those that everybody may see, one workspace's own, or the own ones of all workspaces. */
export type StoryScope = 'public' | 'own' | { readonly workspaceId: string }

type StoryPage = {
  readonly stories: readonly Story[]
  /** On all pages; also told where this one lies behind the last. */
  readonly total: number
}

export type CandidateQuery = {
  readonly topic: Topic
  readonly scope: StoryScope
  readonly keys: readonly string[]
  /** The window, Unix milliseconds. */
  readonly from: number
  readonly until: number
  readonly limit: number
  /** So many reports of each story, the newest ones. */
  readonly reportsEach: number
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
   * Stories of that topic and scope that got one of the keys within the window (to the day), those that share most of
   * them first. Bounded by keys and window, not by history.
   */
  findCandidates(query: CandidateQuery): Promise<readonly StoryCandidate[]>
  insert(story: Story): Promise<void>
  /** Writes the view, revision and changes of a story that exists. */
  update(story: Story): Promise<void>
  addReport(storyId: string, report: Report, keys: readonly string[]): Promise<void>
  /** Keeps what turns a story that is not there yet. Of what is kept the newest stay, as many as `most`, if published since `from`. */
  keepTurn(report: Report, key: string, bounds: { readonly from: number; readonly most: number }): Promise<void>
  /** What is kept under one of the keys, in the order of publication. */
  listTurns(keys: readonly string[]): Promise<readonly Report[]>
  /** Returns whether it was kept. */
  dropTurn(entryId: string): Promise<boolean>
  /** Puts the report in the place of the one that the story has of its entry. Keys are added. */
  replaceReport(storyId: string, report: Report, keys: readonly string[]): Promise<void>
  /** Takes the report of that entry from the story. Its keys stay: what they find is compared with the reports. */
  removeReport(storyId: string, entryId: string): Promise<void>
  /** Takes all reports and keys from the story. */
  removeReports(storyId: string): Promise<void>
  /** Remembers that these entries were taken out by hand: their reports come as `barred` with the candidate. */
  bar(storyId: string, entryIds: readonly string[]): Promise<void>
  unbar(storyId: string, entryIds: readonly string[]): Promise<void>
  /** What was taken out of one story stays out of another, too, but for what that one has. */
  passBars(fromId: string, toId: string): Promise<void>
  /** The workspaces' own stories of the same event as this public one; without ended ones. */
  listOwnOf(publicId: string): Promise<readonly Story[]>
  /** The own story tells the same event as this public one. */
  setPublic(storyId: string, publicId: string): Promise<void>
  /** Stories that were merged into this one. */
  listMergedInto(storyId: string): Promise<readonly Story[]>
  /** Public stories of a topic that were retracted or merged into another since then, the last one first. */
  listEnded(query: { readonly topic: Topic; readonly from: number }): Promise<readonly Ended[]>
  addMending(record: MendingRecord): Promise<void>
  /** What was done to a story by hand, oldest first. */
  listMendings(storyId: string): Promise<readonly MendingRecord[]>
  find(storyId: string): Promise<Story | null>
  findByEntry(entryId: string): Promise<readonly Story[]>
  reports(storyId: string): Promise<readonly Report[]>
  /** Stories that were merged into another or retracted are in no list and no count. */
  list(query: StoryQuery): Promise<readonly Story[]>
  count(query: StoryQuery): Promise<number>
  /** A page of the list and how many there are in all: together, so that words are looked for once. */
  listPage(query: StoryQuery): Promise<StoryPage>
  /** What all rounds of a list raised together, and what was sold beside it; limit and offset don't matter. */
  sumRounds(query: StoryQuery): Promise<RoundSums>
  /**
   * All reports of the stories of a topic that had one in the time, in the order in which they were recorded. `from` is
   * inclusive; hidden is what is hidden in lists.
   */
  steps(query: {
    readonly topic: Topic
    readonly workspaceId: string
    readonly from: number
  }): Promise<readonly ReportStep[]>
  /**
   * Ids of stories whose event lies in one time and was first told by a report that was seen in another; what a feed's
   * baseline told does not count. Both from inclusive, until exclusive.
   */
  listSeen(query: {
    readonly event: { readonly from: number; readonly until: number }
    readonly seen: { readonly from: number; readonly until: number }
  }): Promise<ReadonlySet<string>>
  /** Distinct names of that kind that only this workspace's feeds tell (`null`: that everybody may see), most frequent first. */
  names(kind: NameKind, workspaceId: string | null): Promise<readonly string[]>
}

/** A story that is told no more, and since when: Unix milliseconds. */
export type Ended = { readonly story: Story; readonly at: number }

export type ChannelRest = {
  /** Nothing is sent before then: Unix milliseconds. */
  readonly restUntil: number
  /** How many posts in a row the platform forbade. */
  readonly refusals: number
}

export type ChannelWithRest = { readonly channel: Channel; readonly rest: ChannelRest }

export interface ChannelStore {
  /** Adds the workspace and the channel if they are new, else returns the channel as stored. */
  ensure(workspace: Workspace, channel: Channel): Promise<Channel>
  find(channelId: string): Promise<Channel | null>
  /** With whether it rests, in one question. */
  findWithRest(channelId: string): Promise<ChannelWithRest | null>
  /** Remembers that the workspace was greeted, and adds it if it is new. False when it was greeted before. */
  markGreeted(workspace: Workspace, nowMs: number): Promise<boolean>
  /** The direct messages with a person of that workspace, `null` when they were never opened. */
  findDirect(workspaceId: string, personId: string): Promise<Channel | null>
  /** Writes the settings of a channel that is known. */
  update(channel: Channel): Promise<void>
  /**
   * The platform gave the channel another id: everything of it goes along. Where that one is known already, what it has
   * wins. In a transaction; false where the channel is not known.
   */
  move(channelId: string, to: Pick<Channel, 'id' | 'externalId'>): Promise<boolean>
  /** Whether the channel rests, and how often in a row the platform refused it. */
  rest(channelId: string): Promise<ChannelRest>
  setRest(channelId: string, rest: ChannelRest): Promise<void>
  /** When a pause that somebody wanted ends by itself, Unix milliseconds; `null`: when somebody says so, or there is none. */
  pausedUntil(channelId: string): Promise<number | null>
  setPausedUntil(channelId: string, untilMs: number | null): Promise<void>
  /** Channels whose pause has ended by then. */
  listPauseEnded(nowMs: number): Promise<readonly string[]>
  /** Channels that get something: with an active subscription, or with a roundup that always comes. */
  listSubscribed(): Promise<readonly Channel[]>
  /** Those of a workspace with a subscription, active or not, or with a roundup that always comes. */
  listOfWorkspace(workspaceId: string): Promise<readonly Channel[]>
  /** The workspaces of a platform with a channel where something rests because nothing could be posted. */
  listWaiting(platform: Platform): Promise<readonly Workspace[]>
}

export interface SubscriptionStore {
  /**
   * One per channel and topic: a second one replaces the filter and starts the subscription again. Unless it is paused, its
   * channel rests no more, and what was refused there goes on.
   */
  save(subscription: Subscription): Promise<void>
  remove(channelId: string, topic: Topic): Promise<boolean>
  listOfChannel(channelId: string): Promise<readonly Subscription[]>
  /**
   * Those that get the news of a topic, with their channels: active ones, and ones of a channel that refuses and is still
   * probed, told as if they were active.
   */
  listActive(topic: Topic): Promise<readonly { readonly subscription: Subscription; readonly channel: Channel }[]>
  /** Returns those that were active until now. */
  pauseChannel(channelId: string, reason: PauseReason, nowMs: number): Promise<readonly Subscription[]>
  /** Wakes the channel's subscriptions that rest for that reason; returns them as they were. */
  resumeChannel(channelId: string, reason: PauseReason): Promise<readonly Subscription[]>
  /**
   * Returns those that were active until now. A person's direct messages that another workspace has a part in go on as that
   * one's. To be called in a transaction.
   */
  pauseWorkspace(workspaceId: string, reason: PauseReason, nowMs: number): Promise<readonly Subscription[]>
  /** Wakes the workspace's subscriptions that rest for that reason; returns the ids of their channels. */
  resumeWorkspace(workspaceId: string, reason: PauseReason): Promise<ReadonlySet<string>>
  /** How many stories of the topic the channel was owed on that local day, such as `2026-02-12`. */
  postsOn(channelId: string, topic: Topic, day: string): Promise<number>
  /** One more story of the topic for each of these channels, on its local day. No channel is listed twice. */
  countPosts(topic: Topic, posts: readonly { readonly channelId: string; readonly day: string }[]): Promise<void>
}

export interface AuditStore {
  add(audited: Audited): Promise<void>
  /** How many changes a person made in that time, both ends inclusive. */
  countBetween(workspaceId: string, personId: string, sinceMs: number, untilMs: number): Promise<number>
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

/**
 * What lets the bot act in a workspace or in a whole organisation of them. `sealed` is nothing without the operator's key.
 */
type StoredInstallation = {
  /** The platform's id of the workspace or organisation, such as `slack:T1`. */
  readonly id: string
  readonly sealed: string
  /** When the bot was installed there; a renewed token does not change it. Unix milliseconds. */
  readonly installedAt: number
}

export interface InstallationStore {
  /** Adds it, or replaces the one with that id. */
  save(installation: StoredInstallation): Promise<void>
  /** Replaces the sealed part where it is still `from`. False when it is another, or gone. */
  reseal(id: string, from: string, to: string): Promise<boolean>
  find(id: string): Promise<StoredInstallation | null>
  /** The workspace's own one, else that of the organisation it was joined to. */
  findFor(workspaceId: string): Promise<StoredInstallation | null>
  /** The workspace is one of that organisation. False when that was known. */
  join(workspaceId: string, organisationId: string): Promise<boolean>
  /** The installation of that organisation is not the workspace's any more. False when it was not. */
  leave(workspaceId: string, organisationId: string): Promise<boolean>
  /** The workspaces that were joined to it. */
  listJoined(organisationId: string): Promise<readonly string[]>
  /** Deletes it if it is not newer than that. False when there is none. */
  remove(id: string, installedUntil: number): Promise<boolean>
}

export type NewDelivery = Pick<Delivery, 'channelId' | 'kind' | 'storyId' | 'week' | 'revision' | 'dueAt'> &
  Partial<Pick<Delivery, 'feedId' | 'messageId'>> & {
    /** Default: false. */
    readonly isBreaking?: boolean
  }

export interface DeliveryStore {
  /**
   * Owes it to the channel. A `post` of a story and a `roundup` of a week exist once per channel for ever; an `edit` that
   * is still due takes the newer revision; a `note` or `again` exists once per story revision, and an `again` in the place
   * of a message is due anew where it ended unsent. Returns whether a row was added or changed.
   */
  add(delivery: NewDelivery): Promise<boolean>
  /** Owes a story's post to many channels, in that order. Returns those to which it was not owed before. */
  addPosts(
    post: Pick<NewDelivery, 'storyId' | 'revision' | 'dueAt' | 'isBreaking'>,
    channelIds: readonly string[],
  ): Promise<ReadonlySet<string>>
  /**
   * Makes a story's post due again that ended before anything of it was sent: it was not wanted any more, or the channel took
   * no messages. False where there is none; what the platform refused for its own sake stays as it ended, and so does what
   * came in a message of its own since.
   */
  reopenPost(channelId: string, storyId: string, nowMs: number): Promise<boolean>
  /**
   * Makes the posts of a channel due again that came to be owed since then and ended for that reason. They keep it; one that
   * may have arrived is looked for first.
   */
  reopenPosts(
    channelId: string,
    which: { readonly reason: string; readonly sinceMs: number },
    nowMs: number,
  ): Promise<void>
  /**
   * Makes notes on the stories of a message due again that came to be owed since then and ended for one of these reasons,
   * on revisions that the message does not show. They keep their reason; one that may have arrived is looked for first.
   */
  reopenNotes(
    message: Message,
    which: { readonly reasons: readonly string[]; readonly sinceMs: number },
    nowMs: number,
  ): Promise<void>
  /** The channels where the story's post ended unsent. */
  listRefused(storyId: string): Promise<readonly string[]>
  /** What `claimNext` would claim. */
  peekNext(channelId: string, nowMs: number, except?: ReadonlySet<string>): Promise<Delivery | null>
  /**
   * Claims the channel's next due delivery under a lease: what a process that ended had begun, then posts and notes in
   * order of creation, then roundups, edits last. `null` while one of the channel's is on its way. A claim whose lease ran
   * out counts as ambiguous. What `except` names is left to others, and holds nothing up.
   */
  claimNext(
    channelId: string,
    nowMs: number,
    leaseMs: number,
    except?: ReadonlySet<string>,
  ): Promise<ClaimedDelivery | null>
  /** Keeps the claim for that long from now on. False when the lease is lost. */
  renew(claimed: ClaimedDelivery, nowMs: number, leaseMs: number): Promise<boolean>
  /** Keeps all that are still held for that long, but for those that are being marked at the moment. Returns their ids. */
  renewAll(claims: readonly ClaimedDelivery[], nowMs: number, leaseMs: number): Promise<ReadonlySet<string>>
  /** Keeps the claim as `renew` does, and writes down what of its split message has arrived. */
  notePart(
    claimed: ClaimedDelivery,
    arrived: Pick<ClaimedDelivery, 'partsSent' | 'firstRef'>,
    nowMs: number,
    leaseMs: number,
  ): Promise<boolean>
  /** The messages of a roundup, before the first of them is sent. */
  keepParts(claimed: ClaimedDelivery, parts: readonly Card[]): Promise<void>
  /** Due posts of a channel that may share a message with others, oldest first; without one that is claimed. */
  listGatherable(channelId: string, nowMs: number): Promise<readonly Delivery[]>
  /** From now on they go in the message of the first, which is claimed. */
  gather(lead: ClaimedDelivery, ids: readonly string[], heldBy: HoldReason): Promise<ClaimedDelivery>
  /** All that go in the lead's message, itself among them, oldest first. */
  listOfLead(leadId: string): Promise<readonly Delivery[]>
  /** What the attempt that begins now shows of each; `null`: nothing. */
  setShown(ids: ReadonlyMap<string, number | null>): Promise<void>
  /** With all that share its message. False when the lease is lost: somebody else holds it now. */
  markSent(claimed: ClaimedDelivery, message: Message | null): Promise<boolean>
  /** Back to `due`. `countsAsAttempt` is false for waits that the platform asked for. What shares its message stays only when it is ambiguous. */
  markRetry(
    claimed: ClaimedDelivery,
    retry: {
      readonly dueAt: number
      readonly countsAsAttempt: boolean
      readonly ambiguous: boolean
      readonly problem: string
    },
  ): Promise<boolean>
  /** With all that share its message. `sent` is for what had nothing left to say. */
  markEnded(claimed: ClaimedDelivery, state: 'sent' | 'failed' | 'dead', problem: string): Promise<boolean>
  /** It is about to be sent for the last time: whatever happens then, it has no attempt left. The claim is kept for that long. False when it is lost. */
  spend(claimed: ClaimedDelivery, attempts: number, nowMs: number, leaseMs: number): Promise<boolean>
  /** The platform refuses the card: from now on it goes as plain words, in a message of its own. The claim is kept for that long. False when it is lost. */
  markPlain(claimed: ClaimedDelivery, nowMs: number, leaseMs: number): Promise<boolean>
  /** The platform refuses the shared message: each of its deliveries goes alone. */
  scatter(claimed: ClaimedDelivery, problem: string): Promise<boolean>
  find(id: string): Promise<Delivery | null>
  /** Channels that have something due now, or a lease that ran out, and do not rest. */
  listDueChannels(nowMs: number): Promise<readonly string[]>
  /** Of those, the ones with a lease that ran out: a process died, or stood still, while it was sending. */
  listAbandonedChannels(nowMs: number): Promise<readonly string[]>
  /**
   * What waits, is claimed or rests for longer than anything does was put off while the clock was ahead: from now on it is
   * due, its claim has run out, its channel rests no more. Returns how much that was.
   */
  bringBack(nowMs: number): Promise<number>
  /** When the channel's next message of its own falls due, `null` when none is: a story's, or a roundup. */
  nextPostAt(channelId: string): Promise<number | null>
  /** Channels to which the roundup of the week is owed, or was. */
  listChannelsOfWeek(week: string): Promise<ReadonlySet<string>>
  findRoundup(channelId: string, week: string): Promise<Delivery | null>
  findForStory(channelId: string, storyId: string, kind: DeliveryKind): Promise<Delivery | null>
  /** Whether a note on that revision of the story, or on a later one, came to the channel or is on its way. */
  hasNote(channelId: string, storyId: string, revision: number): Promise<boolean>
  /** The newest edit of the message, whichever of its stories caused it, and whatever became of it. */
  findEditOf(message: Message): Promise<Delivery | null>
  /** The newest `post` or `again` of the story in each channel. */
  listPosts(storyId: string): Promise<readonly Delivery[]>
  countByState(): Promise<ReadonlyMap<DeliveryState, number>>
  /** What should be on its way by now on these platforms, without channels that rest. */
  backlog(
    platforms: readonly Platform[],
    nowMs: number,
  ): Promise<{ readonly due: number; readonly oldestDueAt: number | null }>
  /** Oldest first. */
  listDead(limit: number): Promise<readonly Delivery[]>
  /**
   * Makes dead deliveries due again, all of them for `null`, with those that share their messages; each is looked for before
   * it is sent. Returns how many.
   */
  redrive(ids: readonly string[] | null, nowMs: number): Promise<number>
}

export interface MessageStore {
  /** Open messages that a story has to itself, over all channels. */
  listOfStory(storyId: string): Promise<readonly Message[]>
  /** Open messages that a story shares with others, over all channels. */
  listSharedOf(storyId: string): Promise<readonly Message[]>
  /** The message that a story has to itself. */
  findOfStory(channelId: string, storyId: string): Promise<Message | null>
  /** An open message. */
  find(messageId: string): Promise<Message | null>
  /**
   * Open messages of the channel that show a story as it was before, with that story and the revision of it that they show:
   * one that is shared comes once for each such story, with what it began with.
   */
  listOutdated(
    channelId: string,
  ): Promise<readonly { readonly message: Message; readonly storyId: string; readonly shown: number }[]>
  /** When the channel got the last message of ours that was owed to it. `null`: it never got one. Unix milliseconds. */
  lastSentAt(channelId: string): Promise<number | null>
  /** When the message that carries a delivery was sent, open or not; `null` where there is none. */
  sentAtOf(delivery: Pick<Delivery, 'id' | 'channelId' | 'leadId'>): Promise<number | null>
  setRevision(messageId: string, revision: number): Promise<void>
  freeze(messageId: string, nowMs: number): Promise<void>
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
  readonly installations: InstallationStore
}

/** A channel as whoever runs the bot sees it. Times are Unix milliseconds. */
export type ChannelOverview = {
  readonly id: string
  readonly workspaceId: string
  readonly platform: Platform
  readonly topics: readonly Topic[]
  /** Of its subscriptions, where one rests. */
  readonly pauseReason: PauseReason | null
  /** Nothing is sent before then; 0 where nothing holds it. */
  readonly restUntil: number
  readonly due: number
  readonly lastSentAt: number | null
}

export type SentOverview = {
  readonly channelId: string
  readonly sentAt: number
  readonly kind: DeliveryKind
  /** `null` for a roundup, and for a message that several stories share. */
  readonly storyId: string | null
  readonly title: string | null
}

/** What only whoever runs the bot asks. */
export interface OperationsStore {
  /** Migrations of this version that the database has not. Rejects when it does not answer. */
  pendingMigrations(): Promise<readonly string[]>
  /** In order of their ids. */
  listChannels(limit: number): Promise<readonly ChannelOverview[]>
  countChannels(): Promise<number>
  /** Messages since then, the newest first. */
  listSent(sinceMs: number, limit: number): Promise<readonly SentOverview[]>
  countSent(sinceMs: number): Promise<number>
  /** `resting`: channels that refused and are left alone for a while. */
  pressure(nowMs: number): Promise<{ readonly dead: number; readonly resting: number }>
  /** Public stories that nobody took back. */
  countStories(): Promise<ReadonlyMap<Topic, number>>
  /**
   * Forgets entries about no topic that were seen before then, and absorbed ones whose headline a newer entry has: at most
   * so many. Returns how many. What belongs to a story stays for ever.
   */
  forgetEntries(beforeMs: number, limit: number): Promise<number>
  /**
   * Forgets what nobody asks for any more, a part of it: counts of days that are over, and the audit rows and closed
   * complaints of more than a year ago. Returns how many rows; 0 when nothing is left.
   */
  forgetRecords(nowMs: number, limit: number): Promise<number>
  /** Forgets what a person of that platform did, said and subscribed as. Returns how many rows named them. */
  forgetPerson(platform: Platform, personId: string): Promise<number>
  /**
   * Forgets a channel, or direct messages: what was set, sent, done and said there. What its workspace has besides stays.
   * Returns how many rows went.
   */
  forgetChannel(channelId: string): Promise<number>
  /**
   * Forgets a workspace with its channels, its own feeds and their stories, all that was sent and done there, and its
   * installation. What everybody reads stays. Returns how many rows went.
   */
  forgetWorkspace(workspaceId: string): Promise<number>
}

export type InstanceLease = { readonly holder: string; readonly until: number }

/** All rights of a kind go by one number, from 0 to 2^31 - 1. */
export type Accord = { readonly kind: string; readonly number: number }

/** A right that one process at a time has. */
export interface Hold {
  /** Resolves when it is gone without being given back, such as with the connection to the database. */
  readonly lost: Promise<void>
  release(): Promise<void>
}

export interface Store extends Ledger {
  readonly operations: OperationsStore
  /** Several processes may use the database at once. */
  readonly isShared: boolean
  /**
   * All or nothing, one writer at a time. `work` does no network calls. Work that changes nothing but what belongs to one
   * channel names it: then it need not wait for the same in other channels, where the engine has room for several.
   */
  transaction<T>(work: (ledger: Ledger) => Promise<T>, only?: { readonly channelId: string }): Promise<T>
  /** Takes or renews the right to be the one process on this database; `null` when taken, else who holds it. */
  takeLease(holder: string, nowMs: number, forMs: number): Promise<InstanceLease | null>
  releaseLease(holder: string): Promise<void>
  /**
   * Takes the right of that name; `null` while another has it. It ends with the process. `parts`, in an order that all
   * keep, are taken with it: throws OverlapError while a right of another name has one of them. Throws DisagreementError
   * while a right of the same kind goes by another number.
   */
  tryHold(name: string, parts?: readonly string[], accord?: Accord): Promise<Hold | null>
  /** A small value kept for its name, such as the hash of the registered commands. */
  getSetting(name: string): Promise<string | null>
  /** Writes what `change` makes of the value, and returns it; nobody writes in between. `null` leaves it as it is. */
  changeSetting(name: string, change: (value: string | null) => string | null): Promise<string | null>
  close(): Promise<void>
}
