import { RECORDED_FORMS, toldFormOf } from '../../core/amount-form.ts'
import type { Fact } from '../../core/evidence.ts'
import { majorOf, type Money } from '../../core/money.ts'
import type { StoryChange, StoryView } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'
import { isSameSum } from './vote-on-sums.ts'

function moneyWords(fact: Fact<Money>): string {
  const major = majorOf(fact.value)
  return `${fact.value.currency} ${Number.isInteger(major) ? String(major) : major.toFixed(2)}`
}

/** With what makes it the most or the least there may be: what was `up to` so much did not shrink. */
function recordOf(fact: Fact<Money>): string {
  const form = toldFormOf(fact)
  return form === null ? moneyWords(fact) : `${RECORDED_FORMS[form]} ${moneyWords(fact)}`
}

function sums({ facts }: StoryView): { amount: Fact<Money> | null; valuation: Fact<Money> | null } {
  return roundOf(facts) ?? { amount: null, valuation: null }
}

/** The same sum, told by somebody else in the money of another country. */
function isOnlyConverted({ value: from }: Fact<Money>, { value: to }: Fact<Money>): boolean {
  return from.currency !== to.currency && isSameSum(from, to)
}

/** Publishers disagree as before: which end of their range has more votes changes nothing that is told. */
function isSameRange(before: StoryView, after: StoryView, kind: 'amount' | 'valuation'): boolean {
  const isSame = (one: Fact<Money> | null, other: Fact<Money> | null): boolean =>
    one !== null && other !== null && isSameSum(one.value, other.value)
  return isSame(sums(before)[kind], after.disputed[kind]) && isSame(before.disputed[kind], sums(after)[kind])
}

/** What made a step. `revision`: of the story that it makes. */
type Cause = Pick<StoryChange, 'at' | 'entryId' | 'revision'>

/**
 * The steps between two views that readers should hear of. `from` and `to` are status
 * words or money as `USD 30000000000` (major units), `up to USD 500000000`; a fact that goes away is no step, nor is a sum that is told in another
 * currency, nor the other end of a range.
 */
export function materialChanges(before: StoryView, after: StoryView, cause: Cause): StoryChange[] {
  const changes: StoryChange[] = []
  if (before.status !== after.status) {
    changes.push({ kind: 'status', from: before.status, to: after.status, ...cause })
  }
  const old = sums(before)
  const now = sums(after)
  for (const kind of ['amount', 'valuation'] as const) {
    const [from, to] = [old[kind], now[kind]]
    if (to === null || (from !== null && isOnlyConverted(from, to))) continue
    if (isSameRange(before, after, kind)) continue
    // Papers write `more than $200M` and `$200M` of one sum.
    if (from !== null && moneyWords(from) === moneyWords(to)) continue
    changes.push({ kind, from: from === null ? null : recordOf(from), to: recordOf(to), ...cause })
  }
  return changes
}
