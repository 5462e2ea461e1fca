import type { Fact } from '../../core/evidence.ts'
import type { Facts } from '../../core/facts.ts'
import { inSimplified } from '../simplified.ts'

/** Of a name that was read in simplified characters, those of its quote. */
function asQuoted(name: Fact<string>): Fact<string> {
  const { quote } = name.evidence
  const plain = inSimplified(quote)
  const at = plain === quote ? -1 : plain.indexOf(name.value)
  return at < 0 ? name : { ...name, value: quote.slice(at, at + name.value.length) }
}

function orNull(name: Fact<string> | null): Fact<string> | null {
  return name === null ? null : asQuoted(name)
}

/** Facts with names in the characters of their text: Chinese is read in simplified ones, and a company of Taiwan has its own. */
export function namesAsWritten(facts: Facts): Facts {
  if (facts.topic === 'funding')
    return {
      ...facts,
      company: orNull(facts.company),
      leads: facts.leads.map(asQuoted),
      investors: facts.investors.map(asQuoted),
    }
  return {
    ...facts,
    models: facts.models.map((model) => ({ ...model, name: asQuoted(model.name), vendor: orNull(model.vendor) })),
    vendor: orNull(facts.vendor),
  }
}
