import type { Card } from '../card.ts'
import type { ClaimedDelivery, Delivery, DeliveryKind, DeliveryState, HoldReason } from '../delivery.ts'
import type { Message } from '../message.ts'
import type { Channel, Platform } from '../workspace.ts'

export type NewDelivery = Pick<Delivery, 'channelId' | 'kind' | 'storyId' | 'week' | 'revision' | 'dueAt'> &
  Partial<Pick<Delivery, 'feedId' | 'messageId'>> & {
    /** Default: false. */
    readonly isBreaking?: boolean
    /** Default: false. */
    readonly isLate?: boolean
    /** Default: when it is due. */
    readonly owedAt?: number
  }

/** A story's post, whatever channel it is owed to. */
export type NewPost = Pick<NewDelivery, 'storyId' | 'revision' | 'owedAt' | 'dueAt' | 'isBreaking' | 'isLate'>

/** What comes to be owed, and what is owed again. */
export interface OwedDeliveries {
  /**
   * Owes it to the channel. A `post` of a story and a `roundup` of a week exist once per channel for ever; an `edit` that
   * is still due takes the newer revision; a `note` or `again` exists once per story revision, and an `again` in the place
   * of a message is due anew where it ended unsent. Returns whether a row was added or changed.
   */
  add(delivery: NewDelivery): Promise<boolean>
  /** Owes a story's post to many channels, in that order. Returns those to which it was not owed before. */
  addPosts(post: NewPost, channelIds: readonly string[]): Promise<ReadonlySet<string>>
  /**
   * Makes a story's post due again that ended before anything of it was sent: it was not wanted any more, or the channel took
   * no messages. False where there is none; what the platform refused for its own sake stays as it ended, and so does what
   * came in a message of its own since.
   */
  reopenPost(channelId: string, storyId: string, again: Pick<NewPost, 'owedAt' | 'dueAt' | 'isLate'>): Promise<boolean>
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
  /**
   * What waits, is claimed or rests for longer than anything does was put off while the clock was ahead: from now on it is
   * due, its claim has run out, its channel rests no more. Returns how much that was.
   */
  bringBack(nowMs: number): Promise<number>
  /**
   * Makes dead deliveries due again, all of them for `null`, with those that share their messages; each is looked for before
   * it is sent. Returns how many.
   */
  redrive(ids: readonly string[] | null, nowMs: number): Promise<number>
}

/** From the claim of a delivery to what became of it. */
export interface ClaimedDeliveries {
  /** What `claimNext` would claim. */
  peekNext(channelId: string, nowMs: number, except?: ReadonlySet<string>): Promise<Delivery | null>
  /**
   * Claims the channel's next due delivery under a lease: what a process that ended had begun, then posts and notes in
   * order of creation, then roundups, edits last. Posts that are late wait for others of their kind until they are due, and
   * hold nothing up by then. `null` while one of the channel's is on its way. A claim whose lease ran
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
  /** What is due to a channel and may share a message with others of its kind, oldest first; without one that is claimed. Default: posts. */
  listGatherable(channelId: string, nowMs: number, of?: 'posts' | 'feed-trouble'): Promise<readonly Delivery[]>
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
}

/** What is owed to whom, and what became of it. Changes nothing. */
export interface FoundDeliveries {
  /** The channels where the story's post ended unsent. */
  listRefused(storyId: string): Promise<readonly string[]>
  find(id: string): Promise<Delivery | null>
  /** Channels that have something due now, or a lease that ran out, and neither rest nor are quiet. Default: none is quiet. */
  listDueChannels(
    nowMs: number,
    isQuiet?: (channel: Pick<Channel, 'quietHours' | 'timeZone'>) => boolean,
  ): Promise<readonly string[]>
  /** Of those, the ones with a lease that ran out: a process died, or stood still, while it was sending. */
  listAbandonedChannels(nowMs: number): Promise<readonly string[]>
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
}

export interface DeliveryStore extends OwedDeliveries, ClaimedDeliveries, FoundDeliveries {}
