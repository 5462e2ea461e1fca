import type { Card } from './card.ts'

/**
 * - `due`: to be sent at `dueAt`
 * - `sending`: claimed under a lease
 * - `sent`: done
 * - `failed`: refused for good
 * - `dead`: attempts used up, or no message can be made of it; kept, listable
 */
export const DELIVERY_STATES = ['due', 'sending', 'sent', 'failed', 'dead'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/**
 * - `post`: a story's first message
 * - `again`: a message of its own for a story that changed, where the one in which it stands does not tell it: it shares
 *   that with others, or the message takes no edit and its thread no note
 * - `edit`: its message as it has to read now
 * - `note`: a material change, in the message's thread or, where few would see it there, in the channel
 * - `roundup`: of a week
 * - `feed-trouble`: a feed of the workspace needs somebody; those of several go in one message
 */
export const DELIVERY_KINDS = ['post', 'again', 'edit', 'note', 'roundup', 'feed-trouble'] as const
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]

/** Why posts of a channel were held back until they came as one message: quiet hours, down time, or many at once. */
export const HOLD_REASONS = ['quiet', 'away', 'burst'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** What is owed to one channel. Times are Unix milliseconds. */
export type Delivery = {
  readonly id: string
  readonly channelId: string
  readonly kind: DeliveryKind
  /** For all but `roundup` and `feed-trouble`. */
  readonly storyId: string | null
  /** For `roundup`: the ISO week, `2026-W07`. */
  readonly week: string | null
  /** For `feed-trouble`. */
  readonly feedId: string | null
  /**
   * For an `edit`: of that message, which the story shares with others. `null`: of the one that it has to itself. For an
   * `again`: in the place of that message, which can tell what changed neither itself nor in its thread.
   */
  readonly messageId: string | null
  /** The story's revision that caused it; an edit carries the newest. */
  readonly revision: number
  readonly state: DeliveryState
  /** When it came to be owed; `dueAt` moves on with every wait. */
  readonly owedAt: number
  readonly dueAt: number
  /** Worth being first where many channels wait. */
  readonly isBreaking: boolean
  /** A post of what was hours old when it came to be owed, since nobody could read it before: it shares a message with others. */
  readonly isLate: boolean
  readonly attempts: number
  /** The attempt may have reached the platform: look there before sending again. */
  readonly ambiguous: boolean
  readonly claimedAt: number | null
  /** The story's revision in what may stand on the platform, or stands there; `null` where that does not show it. */
  readonly shownRevision: number | null
  /** The delivery in whose message this one goes, its own id for that one; `null` where it has a message to itself. */
  readonly leadId: string | null
  /** Of a lead. */
  readonly heldBy: HoldReason | null
  /** Never shares a message: the platform refused its card, or a message that it was in. */
  readonly isAlone: boolean
  /** Goes as plain words: the platform refused its card. */
  readonly isPlain: boolean
  /** How many messages of one that is split are known to have arrived, in their order: they are never sent again. */
  readonly partsSent: number
  /** A roundup's messages as its first attempt that may have arrived had them; `null` before, and once it has ended. */
  readonly parts: readonly Card[] | null
  /** The first part's message; `null` where none is known to have arrived, or somebody deleted it. */
  readonly firstRef: string | null
  readonly problem: string | null
}

/** A delivery that this process holds until `leaseUntil`; marking it checks `leaseToken`. */
export type ClaimedDelivery = Delivery & {
  readonly leaseToken: string
  readonly leaseUntil: number
  /** When the claim of a process that did not come back ran out; `null` where this one took nothing over. */
  readonly abandonedAt: number | null
}

/**
 * Whether it was begun and never failed by itself: its process ended meanwhile, or the platform was away for everybody. It
 * has had its turn already.
 */
export function isCutShort({ ambiguous, attempts }: Pick<Delivery, 'ambiguous' | 'attempts'>): boolean {
  return ambiguous && attempts === 0
}
