import type { Fact } from '../../core/evidence.ts'
import { PART_KINDS, type FundingFacts, type RoundPart } from '../../core/facts.ts'
import { isSameMoney, type Money } from '../../core/money.ts'
import { isSameSum, usdOf } from './vote-on-sums.ts'

/** What of a round's amount is lent or given, from reports that tell that amount, best first. */
export function mergeParts(
  all: readonly FundingFacts[],
  amount: Fact<Money> | null,
  round: Fact<string> | null,
): readonly Fact<RoundPart>[] {
  if (amount === null) return []
  const { currency, amountMinor } = amount.value
  const told = all
    .filter((facts) => facts.amount !== null && isSameSum(facts.amount.value, amount.value))
    .flatMap(({ parts }) => parts)
    .filter(({ value }) => value.money.currency === currency && value.kind !== round?.value)
  let rest = amountMinor
  return PART_KINDS.flatMap((kind) => {
    const part = told.find(({ value }) => value.kind === kind)
    // Of two texts each may tell its part, and both together more than there is.
    if (part === undefined || part.value.money.amountMinor >= rest) return []
    rest -= part.value.money.amountMinor
    return [part]
  })
}

/** The amount without what is lent and given of it; `null` where nothing is. */
export function restOf({ amount, parts }: Pick<FundingFacts, 'amount' | 'parts'>): Money | null {
  if (amount === null || parts.length === 0) return null
  const beside = parts.reduce((sum, { value }) => sum + value.money.amountMinor, 0)
  return { ...amount.value, amountMinor: amount.value.amountMinor - beside }
}

/** Whether a sum is one of those that another amount is made of: its equity, or what was lent or given beside that. */
export function isMadeOf({ amount, parts }: Pick<FundingFacts, 'amount' | 'parts'>, sum: Money): boolean {
  const rest = restOf({ amount, parts })
  if (amount === null || rest === null || isSameSum(sum, amount.value) || usdOf(sum) > usdOf(amount.value)) return false
  return isSameSum(sum, rest) || parts.some(({ value }) => isSameMoney(value.money, sum))
}
