import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'
import type { FundingStatus, ModelStatus } from './status.ts'

/** What a model takes in or puts out; `multimodal` where a text says no more than that. */
export type Modality = 'text' | 'image' | 'video' | 'audio' | '3d' | 'multimodal'

/** What a million tokens cost, in major units of `currency`; `any` where the text does not tell the two apart. */
export type TokenPrice = {
  readonly of: 'input' | 'output' | 'any'
  readonly perMillion: number
  readonly currency: string
}

/** One model that a text names. `name` is as written, without the vendor; the parts are what story keys are made of. */
export type ModelFacts = {
  readonly name: Fact<string>
  /** The organisation in its usual Latin form; when the text names only the family, the evidence is the family's mention. */
  readonly vendor: Fact<string> | null
  /** Lower case, e.g. `gpt`, `claude`, `qwen`. */
  readonly family: string | null
  /** Digits and dots, e.g. `5.2`; `null` when the name carries none. */
  readonly version: string | null
  /** Lower case words that make another model of the same version: `opus`, `codex`, `flash`; sizes are not variants. */
  readonly variant: string | null
  /** As written, e.g. `397B`, `27B-A3B`. */
  readonly parameters: Fact<string> | null
  /** How many there are in all, and how many of them work on one token. */
  readonly totalParameters: Fact<number> | null
  readonly activeParameters: Fact<number> | null
  /** In tokens. */
  readonly contextTokens: Fact<number> | null
  /** Whether anybody may download the weights; `null` when the text does not tell. */
  readonly openWeights: Fact<boolean> | null
  /** Short name, SPDX where there is one: `Apache-2.0`, `MIT`, `CC-BY-NC-4.0`. */
  readonly licence: Fact<string> | null
  readonly modalities: readonly Fact<Modality>[]
  /** At most one of each kind. */
  readonly prices: readonly Fact<TokenPrice>[]
  /** What the vendor claims, as written: `SWE-bench Verified 82.1%`. */
  readonly benchmarks: readonly Fact<string>[]
}

/** A wave of sizes may have as many. */
export const MOST_MODELS = 8

export type ModelReleaseFacts = {
  readonly topic: 'model-release'
  /** Calibrated, 0 to 1. */
  readonly probability: number
  readonly status: Fact<ModelStatus>
  /** Most important first, at most MOST_MODELS; empty when the text names none. */
  readonly models: readonly ModelFacts[]
  /** Who brings it, where the text names no model; `null` where it names one, or nobody. */
  readonly vendor: Fact<string> | null
}

export const FUNDING_KINDS = ['equity', 'debt', 'secondary', 'grant', 'strategic'] as const
export type FundingKind = (typeof FUNDING_KINDS)[number]

/**
 * What a company owes, what it gets without giving a share, and what goes to those who sell theirs: told of where a round
 * has it beside equity.
 */
export const PART_KINDS = ['debt', 'grant', 'secondary'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** `$40M in debt` of a round of $100M. */
export type RoundPart = { readonly kind: PartKind; readonly money: Money }

export type FundingFacts = {
  readonly topic: 'funding'
  /** Calibrated, 0 to 1. */
  readonly probability: number
  readonly status: Fact<FundingStatus>
  /** Who receives the money, in its usual Latin form where one is known. */
  readonly company: Fact<string> | null
  /** ISO 3166-1 alpha-2; from the table of companies (the evidence is the company's name), else from the text. */
  readonly country: Fact<string> | null
  /** The round's own amount, with what was lent and given beside its equity. Never the valuation. */
  readonly amount: Fact<Money> | null
  /** About, in US dollars at a dated rate; `null` when the amount or the rate is unknown. */
  readonly amountUsd: number | null
  /** What of the amount is of another kind than the rest: in its currency, each kind once, and less than all of it. */
  readonly parts: readonly Fact<RoundPart>[]
  readonly valuation: Fact<Money> | null
  /** Whether the valuation counts the new money, where the text says so. */
  readonly valuationBasis: Fact<'pre-money' | 'post-money'> | null
  /** `seed`, `pre-seed`, `series-a` ..., else the kind: `debt`, `secondary`, `grant`, `strategic`. */
  readonly round: Fact<string> | null
  /** `null` when the text names neither a round nor a kind. */
  readonly kind: Fact<FundingKind> | null
  /** Only investors that the text says lead. */
  readonly leads: readonly Fact<string>[]
  /** Investors that the text says take part without leading. */
  readonly investors: readonly Fact<string>[]
  /** A judgement on the whole text, not a fact of it: filters use it, nothing prints it. */
  readonly isAi: boolean | null
}

/** What one entry says about one event. */
export type Facts = ModelReleaseFacts | FundingFacts
