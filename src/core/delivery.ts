/**
 * - `due`: to be sent at `dueAt`
 * - `sending`: claimed under a lease
 * - `sent`: done
 * - `failed`: refused for good
 * - `dead`: attempts used up; kept, listable
 */
export const DELIVERY_STATES = ['due', 'sending', 'sent', 'failed', 'dead'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** `post` a story, `edit` its message, `note` a material change in its thread, post a `roundup`, tell a `feed-trouble`. */
export type DeliveryKind = 'post' | 'edit' | 'note' | 'roundup' | 'feed-trouble'

/** What is owed to one channel. Times are Unix milliseconds. */
export type Delivery = {
  readonly id: string
  readonly channelId: string
  readonly kind: DeliveryKind
  /** For `post`, `edit`, `note`. */
  readonly storyId: string | null
  /** For `roundup`: the ISO week, `2026-W07`. */
  readonly week: string | null
  /** For `feed-trouble`. */
  readonly feedId: string | null
  /** The story's revision that caused it; an edit carries the newest. */
  readonly revision: number
  readonly state: DeliveryState
  readonly dueAt: number
  readonly attempts: number
  /** The attempt may have reached the platform: look there before sending again. */
  readonly ambiguous: boolean
  readonly claimedAt: number | null
  readonly problem: string | null
}

/** A delivery that this process holds until `leaseUntil`; marking it checks `leaseToken`. */
export type ClaimedDelivery = Delivery & { readonly leaseToken: string; readonly leaseUntil: number }
