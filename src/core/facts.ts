import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'
import type { FundingStatus, ModelStatus } from './status.ts'

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
  /** In tokens. */
  readonly contextTokens: Fact<number> | null
  /** What the vendor claims, as written: `SWE-bench Verified 82.1%`. */
  readonly benchmarks: readonly Fact<string>[]
}

export type ModelReleaseFacts = {
  readonly topic: 'model-release'
  /** Calibrated, 0 to 1. */
  readonly probability: number
  readonly status: Fact<ModelStatus>
  /** Most important first, at most 4; empty when the text names none. */
  readonly models: readonly ModelFacts[]
}

export type FundingFacts = {
  readonly topic: 'funding'
  /** Calibrated, 0 to 1. */
  readonly probability: number
  readonly status: Fact<FundingStatus>
  /** Who receives the money, in its usual Latin form where one is known. */
  readonly company: Fact<string> | null
  /** The round's own amount. Never the valuation. */
  readonly amount: Fact<Money> | null
  /** About, in US dollars at a dated rate; `null` when the amount or the rate is unknown. */
  readonly amountUsd: number | null
  readonly valuation: Fact<Money> | null
  /** `seed`, `pre-seed`, `series-a` ..., else the kind: `debt`, `secondary`, `grant`, `strategic`. */
  readonly round: Fact<string> | null
  /** Only investors that the text says lead. */
  readonly leads: readonly Fact<string>[]
  readonly isAi: boolean | null
}

/** What one entry says about one event. */
export type Facts = ModelReleaseFacts | FundingFacts
