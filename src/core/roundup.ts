import type { Money } from './money.ts'
import type { RoundSums } from './round-sums.ts'
import type { Story, StoryChange } from './story.ts'
import type { Topic } from './topic.ts'

/** The numbers of one ISO week, every one of them countable in the stories that stand beside it. */
export type Roundup = {
  /** ISO week, `2026-W07`. */
  readonly week: string
  /** What it covers: of another topic it says nothing. */
  readonly topics: readonly Topic[]
  /** Unix milliseconds, inclusive. */
  readonly fromAt: number
  /** Unix milliseconds, exclusive. */
  readonly untilAt: number
  /** Released or announced in the week, and not what the channel wants to hear of it. */
  readonly leftOut: readonly Story[]
  /** When the ledger began, where that was after the week: of the week it has what feeds still held. Unix milliseconds. */
  readonly knownSince: number | null
  /** Released, previewed or announced in the week, most important first. */
  readonly models: readonly Story[]
  /** The same models by whether their weights are out; each is in one of the three. */
  readonly weights: {
    readonly open: readonly Story[]
    readonly closed: readonly Story[]
    /** No text tells. */
    readonly notSaid: readonly Story[]
  }
  /** Announced in the week, largest first. Sales of shares that others held are none: they are in `sales`. */
  readonly rounds: readonly Story[]
  /** Tender offers and other sales of existing shares, largest first: told apart, in no sum of rounds. */
  readonly sales: readonly Story[]
  /** Of the rounds and of the sales; valuations are never summed. */
  readonly sums: RoundSums
  /** Rumours and talks of the week that a publisher tells: told apart, never counted. */
  readonly expected: readonly Story[]
  /** What was settled in the week about stories that were told before, newest first. */
  readonly changed: readonly RoundupChange[]
  /**
   * Released or announced in the weeks before, and first seen when their roundup had been sent: told apart, and in none of
   * this week's numbers. Most important first.
   */
  readonly late: readonly Story[]
  /** Stories of the week that several publishers tell, those with most of them first. */
  readonly covered: readonly Story[]
  readonly year: YearSoFar
  /** Announced rounds of this week and the ones before it, oldest first. */
  readonly weeks: readonly WeekFunding[]
}

/** `changes`: oldest first, never empty. */
export type RoundupChange = { readonly story: Story; readonly changes: readonly StoryChange[] }

/** Companies with large rounds from 1 January to the end of the week, or of the year where that comes first. */
export type YearSoFar = {
  readonly year: number
  /** Where the ledger begins, when that was after 1 January: Unix milliseconds. */
  readonly sinceAt: number | null
  /** Whether there are others that the channel does not want to hear of. */
  readonly isPart: boolean
  /** Announced rounds of $100M or more, largest first; no sales of existing shares. */
  readonly rounds: readonly Story[]
  /** The country with most companies first; rounds whose company has no name are in none. */
  readonly countries: readonly CountryCount[]
}

export type CountryCount = {
  /** ISO 3166-1 alpha-2; `null` where nobody said it. */
  readonly country: string | null
  /** Companies with a round of $100M or more. */
  readonly from100M: number
  /** Those of them with a round of $1B or more. */
  readonly from1B: number
  /** The largest round of each of these companies, largest first. */
  readonly largest: readonly Story[]
}

export type WeekFunding = {
  readonly week: string
  readonly rounds: number
  /** Per currency, the worthiest first. */
  readonly raised: readonly Money[]
  readonly raisedUsd: number
  /** How much of it is told as the most that there may be. */
  readonly upToUsd: number
}
