import type { Fact } from '../../core/evidence.ts'
import type { Facts, FundingFacts, ModelFacts, ModelReleaseFacts } from '../../core/facts.ts'
import { isUncertain, MODEL_STATUSES } from '../../core/status.ts'
import { eachInvestorOnce } from '../facts/funding/investor-names.ts'
import { plainModelName } from '../names/plain-model-name.ts'
import { companyKey } from '../story/company-key.ts'
import { fillModel } from '../story/fill-model.ts'

/** What one text tells twice is one event: `qwen:3.5:`, or the company that raises. */
function eventKey(facts: Facts): string {
  if (facts.topic === 'funding') return `funding:${facts.company === null ? '' : companyKey(facts.company.value)}`
  const [model] = facts.models
  return model === undefined ? 'model:' : `model:${modelKeyOf(model)}`
}

/**
 * One key for a model however it is written: family, version and variant, or its plain name where no family is known.
 */
export function modelKeyOf(model: ModelFacts): string {
  if (model.family === null) return plainModelName(model.name.value)
  return [model.family, model.version ?? '', model.variant ?? ''].join(':')
}

function mergeModel(a: ModelFacts, b: ModelFacts): ModelFacts {
  return {
    ...fillModel(a, b),
    modalities: union(a.modalities, b.modalities),
    benchmarks: union(a.benchmarks, b.benchmarks),
  }
}

function union<T>(a: readonly Fact<T>[], b: readonly Fact<T>[]): readonly Fact<T>[] {
  return [...a, ...b.filter((fact) => !a.some((known) => known.value === fact.value))]
}

function mergeReleases(a: ModelReleaseFacts, b: ModelReleaseFacts): ModelReleaseFacts {
  const models = new Map(a.models.map((model) => [model.name.value.toLowerCase(), model]))
  for (const model of b.models) {
    const key = model.name.value.toLowerCase()
    const known = models.get(key)
    models.set(key, known === undefined ? model : mergeModel(known, model))
  }
  // Of one text the furthest step counts: what `comes` in its headline may be out by its last sentence.
  const isFurther = MODEL_STATUSES.indexOf(b.status.value) > MODEL_STATUSES.indexOf(a.status.value)
  return {
    topic: 'model-release',
    probability: Math.max(a.probability, b.probability),
    status: isFurther ? b.status : a.status,
    models: [...models.values()],
    vendor: models.size > 0 ? null : (a.vendor ?? b.vendor),
  }
}

/** The earlier statement stands; a later one adds what it left open. */
function mergeRounds(a: FundingFacts, b: FundingFacts): FundingFacts {
  // Who is said to be in talks gives nothing yet, though others have.
  const told = !isUncertain(a.status.value) && isUncertain(b.status.value) ? [a] : [a, b]
  const leads = eachInvestorOnce(told.flatMap((facts) => facts.leads))
  const [sums, others] = a.amount === null && b.amount !== null && a.valuation === null ? [b, a] : [a, b]
  return {
    topic: 'funding',
    probability: Math.max(a.probability, b.probability),
    status: a.status,
    company: a.company,
    country: a.country ?? b.country,
    amount: sums.amount ?? others.amount,
    amountUsd: sums.amountUsd ?? others.amountUsd,
    parts: (sums.amount === null ? others : sums).parts,
    valuation: sums.valuation ?? others.valuation,
    valuationBasis: (sums.valuation === null ? others : sums).valuationBasis,
    round: a.round ?? b.round,
    kind: (a.round === null && b.round !== null) || a.kind === null ? b.kind : a.kind,
    leads,
    investors: eachInvestorOnce(
      told.flatMap((facts) => facts.investors),
      leads,
    ),
    isAi: a.isAi ?? b.isAi,
  }
}

/** The events of one text in the order in which it tells them, each once. For read-events.ts alone. */
export function mergeTold(told: readonly Facts[]): readonly Facts[] {
  const events = new Map<string, Facts>()
  for (const facts of told) {
    const key = eventKey(facts)
    const known = events.get(key)
    if (known?.topic === 'funding' && facts.topic === 'funding') events.set(key, mergeRounds(known, facts))
    else if (known?.topic === 'model-release' && facts.topic === 'model-release')
      events.set(key, mergeReleases(known, facts))
    else events.set(key, facts)
  }
  return [...events.values()]
}
