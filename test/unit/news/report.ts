import type { FundingFacts, ModelFacts, ModelReleaseFacts } from '../../../src/core/facts.ts'
import type { FundingStatus, ModelStatus } from '../../../src/core/status.ts'
import type { Report } from '../../../src/core/story.ts'
import { modelParts } from '../../../src/news/names/model-parts.ts'
import { fact, usd } from '../../builders/fact.ts'
import { NO_DETAILS } from '../../builders/no-details.ts'
import { fundingFacts, report } from '../../builders/story.ts'

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
  amountUsd: number | null,
  { round, valuation, ...more }: { round?: string; valuation?: number; status?: FundingStatus } = {},
): FundingFacts {
  return {
    ...fundingFacts({ company, amountUsd, ...more }),
    valuation: valuation === undefined ? null : usd(valuation),
    round: round === undefined ? null : fact(round),
  }
}

export function reportOf(entryId: string, facts: Report['facts'], more: Partial<Report> = {}): Report {
  const feed = { feedId: 'f', feedName: `feed ${entryId}`, feedWeight: 0.5 }
  return report({ entryId, facts, ...feed, title: `Headline ${entryId}`, url: null, publishedAt: 0, ...more })
}
