import type { EvidenceField } from '../../../core/evidence.ts'
import { majorOf } from '../../../core/money.ts'
import { SlotFeatures } from '../../linear/slot-features.ts'
import type { MoneyMention } from '../../money.ts'
import type { ScannedText } from '../../scan-text.ts'
import { toUsd } from '../../usd-rates.ts'
import { calledSum, wordsAround } from './called-sum.ts'
import { addAfter, addBefore, type ContextWeights } from '../context-features.ts'
import { contextWords } from '../context-words.ts'
import { isOtherSum } from './other-sum.ts'
import type { PlacedSum } from './placed-sum.ts'

export type MoneyCandidate = PlacedSum & {
  readonly features: SlotFeatures
  /** The words around it say so. */
  readonly isValuation: boolean
  /** The word for it stands right before: it is one, though another may tell it more exactly. */
  readonly isCalledValuation: boolean
  /** The word for raising stands right before: it is no valuation. */
  readonly isCalledRaise: boolean
  /** All that was ever raised. */
  readonly isTotal: boolean
  /** What is earned, lost or built: of no round. */
  readonly isOther: boolean
  /** They tell of money that is raised, and of nothing else. */
  readonly isRaised: boolean
  /** What one of several gives, or is of another kind: a part of a larger sum beside it. */
  readonly isPart: boolean
}

const CONTEXT: ContextWeights = { near: 0.5, pair: 1 }

/** Conversions into won or yen that are larger were no sums when the roles were learnt. */
const LARGEST_CONVERSION = 5e13

function isSeen({ money, isConversion }: MoneyMention): boolean {
  return !isConversion || majorOf(money) <= LARGEST_CONVERSION
}

type SumField = { readonly field: EvidenceField; readonly text: string; readonly money: readonly MoneyMention[] }
/** Those of the headline, and the largest of all; `isAlone`: where there is no other. */
type OtherSums = { readonly title: readonly MoneyMention[]; readonly largestUsd: number; readonly isAlone: boolean }

const MOST_IN_FIELD = 10

function usdOf({ money }: MoneyMention): number {
  return toUsd(money) ?? 0
}

/** The `at`th sum of a field with its surroundings. */
function candidateAt(
  at: number,
  mention: MoneyMention,
  { field, text, money }: SumField,
  others: OtherSums,
): MoneyCandidate {
  const features = new SlotFeatures()
  const flag = (name: string, on: boolean, value = 1): void => {
    if (on) features.set(name, value)
  }
  const isBelow = field === 'summary'
  const usd = usdOf(mention)
  const words = wordsAround(text, mention, money[at - 1], money[at + 1])
  const called = calledSum(words, usd)
  features.setWord('in', field, 1)
  features.setOf(1, 'order', String(Math.min(at, 4)), field)
  features.setOf(1, 'count', String(Math.min(money.length, 4)), field)
  flag('conversion', mention.isConversion)
  flag('largest', usd >= others.largestUsd * 0.99 && !others.isAlone)
  flag('title has', isBelow && others.title.length > 0)
  flag('same as title', isBelow && others.title.some((other) => Math.abs(usdOf(other) - usd) < usd * 0.02))
  flag(`band ${Math.round(Math.log10(Math.max(1, usd)) * 2)}`, true, 0.7)
  flag('was before', called.wasBefore)
  flag('is valuation', called.isValuation)
  flag('valuation before', called.isValuedBefore, 1.5)
  flag('valuation after', called.isValuedAfter, 1.5)
  flag('raise before', called.isRaisedBefore)
  flag('raise after', called.isRaisedAfter)
  flag('other before', called.isOtherBefore)
  flag('other after', called.isOtherAfter)
  addBefore(features, contextWords(words.left.text).slice(-5), CONTEXT)
  addAfter(features, contextWords(words.right.text).slice(0, 5), CONTEXT)
  const { isValuation, isCalledValuation, isCalledRaise, isTotal, isRaised } = called
  return {
    mention,
    field,
    features,
    isValuation,
    isCalledValuation,
    isCalledRaise,
    isTotal,
    isOther: isOtherSum(text, mention.start, mention.end),
    isRaised,
    isPart: called.isPart && money.some((other) => !other.isConversion && usdOf(other) > usd),
  }
}

/** Each amount with its surroundings: which one is the round's, which the valuation. */
export function moneyCandidates({ title, summary }: ScannedText): readonly MoneyCandidate[] {
  const above: SumField = { field: 'title', text: title.text, money: title.money.filter(isSeen) }
  const below: SumField = { field: 'summary', text: summary.text, money: summary.money.filter(isSeen) }
  const all = [...above.money, ...below.money]
  const others: OtherSums = {
    title: above.money,
    largestUsd: Math.max(0, ...all.map(usdOf)),
    isAlone: all.length <= 1,
  }
  return [above, below].flatMap((field) =>
    field.money.slice(0, MOST_IN_FIELD).map((mention, at) => candidateAt(at, mention, field, others)),
  )
}
