import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'

/** From one number to another: `$10 billion to $12 billion`, `$30–40M`, `100억~120억 달러`, `5亿至6亿美元`. */
const SPAN = /^[^\n]{0,20}?\d[^\d\n]{0,14}?(?:[-–—~～〜∼至到]|\b(?:to|and)\b)[^\d\n]{0,6}\d[^\n]{0,20}$/iu

/** Whether the words that tell a sum give it as the lower end of a span: there may be more. */
export function isLowerEnd({ evidence }: Fact<Money>): boolean {
  return SPAN.test(evidence.quote)
}
