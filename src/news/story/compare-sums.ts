import { isCeiling } from '../../core/ceiling.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { FundingFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { profileOf } from './report-profile.ts'
import { isMadeOf } from './round-parts.ts'
import { isSameSum } from './vote-on-sums.ts'

/** A round sells at least this part of the company: less money than that belongs to another event. */
const LEAST_PART = 0.02
const CHANGED_BY_CLOSING = 0.25
/** Talk and closing may differ, by no more than this. */
const OTHER_ROUND = 4

function closeTo(a: number | null, b: number | null, tolerance: number): boolean | null {
  if (a === null || b === null) return null
  return Math.abs(a - b) <= tolerance * Math.max(a, b)
}

function isFarFrom(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.max(a, b) > OTHER_ROUND * Math.min(a, b)
}

function isTooSmallFor(amount: number | null, valuation: number | null): boolean {
  return amount !== null && valuation !== null && amount < LEAST_PART * valuation
}

/** Of `up to $300M` at least this part comes in, where one round is told by both. */
const LEAST_OF_CEILING = 0.5

function isCalledCeiling({ amount }: FundingFacts): boolean {
  return amount !== null && isCeiling(amount)
}

/** Whether one of two closed rounds is told by the most that there may be, and the other by how much there is. */
function fitsUnderCeiling(facts: FundingFacts, otherFacts: FundingFacts): boolean {
  if (facts.status.value !== 'announced' || otherFacts.status.value !== 'announced') return false
  if (isCalledCeiling(facts) === isCalledCeiling(otherFacts)) return false
  const [most, sum] = isCalledCeiling(facts) ? [facts, otherFacts] : [otherFacts, facts]
  if (most.amountUsd === null || sum.amountUsd === null) return false
  return sum.amountUsd <= most.amountUsd && sum.amountUsd >= LEAST_OF_CEILING * most.amountUsd
}

function haveOneSum(facts: FundingFacts, otherFacts: FundingFacts): boolean {
  return [[facts.amount, otherFacts.amount] as const, [facts.valuation, otherFacts.valuation] as const].some(
    ([own, other]) => own !== null && other !== null && isSameSum(own.value, other.value),
  )
}

/** Whether one tells with what was lent or given what the other tells without. */
function isMadeOfOther(one: FundingFacts, other: FundingFacts): boolean {
  return (
    (other.amount !== null && isMadeOf(one, other.amount.value)) ||
    (one.amount !== null && isMadeOf(other, one.amount.value))
  )
}

/** How the sums of two reports stand to each other: equal, different, or not told by both (`null`). */
export type Sums = {
  readonly amounts: boolean | null
  readonly valuations: boolean | null
  /** One of them says that it is the same round. */
  readonly agree: boolean
  /** One of them is the very same, not only about as large. */
  readonly isExact: boolean
  /** What is told otherwise is told nearly so: as much as closing may change what talk named. */
  readonly isNear: boolean
  /** They cannot be of one round. */
  readonly clash: boolean
}

/** How the sums of two reports stand to each other. Valuations in US dollars; `days` between them. */
export function compareSums(
  facts: FundingFacts,
  valuation: number | null,
  otherFacts: FundingFacts,
  otherValuation: number | null,
  days: number,
): Sums {
  // Close in time the same sum is told roughly; later it must be the sum.
  const tolerance = days <= 10 ? 0.12 : 0.04
  const amounts =
    fitsUnderCeiling(facts, otherFacts) ||
    isMadeOfOther(facts, otherFacts) ||
    closeTo(facts.amountUsd, otherFacts.amountUsd, tolerance)
  const valuations = closeTo(valuation, otherValuation, tolerance)
  // A round twice as large is another round, whatever the company is worth.
  const farApart = amounts === false && closeTo(facts.amountUsd, otherFacts.amountUsd, 0.5) === false
  return {
    amounts,
    valuations,
    agree: amounts === true || (valuations === true && !farApart),
    isExact: haveOneSum(facts, otherFacts),
    isNear:
      closeTo(facts.amountUsd, otherFacts.amountUsd, CHANGED_BY_CLOSING) !== false &&
      closeTo(valuation, otherValuation, CHANGED_BY_CLOSING) !== false,
    // On the first days a part of the round is told beside the whole.
    clash:
      (days > 2 && isFarFrom(facts.amountUsd, otherFacts.amountUsd)) ||
      (amounts !== true &&
        valuations !== true &&
        (isTooSmallFor(facts.amountUsd, otherValuation) || isTooSmallFor(otherFacts.amountUsd, valuation))),
  }
}

/** `null` where one of them is about no round. */
export function sumsOf(report: Report, other: Report): Sums | null {
  if (report.facts.topic !== 'funding' || other.facts.topic !== 'funding') return null
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY_MS
  return compareSums(report.facts, profileOf(report).valuationUsd, other.facts, profileOf(other).valuationUsd, days)
}
