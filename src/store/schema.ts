import type { Generated } from 'kysely'
import type { Card } from '../core/card.ts'
import type { Facts } from '../core/facts.ts'
import type { FeedMove, FeedPush, FeedRhythm } from '../core/feed.ts'
import type { StoryMending } from '../core/mending.ts'
import type { Disputed, Report, StoryChange, StorySource } from '../core/story.ts'
import type { MentionRule, SubscriptionFilter } from '../core/subscription.ts'
import type { Json } from './json.ts'

/** Without a revision where it was written before that was kept. */
type KeptChange = Omit<StoryChange, 'revision'> & Partial<Pick<StoryChange, 'revision'>>

type LaterWish = 'countries' | 'publishers' | 'notPublishers'
/** Without what could not be chosen yet when it was written. */
type KeptFilter = Omit<SubscriptionFilter, LaterWish> & Partial<Pick<SubscriptionFilter, LaterWish>>

/** Without words where it was written before there were any. */
type KeptMention = Omit<MentionRule, 'words'> & Partial<Pick<MentionRule, 'words'>>

/** Row shapes as stored. Times are Unix milliseconds, flags 0 or 1, `*Json` columns hold what the name says. */
export type Database = {
  feeds: {
    id: string
    workspaceId: string | null
    channelId: string | null
    name: string
    url: string
    language: string
    kind: string
    weight: number
    isActive: number
    /** Not from the catalogue's file. */
    isAdded: number
    /** Of `url`, in lower case, also where the feed is asked at `movedTo`: a 429 holds for all feeds of a host. */
    host: string
    etag: string | null
    lastModified: string | null
    fullAt: number | null
    nextPollAt: number
    askedAt: number | null
    baselineAt: number | null
    lastSuccessAt: number | null
    failuresInARow: number
    missingSince: number | null
    limitedAt: number | null
    problem: string | null
    lastProblem: string | null
    troubledAt: number | null
    toldAt: number | null
    stoppedAt: number | null
    fingerprintsJson: Json<readonly string[]>
    rhythmJson: Json<FeedRhythm> | null
    moveJson: Json<FeedMove> | null
    movedTo: string | null
    pushJson: Json<FeedPush> | null
    /** 1: a member added it in a channel that was forgotten, so that it has none. */
    channelForgotten: Generated<number>
    /** The day (UTC, since 1970) on which so much of it was read, in the units of its quota. */
    readDay: Generated<number | null>
    readUnits: Generated<number>
    /** How much of that was its first document. */
    firstUnits: Generated<number>
    /** The process that polls it until then, or that leaves its host in peace. */
    claimedBy: string | null
    claimedUntil: Generated<number>
  }
  entries: {
    id: string
    feedId: string
    identity: string
    title: string
    /** Search words of the title. */
    words: string | null
    url: string | null
    summary: string
    language: string | null
    publishedAt: number
    seenAt: number
    outcome: string
    storyId: string | null
  }
  entryKeys: { feedId: string; key: string; entryId: string }
  stories: {
    id: string
    workspaceId: string | null
    topic: string
    status: string
    title: string
    url: string | null
    subject: string | null
    /** Search words of title and names, one space between two. */
    words: string
    amountUsd: number | null
    /** What a round raised, in its own currency. */
    amountMinor: number | null
    currency: string | null
    /** `disputed`, `ceiling` or `floor`: what it counts as in a total is not all that is told of it. */
    amountForm: string | null
    /** What of the amount is lent, given and paid to holders of shares beside other money, in its currency. */
    debtMinor: number | null
    grantMinor: number | null
    soldMinor: number | null
    /** Of a funding round, as facts say it. */
    round: string | null
    /** Of the company that raises, as facts say it. */
    country: string | null
    firstAt: number
    eventAt: number
    updatedAt: number
    importance: number
    revision: number
    factsJson: Json<Facts>
    sourcesJson: Json<readonly StorySource[]>
    changesJson: Json<readonly KeptChange[]>
    /** `null` in rows from before there was a dispute to keep. */
    disputedJson: Json<Disputed> | null
    mendingJson: Json<StoryMending> | null
    /** Merged into another story or retracted. */
    isEnded: number
    mergedInto: string | null
    /** Of a workspace's own story: the public one of the same event. */
    publicId: string | null
  }
  /** Who gives money in a round, each by the plain form of the name. */
  investors: { name: string; storyId: string }
  /** `dayAt` is the start of a day (UTC) on which a report brought the key. */
  storyKeys: { key: string; dayAt: number; storyId: string }
  storyBars: { storyId: string; entryId: string }
  mendings: {
    seq: Generated<number>
    id: string
    at: number
    doneBy: string
    why: string
    action: string
    storyId: string
    otherStoryId: string | null
    entryIdsJson: Json<readonly string[]>
  }
  reports: { storyId: string; entryId: string; publishedAt: number; reportJson: Json<Report> }
  /** Reports that turn a story which was not there yet, under the key of what they tell of. */
  keptTurns: { key: string; entryId: string; publishedAt: number; reportJson: Json<Report> }
  workspaces: { id: string; platform: string; externalId: string; greetedAt: number | null }
  channels: {
    id: string
    workspaceId: string
    platform: string
    externalId: string
    language: string
    timeZone: string
    roundupMode: string
    roundupWeekday: number
    roundupHour: number
    roundupSince: number
    quietFromHour: number | null
    quietUntilHour: number | null
    hasRumours: number
    mutedJson: Json<readonly string[]>
    isPublished: number
    isForAdmins: number
    /** `null`: no notes in threads. */
    threadsSince: number | null
    cardStyle: string
    /** Whose direct messages it is. */
    personId: string | null
    /** Nothing is sent before then. */
    restUntil: Generated<number>
    refusals: Generated<number>
    /** When a pause that somebody wanted ends by itself. */
    pausedUntil: Generated<number | null>
  }
  subscriptions: {
    id: string
    channelId: string
    topic: string
    filterJson: Json<KeptFilter>
    mentionJson: Json<KeptMention> | null
    createdAt: number
    filterSince: Generated<number>
    createdBy: string
    pausedAt: number | null
    pauseReason: string | null
  }
  /** `day` is local, such as `2026-02-12`. */
  dailyPosts: { channelId: string; topic: string; day: string; posts: number }
  deliveries: {
    seq: Generated<number>
    id: string
    channelId: string
    kind: string
    lane: number
    storyId: string | null
    week: string | null
    feedId: string | null
    messageId: string | null
    revision: number
    state: string
    owedAt: number
    dueAt: number
    isBreaking: number
    /** Waits for others that come late as well. */
    isLate: Generated<number>
    attempts: number
    isAmbiguous: number
    shownRevision: number | null
    /** The delivery in whose message this one goes. */
    leadId: string | null
    heldBy: string | null
    /** Never shares a message. */
    isAlone: Generated<number>
    isPlain: Generated<number>
    partsSent: Generated<number>
    firstRef: string | null
    partsJson: Json<readonly Card[]> | null
    claimedAt: number | null
    leaseToken: string | null
    leaseUntil: number | null
    problem: string | null
  }
  messages: {
    id: string
    channelId: string
    ref: string
    deliveryId: string
    storyId: string | null
    isShared: number
    revision: number
    sentAt: number
    frozenAt: number | null
    closedAt: number | null
  }
  /** For completing what people type. `workspaceId` is empty for what everybody may see. */
  names: { kind: string; workspaceId: string; name: string; stories: number }
  audit: {
    seq: Generated<number>
    at: number
    workspaceId: string
    channelId: string
    /** Empty: the bot itself. */
    personId: string
    action: string
    optionsJson: Json<Readonly<Record<string, string>>>
  }
  complaints: {
    id: string
    storyId: string
    workspaceId: string
    channelId: string
    personId: string
    at: number
    words: string
    closedAt: number | null
  }
  installations: { id: string; sealed: string; installedAt: number }
  organisationWorkspaces: { workspaceId: string; organisationId: string }
  settings: { name: string; value: string }
  leases: { name: string; holder: string; until: number }
}
