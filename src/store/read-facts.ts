import type { Facts, FundingFacts } from '../core/facts.ts'
import { fromJson, type Json } from './json.ts'

/** A process of an older version may run beside this one for a while, and writes rounds as it knows them. */
const UNKNOWN_BEFORE: Pick<FundingFacts, 'parts'> = { parts: [] }

/** With what an older version left out. */
export function wholeFacts(facts: Facts): Facts {
  return facts.topic === 'funding' ? { ...UNKNOWN_BEFORE, ...facts } : facts
}

export function readFacts(text: Json<Facts>): Facts {
  return wholeFacts(fromJson(text))
}
