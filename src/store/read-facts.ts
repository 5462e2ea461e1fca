import type { Facts, FundingFacts, ModelReleaseFacts } from '../core/facts.ts'
import { fromJson, type Json } from './json.ts'

/** A process of an older version may run beside this one for a while, and writes facts as it knows them. */
const UNKNOWN_OF_ROUNDS: Pick<FundingFacts, 'parts'> = { parts: [] }
const UNKNOWN_OF_RELEASES: Pick<ModelReleaseFacts, 'vendor'> = { vendor: null }

/** With what an older version left out. */
export function wholeFacts(facts: Facts): Facts {
  return facts.topic === 'funding' ? { ...UNKNOWN_OF_ROUNDS, ...facts } : { ...UNKNOWN_OF_RELEASES, ...facts }
}

export function readFacts(text: Json<Facts>): Facts {
  return wholeFacts(fromJson(text))
}
