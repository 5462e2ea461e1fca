import type { Fact } from '../../src/core/evidence.ts'
import type { FundingFacts, ModelFacts, ModelReleaseFacts } from '../../src/core/facts.ts'
import type { FundingStatus, ModelStatus } from '../../src/core/status.ts'
import type { Story } from '../../src/core/story.ts'
import { fact, usd } from './fact.ts'
import { NO_DETAILS, NO_TERMS } from './no-details.ts'
import { story } from './story.ts'

export const FIRST_AT = Date.UTC(2026, 1, 12, 10)

export function oneModel(name: string, parts: Partial<ModelFacts> = {}): ModelFacts {
  return { ...NO_DETAILS, name: fact(name), vendor: null, ...parts }
}

export function modelStory(
  status: ModelStatus,
  parts: Partial<Story> = {},
  models: readonly ModelFacts[] = [oneModel('Claude Opus 4.6', { vendor: fact('Anthropic') })],
  vendor: Fact<string> | null = null,
): Story {
  const facts: ModelReleaseFacts = {
    topic: 'model-release',
    probability: 0.9,
    status: fact(status),
    models,
    vendor,
  }
  return sample('Anthropic releases Claude Opus 4.6', facts, parts)
}

export function fundingStory(
  status: FundingStatus,
  facts: Partial<FundingFacts> = {},
  parts: Partial<Story> = {},
): Story {
  const all: FundingFacts = {
    ...NO_TERMS,
    probability: 0.9,
    status: fact(status),
    company: fact('Anthropic'),
    amount: usd(30e9),
    amountUsd: 30e9,
    valuation: usd(380e9),
    round: fact('series-g'),
    leads: [fact('GIC')],
    ...facts,
  }
  return sample('Anthropic raises $30 billion', all, parts)
}

function sample(title: string, facts: Story['facts'], parts: Partial<Story>): Story {
  const url = 'https://example.com/a'
  const sources: Story['sources'] = [{ name: 'Example News', url, at: FIRST_AT, language: 'en', kind: 'press' }]
  const told = { title, url, sources, firstAt: FIRST_AT, eventAt: FIRST_AT, updatedAt: FIRST_AT }
  return story({ id: 'story-1', facts, ...told, ...parts })
}
