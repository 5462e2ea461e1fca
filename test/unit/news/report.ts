import type { Fact } from '../../../src/core/evidence.ts'
import type { FundingFacts, ModelFacts, ModelReleaseFacts } from '../../../src/core/facts.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { FundingStatus, ModelStatus } from '../../../src/core/status.ts'
import type { Report } from '../../../src/core/story.ts'
import { modelParts } from '../../../src/news/names/model-parts.ts'
import { NO_DETAILS, NO_TERMS } from '../../builders/no-details.ts'

export function fact<T>(value: T): Fact<T> {
  return { value, evidence: { entryId: 'e', field: 'title', start: 0, end: 1, quote: 'x', fieldHash: '0' } }
}

export function model(vendor: string, name: string, family: string): ModelFacts {
  const { version, variant, parameters } = modelParts(name)
  return {
    ...NO_DETAILS,
    name: fact(name),
    vendor: fact(vendor),
    family,
    version,
    variant,
    parameters: parameters === null ? null : fact(parameters),
  }
}

export function releaseOf(models: readonly ModelFacts[], status: ModelStatus = 'released'): ModelReleaseFacts {
  return { topic: 'model-release', probability: 0.9, status: fact(status), models, vendor: null }
}

export function fundingOf(
  company: string,
  usd: number | null,
  more: { round?: string; valuation?: number; status?: FundingStatus } = {},
): FundingFacts {
  return {
    ...NO_TERMS,
    probability: 0.9,
    status: fact(more.status ?? 'announced'),
    company: fact(company),
    amount: usd === null ? null : fact(moneyFromMajor(usd, 'USD')),
    amountUsd: usd,
    valuation: more.valuation === undefined ? null : fact(moneyFromMajor(more.valuation, 'USD')),
    round: more.round === undefined ? null : fact(more.round),
  }
}

export function reportOf(entryId: string, facts: Report['facts'], more: Partial<Report> = {}): Report {
  return {
    entryId,
    feedId: 'f',
    feedName: `feed ${entryId}`,
    feedKind: 'press',
    feedWeight: 0.5,
    language: 'en',
    title: `Headline ${entryId}`,
    summary: '',
    url: null,
    publishedAt: 0,
    facts,
    ...more,
  }
}
