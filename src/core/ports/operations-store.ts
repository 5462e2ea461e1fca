import type { DeliveryKind } from '../delivery.ts'
import type { PauseReason } from '../subscription.ts'
import type { Topic } from '../topic.ts'
import type { Platform } from '../workspace.ts'

/** A channel as whoever runs the bot sees it. Times are Unix milliseconds. */
export type ChannelOverview = {
  readonly id: string
  readonly workspaceId: string
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
  /**
   * Writes the next rows, at most so many, as this version does where an older one wrote them, such as one that still runs
   * while others are upgraded. `over`: nothing more is to be done today.
   */
  renewRows(nowMs: number, limit: number): Promise<'more' | 'over'>
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
