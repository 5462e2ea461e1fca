import type { ModelFacts } from '../../core/facts.ts'

type Sizes = Pick<ModelFacts, 'parameters' | 'totalParameters' | 'activeParameters'>

/** How far two texts may round one size. */
const ROUNDING = 0.05

/** Sizes go together: how many work on a token is told of so many in all, and of no other size. */
function sizesOf(known: ModelFacts, other: ModelFacts): Sizes {
  const { parameters, totalParameters, activeParameters } = known
  const [own, theirs] = [totalParameters?.value, other.totalParameters?.value]
  if (own !== undefined && theirs !== undefined && Math.abs(own - theirs) > ROUNDING * own)
    return { parameters, totalParameters, activeParameters }
  const total = totalParameters ?? other.totalParameters
  const active = activeParameters ?? other.activeParameters
  return {
    parameters: parameters ?? other.parameters,
    totalParameters: total,
    activeParameters: total !== null && active !== null && active.value >= total.value ? activeParameters : active,
  }
}

/** What is known of a model; where nothing is, what another text says of it. */
export function fillModel(known: ModelFacts, other: ModelFacts): ModelFacts {
  return {
    name: known.name,
    family: known.family,
    version: known.version,
    variant: known.variant,
    vendor: known.vendor ?? other.vendor,
    ...sizesOf(known, other),
    contextTokens: known.contextTokens ?? other.contextTokens,
    openWeights: known.openWeights ?? other.openWeights,
    licence: known.licence ?? other.licence,
    modalities: known.modalities.length > 0 ? known.modalities : other.modalities,
    prices: known.prices.length > 0 ? known.prices : other.prices,
    benchmarks: known.benchmarks.length > 0 ? known.benchmarks : other.benchmarks,
  }
}
