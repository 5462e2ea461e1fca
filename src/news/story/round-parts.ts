import type { Fact } from '../../core/evidence.ts'
import { PART_KINDS, type FundingFacts, type RoundPart } from '../../core/facts.ts'
import { isSameMoney, type Money } from '../../core/money.ts'
import { isSameSum } from './vote-on-sums.ts'

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

/**
 * Whether a sum is one of those that another amount is made of: its equity, or what was lent or given beside that. In its own
 * money: at a rate too many sums are about as large.
 */
export function isMadeOf({ amount, parts }: Pick<FundingFacts, 'amount' | 'parts'>, sum: Money): boolean {
  // Few rounds are told with their parts, and every pair of reports is asked.
  if (parts.length === 0 || amount?.value.currency !== sum.currency) return false
  const beside = parts.filter(({ value }) => value.kind !== 'secondary')
  if (beside.length === 0) return false
  if (isSameSum(sum, amount.value) || sum.amountMinor > amount.value.amountMinor) return false
  const lent = beside.reduce((all, { value }) => all + value.money.amountMinor, 0)
  const rest = { ...amount.value, amountMinor: amount.value.amountMinor - lent }
  return isSameSum(sum, rest) || beside.some(({ value }) => isSameMoney(value.money, sum))
}
