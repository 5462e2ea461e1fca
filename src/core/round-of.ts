import type { Facts, FundingFacts } from './facts.ts'

/** The round that a text or a story tells of; `null` where it tells of something else. */
export function roundOf(facts: Facts): FundingFacts | null {
  return facts.topic === 'funding' ? facts : null
}
