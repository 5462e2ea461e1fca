import type { FundingFacts, ModelFacts } from '../../src/core/facts.ts'

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

/** A round of which nobody told more than that there is one. */
export const NO_TERMS = {
  topic: 'funding',
  country: null,
  amount: null,
  amountUsd: null,
  parts: [],
  valuation: null,
  valuationBasis: null,
  round: null,
  kind: null,
  leads: [],
  investors: [],
  isAi: true,
} as const satisfies Omit<FundingFacts, 'probability' | 'status' | 'company'>
