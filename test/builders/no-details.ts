import type { ModelFacts } from '../../src/core/facts.ts'

/** What is known of a model by its name alone. */
export const NO_DETAILS = {
  family: null,
  version: null,
  variant: null,
  parameters: null,
  totalParameters: null,
  activeParameters: null,
  contextTokens: null,
  openWeights: null,
  licence: null,
  modalities: [],
  prices: [],
  benchmarks: [],
} as const satisfies Omit<ModelFacts, 'name' | 'vendor'>
