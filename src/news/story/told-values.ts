import type { Fact } from '../../core/evidence.ts'
import type { Facts, FundingFacts, ModelFacts, ModelReleaseFacts } from '../../core/facts.ts'
import { modelKey } from './keys.ts'

/** Whether one says what the other does not, or says otherwise. */
export function differ(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size !== other.size || [...one].some(([name, value]) => other.get(name) !== value)
}

type Told = readonly [name: string, facts: Fact<unknown> | readonly Fact<unknown>[] | null]

/** What readers are shown, by its name, as JSON; without what is not told. */
export function valuesOf(facts: Facts): ReadonlyMap<string, string> {
  const told = facts.topic === 'funding' ? fundingTold(facts) : releaseTold(facts)
  const listed = told.map(([name, one]) => [name, one === null ? [] : [one].flat()] as const)
  return new Map(
    listed.flatMap(([name, some]) =>
      some.length === 0 ? [] : [[name, JSON.stringify(some.map(({ value }) => JSON.stringify(value)).toSorted())]],
    ),
  )
}

function fundingTold(facts: FundingFacts): readonly Told[] {
  // The company is the subject; the kind is shown where it is the round.
  const told: Omit<FundingFacts, 'topic' | 'probability' | 'company' | 'amountUsd' | 'kind' | 'isAi'> = {
    status: facts.status,
    country: facts.country,
    amount: facts.amount,
    parts: facts.parts,
    valuation: facts.valuation,
    valuationBasis: facts.valuationBasis,
    round: facts.round,
    leads: facts.leads,
    investors: facts.investors,
  }
  return Object.entries(told)
}

function releaseTold({ status, models, vendor }: ModelReleaseFacts): readonly Told[] {
  return [['status', status], ['vendor', vendor], ...models.flatMap(modelTold)]
}

function modelTold(model: ModelFacts): readonly Told[] {
  const own = modelKey(model) ?? model.name.value.toLowerCase()
  // What a name is made of is shown by the name, and how many parameters there are in all as they are written.
  const told: Omit<ModelFacts, 'family' | 'version' | 'variant' | 'totalParameters'> = {
    name: model.name,
    vendor: model.vendor,
    parameters: model.parameters,
    activeParameters: model.activeParameters,
    contextTokens: model.contextTokens,
    openWeights: model.openWeights,
    licence: model.licence,
    modalities: model.modalities,
    prices: model.prices,
    benchmarks: model.benchmarks,
  }
  return Object.entries(told).map(([name, facts]) => [`${own} ${name}`, facts])
}
