import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'

/** From one number to another: `$10 billion to $12 billion`, `$30–40M`, `100억~120억 달러`, `5亿至6亿美元`. */
const SPAN = /^[^\n]{0,20}?\d[^\d\n]{0,14}?(?:[-–—~～〜∼至到]|\b(?:to|and)\b)[^\d\n]{0,6}\d[^\n]{0,20}$/iu

/** `$60M in equity and $40M in debt`, `$12M seed and $3M grant`: two sums of one round. */
const OF_KINDS = /\b(?:equity|debt|loans?|credit|grants?|seed|series)\b/iu

/** Whether the words that tell a sum give it as the lower end of a span: there may be more. */
export function isLowerEnd({ evidence }: Fact<Money>): boolean {
  return SPAN.test(evidence.quote) && !OF_KINDS.test(evidence.quote)
}
