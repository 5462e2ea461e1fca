import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'

/** From one number to another: `$10 billion to $12 billion`, `$30–40M`, `100억~120억 달러`, `5亿至6亿美元`. */
const SPAN = /^[^\n]{0,20}?\d[^\d\n]{0,14}?(?:[-–—~～〜∼至到]|\b(?:to|and)\b)[^\d\n]{0,6}\d[^\n]{0,20}$/iu

/** `$60M in equity and $40M in debt`, `$12M seed and $3M grant`: two sums of one round. */
const OF_KINDS = /\b(?:equity|debt|loans?|credit|grants?|seed|series)\b/iu

const BEFORE = String.raw`(?:\b(?:more than|over|at least|upwards of|in excess of|north of|mehr als|plus de|más de)\s(?:an? )?|(?<!\p{L})über\s|(?:超过?|逾|不低于|至少)\s?)`
const AFTER = String.raw`(?:\+(?!\d)|\s?(?:이상|넘는|넘게)|超(?!え?の)|(?:以上|余り?))`
/** Right before a sum, and right behind it: it is the least that there is. */
export const FLOOR_BEFORE = new RegExp(`${BEFORE}$`, 'iu')
export const FLOOR_AFTER = new RegExp(`^${AFTER}`, 'iu')
/** How far before a sum, and behind it, that may stand. */
export const FLOOR_REACH = 16

const BEGINS_SO = new RegExp(`^${BEFORE}`, 'iu')
const ENDS_SO = new RegExp(`\\d\\s?[\\p{L}$€£]{0,12}${AFTER}$`, 'iu')

/** Whether the words that tell a sum give it as the least that there is: the lower end of a span, `more than $200M`. */
export function isLowerEnd({ evidence: { quote } }: Fact<Money>): boolean {
  return (SPAN.test(quote) && !OF_KINDS.test(quote)) || BEGINS_SO.test(quote) || ENDS_SO.test(quote)
}
