/** Why a subscription gets a story or not, in the order in which the rules are asked: the first that decides is told. */
export const VERDICT_RULES = [
  'other-workspace',
  'mended',
  'told-already',
  'other-topic',
  'paused',
  'before-subscription',
  'muted',
  'rumour',
  'other-status',
  'no-open-weights',
  'not-ai',
  'below-min-amount',
  'other-round',
  'other-country',
  'unknown-country',
  'other-subject',
  'left-out-subject',
  'left-out-source',
  'other-source',
  'other-language',
  'no-word',
  'left-out-word',
  'few-sources',
  'daily-limit',
  'matches',
] as const
export type VerdictRule = (typeof VERDICT_RULES)[number]

/** Computed on demand, never stored. `deliver` is true for `matches` alone. */
export type Verdict = { readonly rule: VerdictRule; readonly deliver: boolean }
