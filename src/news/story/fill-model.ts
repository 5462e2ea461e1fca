import type { ModelFacts } from '../../core/facts.ts'

/** What is known of a model; where nothing is, what another text says of it. */
export function fillModel(known: ModelFacts, other: ModelFacts): ModelFacts {
  return {
    ...known,
    vendor: known.vendor ?? other.vendor,
    parameters: known.parameters ?? other.parameters,
    totalParameters: known.totalParameters ?? other.totalParameters,
    activeParameters: known.activeParameters ?? other.activeParameters,
    contextTokens: known.contextTokens ?? other.contextTokens,
    openWeights: known.openWeights ?? other.openWeights,
    licence: known.licence ?? other.licence,
    modalities: known.modalities.length > 0 ? known.modalities : other.modalities,
    prices: known.prices.length > 0 ? known.prices : other.prices,
    benchmarks: known.benchmarks.length > 0 ? known.benchmarks : other.benchmarks,
  }
}
