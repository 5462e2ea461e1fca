import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Facts, ModelReleaseFacts } from '../../core/facts.ts'
import type { Status } from '../../core/status.ts'
import type { Report } from '../../core/story.ts'
import { subjectOf } from '../../core/subject.ts'
import { lazy } from '../../core/lazy.ts'
import { toUsd } from '../usd-rates.ts'
import { companyKey } from './company-key.ts'
import { identityOf } from './model-identity.ts'
import { voiceOf } from './voice-of.ts'

const weight = z.number().min(0)

const weightsSchema = z.strictObject({
  publishers: z.strictObject({ perDoubling: weight }),
  corroboration: z.strictObject({ perFurtherLanguage: weight, perFurtherKind: weight, fromTheLabItself: weight }),
  money: z.strictObject({
    perTenfoldAmount: weight,
    amountFromUsd: weight,
    perTenfoldValuation: weight,
    valuationFromUsd: weight,
  }),
  novelty: z.strictObject({ newMainVersion: weight, newVersion: weight, variant: weight, unnamed: weight }),
  /** A factor for what the story is worth at that status. */
  status: z.record(
    z.enum(['rumoured', 'in-talks', 'announced', 'preview', 'released', 'open-weights', 'denied', 'withdrawn']),
    weight,
  ) satisfies z.ZodType<Record<Status, number>>,
  companyIsNotAi: weight,
  tiers: z.array(z.strictObject({ weight, companies: z.array(z.string()) })),
})
type Weights = z.infer<typeof weightsSchema>

type Rank = { readonly weights: Weights; readonly tierOf: ReadonlyMap<string, number> }

/** `src/news/data/rank.json`, read once. */
const rank = lazy((): Rank => {
  const weights = weightsSchema.parse(JSON.parse(readFileSync(new URL('../data/rank.json', import.meta.url), 'utf8')))
  const tierOf = new Map(
    weights.tiers.flatMap((tier) => tier.companies.map((name) => [companyKey(name), tier.weight] as const)),
  )
  return { weights, tierOf }
})

/** How many times ten a sum is over `from`; nothing below it. */
function tenfolds(usd: number | null, from: number): number {
  return usd === null || usd <= from ? 0 : Math.log10(usd / from)
}

/** A main version is news of its own; `5.3` less so; a variant least. */
function noveltyOf(facts: ModelReleaseFacts, weights: Weights['novelty']): number {
  const [main] = facts.models
  if (main === undefined) return weights.unnamed
  const { version, variant } = identityOf(main)
  if (variant !== null) return weights.variant
  return version === null || /^\d+(?:\.0)?$/u.test(version) ? weights.newMainVersion : weights.newVersion
}

/**
 * How much a story matters to a reader of the week, 0 and up: who tells it, how many, how much money, whose it is, how
 * new and how sure. The weights are those of `rank.json`.
 */
export function importanceOf(reports: readonly Report[], facts: Facts): number {
  const { weights, tierOf } = rank()
  const { publishers, corroboration, money, novelty, status, companyIsNotAi } = weights
  const voices = new Map<string, number>()
  for (const report of reports) {
    const voice = voiceOf(report)
    voices.set(voice, Math.max(voices.get(voice) ?? 0, report.feedWeight))
  }
  // Summed in a fixed order: floating point addition is not associative.
  const heard = [...voices.values()].sort((a, b) => a - b).reduce((sum, voice) => sum + voice, 0)
  const kinds = new Set(reports.map(({ feedKind }) => feedKind))
  const languages = new Set(reports.map(({ language }) => language))
  const subject = subjectOf(facts)
  let sum =
    publishers.perDoubling * Math.log2(1 + heard) +
    corroboration.perFurtherLanguage * (languages.size - 1) +
    corroboration.perFurtherKind * (kinds.size - 1) +
    (kinds.has('lab') ? corroboration.fromTheLabItself : 0) +
    (subject === null ? 0 : (tierOf.get(companyKey(subject.value)) ?? 0))
  if (facts.topic === 'funding') {
    const valuationUsd = facts.valuation === null ? null : toUsd(facts.valuation.value)
    sum += money.perTenfoldAmount * tenfolds(facts.amountUsd, money.amountFromUsd)
    sum += money.perTenfoldValuation * tenfolds(valuationUsd, money.valuationFromUsd)
    if (facts.isAi === false) sum *= companyIsNotAi
  } else {
    sum += noveltyOf(facts, novelty)
  }
  return Math.round(sum * status[facts.status.value] * 1000) / 1000
}
