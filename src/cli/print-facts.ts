import type { Facts, FundingFacts, ModelFacts } from '../core/facts.ts'
import { asExactAs, majorOf } from '../core/money.ts'
import { subjectOf } from '../core/subject.ts'
import { USD_RATES_DATE } from '../news/usd-rates.ts'

function valueOf<T>(fact: { readonly value: T } | null): T | null {
  return fact === null ? null : fact.value
}

/** One model, its facts as plain values; sums and sizes are numbers. */
export function printModel(model: ModelFacts): object {
  return {
    vendor: valueOf(model.vendor),
    name: model.name.value,
    family: model.family,
    version: model.version,
    variant: model.variant,
    parameters: valueOf(model.parameters),
    totalParameters: valueOf(model.totalParameters),
    activeParameters: valueOf(model.activeParameters),
    contextTokens: valueOf(model.contextTokens),
    openWeights: valueOf(model.openWeights),
    licence: valueOf(model.licence),
    modalities: model.modalities.map(({ value }) => value),
    pricesPerMillionTokens: model.prices.map(({ value }) => ({
      of: value.of,
      price: value.perMillion,
      currency: value.currency,
    })),
    benchmarksClaimedByVendor: model.benchmarks.map(({ value }) => value),
  }
}

/** One round; money in major units of its currency. */
export function printRound(facts: FundingFacts): object {
  const { amount, valuation } = facts
  const isForeign = amount !== null && amount.value.currency !== 'USD' && facts.amountUsd !== null
  return {
    company: valueOf(facts.company),
    country: valueOf(facts.country),
    amount: amount === null ? null : majorOf(amount.value),
    currency: amount?.value.currency ?? null,
    aboutUsd: amount === null || facts.amountUsd === null ? null : asExactAs(facts.amountUsd, amount.value),
    parts: facts.parts.map(({ value }) => ({ kind: value.kind, amount: majorOf(value.money) })),
    ...(isForeign ? { rateOf: USD_RATES_DATE } : {}),
    valuation: valuation === null ? null : majorOf(valuation.value),
    valuationCurrency: valuation?.value.currency ?? null,
    valuationBasis: valueOf(facts.valuationBasis),
    round: valueOf(facts.round),
    kind: valueOf(facts.kind),
    leads: facts.leads.map(({ value }) => value),
    investors: facts.investors.map(({ value }) => value),
  }
}

/** One event with its status. */
export function printEvent(facts: Facts): object {
  const { topic, status, probability } = facts
  const head = { topic, status: status.value, probability: Number(probability.toFixed(3)) }
  return facts.topic === 'funding'
    ? { ...head, ai: facts.isAi, funding: printRound(facts) }
    : { ...head, vendor: valueOf(subjectOf(facts)), models: facts.models.map(printModel) }
}
