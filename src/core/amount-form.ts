import { isCeiling } from './ceiling.ts'
import { isLowerEnd } from './lower-end.ts'
import type { Story } from './story.ts'

/** Of these a total can take only one number: of a range that publishers disagree on, the most or the least there may be. */
export type AmountForm = 'disputed' | 'ceiling' | 'floor'

/** Before a sum, as changes of a story are recorded. */
export const RECORDED_FORMS = { ceiling: 'up to', floor: 'at least' } as const

/** As what a story shows the amount of its round; `null` where it is one plain number, or is not known. */
export function amountFormOf({ facts, disputed }: Pick<Story, 'facts' | 'disputed'>): AmountForm | null {
  if (facts.topic !== 'funding' || facts.amount === null) return null
  if (disputed.amount !== null) return 'disputed'
  if (isCeiling(facts.amount)) return 'ceiling'
  return isLowerEnd(facts.amount) ? 'floor' : null
}
