import type { CardMention } from './card.ts'
import type { Status } from './status.ts'
import type { Topic } from './topic.ts'

/**
 * Why nothing can be posted: the platform refused it, in words that its admin can act on. `token-refused`: it takes the token
 * of one workspace no more, though the bot may still be there.
 */
export const LOSS_REASONS = ['forbidden', 'tag-required', 'channel-gone', 'bot-removed', 'token-refused'] as const
export type LossReason = (typeof LOSS_REASONS)[number]
/** What is about a whole workspace. */
export const WORKSPACE_LOSSES = ['bot-removed', 'token-refused'] as const satisfies readonly LossReason[]
export type WorkspaceLoss = (typeof WORKSPACE_LOSSES)[number]

/**
 * Why a subscription rests. `asked`: somebody who may manage the channel wanted it, and it goes on when somebody says so.
 * `unknown`: another version had a reason of its own.
 */
export const PAUSE_REASONS = [...LOSS_REASONS, 'asked', 'unknown'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** Whether it rests because nothing could be posted, and not because somebody wanted it. */
export function isLost({ pauseReason }: { readonly pauseReason: PauseReason | null }): boolean {
  return pauseReason !== null && pauseReason !== 'asked'
}

/** Reasons that somebody may mend on the platform without a word to the bot, so it tries again by itself. */
export const PROBED_REASONS = ['forbidden', 'tag-required'] as const satisfies readonly LossReason[]

/** What of a topic a channel wants. Every list is empty where it limits nothing; names and words are compared without case. */
export type SubscriptionFilter = {
  /** Vendors, companies or investors: one of them brings it, raises or gives the money. */
  readonly subjects: readonly string[]
  /** Vendors or companies that are left out. */
  readonly notSubjects: readonly string[]
  /** Funding below it, or with no known amount, is left out. `null`: everything. */
  readonly minAmountUsd: number | null
  /** `seed`, `series-a` ... Funding of another round, or of none that is known, is left out. */
  readonly rounds: readonly string[]
  /** ISO 3166-1 alpha-2. Funding of a company of another country, or of none that is known, is left out. */
  readonly countries: readonly string[]
  readonly statuses: readonly Status[]
  /** Rumours and talks are opt-in. */
  readonly rumours: boolean
  /** Only models whose weights are out. */
  readonly openWeightsOnly: boolean
  /** Funding of companies that are known not to do AI is left out. */
  readonly aiOnly: boolean
  /** BCP 47 primary subtags: one of the sources has to write in one of them. */
  readonly languages: readonly string[]
  /** One of them has to report it: a publisher by its site, or by the name of its feed where no site tells it, or `LABS`. */
  readonly publishers: readonly string[]
  /** What they report counts as not said: a story waits until somebody else reports it. */
  readonly notPublishers: readonly string[]
  /** One of them has to stand in the headline or the names. */
  readonly words: readonly string[]
  /** None of them may. */
  readonly notWords: readonly string[]
  /** How many publishers have to tell it, 1 and up. */
  readonly minSources: number
  /** Posts in one day of the channel's time zone; the rest waits for the roundup. `null`: as many as there are. */
  readonly maxPerDay: number | null
}

/** What a subscription is without any wish: all that is certain, of companies that do AI. */
export const DEFAULT_FILTER: SubscriptionFilter = {
  subjects: [],
  notSubjects: [],
  minAmountUsd: null,
  rounds: [],
  countries: [],
  statuses: [],
  rumours: false,
  openWeightsOnly: false,
  aiOnly: true,
  languages: [],
  publishers: [],
  notPublishers: [],
  words: [],
  notWords: [],
  minSources: 1,
  maxPerDay: null,
}

/** A mention, maybe only where much money is raised or certain words stand. */
export type MentionRule = CardMention & {
  /** Funding below it, or with no known amount, calls nobody. `null`: every post calls. */
  readonly minAmountUsd: number | null
  /** One of them has to stand in the headline or the names. Empty: they call whatever stands there. */
  readonly words: readonly string[]
}

/** In the place of somebody who is forgotten. */
export const NOBODY = 'forgotten'

/** A channel's wish to hear of a topic. One per channel and topic. Times are Unix milliseconds. */
export type Subscription = {
  readonly id: string
  readonly channelId: string
  readonly topic: Topic
  readonly filter: SubscriptionFilter
  readonly mention: MentionRule | null
  /** Since when it runs: until it is ended, or goes on after a pause. */
  readonly createdAt: number
  /**
   * Since when its filter is what it is. Stories from before were judged by another. `/settings rumours` counts from then on
   * without moving it: a story that is told in the same minutes is not to be lost by it.
   */
  readonly filterSince: number
  /** The platform's id of whoever subscribed, or `NOBODY`. */
  readonly createdBy: string
  readonly pausedAt: number | null
  readonly pauseReason: PauseReason | null
}
