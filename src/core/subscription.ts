import type { Topic } from './topic.ts'

/** Why a subscription rests: the platform refused a post, in words that its admin can act on. */
export type PauseReason = 'forbidden' | 'channel-gone' | 'bot-removed'

export type SubscriptionFilter = {
  /** Funding below it, or with no known amount, is left out. `null`: everything. */
  readonly minAmountUsd: number | null
  /** Rumours and talks are opt-in. */
  readonly rumours: boolean
  /** Funding of companies that are known not to do AI is left out. */
  readonly aiOnly: boolean
}

/** A channel's wish to hear of a topic. One per channel and topic. Times are Unix milliseconds. */
export type Subscription = {
  readonly id: string
  readonly channelId: string
  readonly topic: Topic
  readonly filter: SubscriptionFilter
  readonly createdAt: number
  /** The platform's id of whoever subscribed. */
  readonly createdBy: string
  readonly pausedAt: number | null
  readonly pauseReason: PauseReason | null
}
