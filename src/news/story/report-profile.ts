import type { Facts, FundingFacts, ModelFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { toUsd } from '../usd-rates.ts'
import { companyKey } from './company-key.ts'
import { makersIn } from './makers-in.ts'
import { weightedWords, type WeightedWords } from './word-weights.ts'

/** What comparing a report needs again and again. */
export type ReportProfile = {
  readonly words: WeightedWords
  /** The headline in lower case. */
  readonly title: string
  /** Organisations of the headline that are no investors, as company keys. */
  readonly makers: readonly string[]
  /** Of the company that raises; `null` when the text names none. */
  readonly company: string | null
  readonly valuationUsd: number | null
  /** Sizes of all its models, as `27b`. */
  readonly sizes: ReadonlySet<string>
}

const profiles = new WeakMap<Report, ReportProfile>()

/** Computed once per report. */
export function profileOf(report: Report): ReportProfile {
  const known = profiles.get(report)
  if (known !== undefined) return known
  const { facts, title } = report
  const profile: ReportProfile = {
    words: weightedWords(title),
    title: title.toLowerCase(),
    makers: makersIn(title),
    company: facts.topic === 'funding' && facts.company !== null ? companyKey(facts.company.value) : null,
    valuationUsd: valuationOf(facts),
    sizes: facts.topic === 'funding' ? new Set() : new Set(facts.models.flatMap(sizesOf)),
  }
  profiles.set(report, profile)
  return profile
}

function valuationOf(facts: Facts): number | null {
  return facts.topic === 'funding' && facts.valuation !== null ? toUsd(facts.valuation.value) : null
}

/** A model's sizes: `397b`, or `27b` and `a3b`. */
export function sizesOf(model: ModelFacts): readonly string[] {
  return model.parameters?.value.toLowerCase().match(/\d+(?:\.\d+)?[bmt]/gu) ?? []
}

/** The letter of the round, `seed` too; kinds such as `debt` are none. */
export function letterOf(facts: FundingFacts): string | null {
  const round = facts.round?.value ?? null
  return round !== null && /^(?:pre-)?(?:series-[a-z]|seed)$/u.test(round) ? round : null
}
