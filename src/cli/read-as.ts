import type { Facts, FundingFacts, ModelFacts, ModelReleaseFacts } from '../core/facts.ts'
import { majorOf, type Money } from '../core/money.ts'

/**
 * What one report was read as, in short: its status, and what decides which story it belongs to, such as
 * `announced · Quillon · 40M USD · series-b` or `released · OpenAI gpt 5.3 codex`.
 */
export function readAs(facts: Facts): string {
  const told = facts.topic === 'funding' ? roundWords(facts) : releaseWords(facts)
  return [facts.status.value, ...told].join(' · ')
}

function releaseWords({ models, vendor }: ModelReleaseFacts): readonly string[] {
  if (models.length > 0) return models.map(modelWords)
  return [...(vendor === null ? [] : [vendor.value]), 'no model named']
}

/** By the parts that its name was taken for, where a family of models is known by it. */
function modelWords({ vendor, name, family, version, variant }: ModelFacts): string {
  const parts = family === null ? [name.value] : [family, version, variant]
  return [vendor?.value ?? null, ...parts].filter((part) => part !== null).join(' ')
}

function roundWords({ company, amount, valuation, round }: FundingFacts): readonly string[] {
  return [
    company?.value ?? 'no company named',
    ...(amount === null ? [] : [sumWords(amount.value)]),
    ...(valuation === null ? [] : [`valued at ${sumWords(valuation.value)}`]),
    ...(round === null ? [] : [round.value]),
  ]
}

function sumWords(money: Money): string {
  const sum = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 })
  return `${sum.format(majorOf(money))} ${money.currency}`
}
