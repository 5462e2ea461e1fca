import { isCeiling } from './ceiling.ts'
import { isLowerEnd } from './lower-end.ts'
import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'
import type { Story } from './story.ts'
import { roundOf } from './round-of.ts'

/** Of these a total can take only one number: of a range that publishers disagree on, the most or the least there may be. */
export type AmountForm = 'disputed' | 'ceiling' | 'floor'

/** What the words that tell a sum may make of it: the most or the least there may be. */
export type ToldForm = Exclude<AmountForm, 'disputed'>

/** Before a sum, as changes of a story are recorded. */
export const RECORDED_FORMS: Readonly<Record<ToldForm, string>> = { ceiling: 'up to', floor: 'at least' }

/** `null` where a sum is told as one plain number. */
export function toldFormOf(sum: Fact<Money>): ToldForm | null {
  if (isCeiling(sum)) return 'ceiling'
  return isLowerEnd(sum) ? 'floor' : null
}

/** As what a story shows the amount of its round; `null` where it is one plain number, or is not known. */
export function amountFormOf({ facts, disputed }: Pick<Story, 'facts' | 'disputed'>): AmountForm | null {
  const amount = roundOf(facts)?.amount ?? null
  if (amount === null) return null
  return disputed.amount === null ? toldFormOf(amount) : 'disputed'
}
