import type { FundingFacts, ModelReleaseFacts } from '../../src/core/facts.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import type { FundingStatus, ModelStatus } from '../../src/core/status.ts'
import type { Report, Story } from '../../src/core/story.ts'
import { fact } from './fact.ts'
import { NO_DETAILS, NO_TERMS } from './no-details.ts'

export function fundingFacts(parts: {
  readonly company: string
  readonly amountUsd: number | null
  readonly status?: FundingStatus
  readonly title?: string
}): FundingFacts {
  const title = parts.title ?? `${parts.company} raises money`
  return {
    ...NO_TERMS,
    probability: 0.99,
    status: fact(parts.status ?? 'announced', title),
    company: fact(parts.company, title),
    amount: parts.amountUsd === null ? null : fact(moneyFromMajor(parts.amountUsd, 'USD'), title),
    amountUsd: parts.amountUsd,
  }
}

export function releaseFacts(parts: {
  readonly vendor: string
  readonly name: string
  readonly status?: ModelStatus
}): ModelReleaseFacts {
  const title = `${parts.vendor} ships ${parts.name}`
  return {
    topic: 'model-release',
    probability: 0.99,
    status: fact(parts.status ?? 'released', title),
    models: [{ ...NO_DETAILS, name: fact(parts.name, title), vendor: fact(parts.vendor, title) }],
    vendor: null,
  }
}

/** A public story that was just opened. */
export function story(parts: { readonly id: string; readonly facts: Story['facts'] } & Partial<Story>): Story {
  return {
    topic: parts.facts.topic,
    title: parts.facts.status.evidence.quote,
    url: `https://news.example/${parts.id}`,
    status: parts.facts.status.value,
    sources: [{ name: 'Example Wire', url: 'https://news.example/', at: 1_000, language: 'en', kind: 'press' }],
    firstAt: parts.eventAt ?? 1_000,
    eventAt: 1_000,
    updatedAt: 1_000,
    importance: 1,
    workspaceId: null,
    publicId: null,
    revision: 1,
    changes: [],
    mending: null,
    disputed: { amount: null, valuation: null },
    ...parts,
  }
}

export function report(parts: { readonly entryId: string; readonly facts: Report['facts'] } & Partial<Report>): Report {
  return {
    feedId: 'feed',
    feedName: 'Example Wire',
    feedKind: 'press',
    feedWeight: 0.8,
    language: 'en',
    title: parts.facts.status.evidence.quote,
    summary: '',
    url: `https://news.example/${parts.entryId}`,
    publishedAt: 1_000,
    ...parts,
  }
}
