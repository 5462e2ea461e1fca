import { DAY_MS } from '../../core/durations.ts'
import type { Fact } from '../../core/evidence.ts'
import type { FundingFacts } from '../../core/facts.ts'
import type { Money } from '../../core/money.ts'
import type { Report } from '../../core/story.ts'
import { isFundingReport, type FundingReport } from './funding-report.ts'
import { profileOf, type ReportProfile } from './report-profile.ts'
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

/** Whether one of two closed rounds is told by the most that there may be, and the other by how much there is. */
function fitsUnderCeiling(most: FundingFacts, sum: FundingFacts): boolean {
  if (most.status.value !== 'announced' || sum.status.value !== 'announced') return false
  if (most.amountUsd === null || sum.amountUsd === null) return false
  return sum.amountUsd <= most.amountUsd && sum.amountUsd >= LEAST_OF_CEILING * most.amountUsd
}

function isOneSum(one: Fact<Money> | null, other: Fact<Money> | null): boolean {
  return one !== null && other !== null && isSameSum(one.value, other.value)
}

/** Whether one tells with what was lent or given what the other tells without. */
function isMadeOfOther(one: FundingFacts, other: FundingFacts): boolean {
  return (
    (other.amount !== null && isMadeOf(one, other.amount.value)) ||
    (one.amount !== null && isMadeOf(other, one.amount.value))
  )
}

/** How the sums of two reports stand to each other: equal, different, or not told by both (`null`). Few pairs are asked all of it. */
export class Sums {
  readonly amounts: boolean | null
  readonly valuations: boolean | null
  /** Between the reports. */
  readonly days: number
  readonly #facts: FundingFacts
  readonly #mine: ReportProfile
  readonly #otherFacts: FundingFacts
  readonly #theirs: ReportProfile

  constructor(report: FundingReport, other: FundingReport) {
    const { facts } = report
    const { facts: otherFacts } = other
    const mine = profileOf(report)
    const theirs = profileOf(other)
    const days = Math.abs(report.publishedAt - other.publishedAt) / DAY_MS
    this.days = days
    this.#facts = facts
    this.#mine = mine
    this.#otherFacts = otherFacts
    this.#theirs = theirs
    // Close in time the same sum is told roughly; later it must be the sum.
    const tolerance = days <= 10 ? 0.12 : 0.04
    this.amounts =
      (mine.isUpTo && !theirs.isUpTo && fitsUnderCeiling(facts, otherFacts)) ||
      (theirs.isUpTo && !mine.isUpTo && fitsUnderCeiling(otherFacts, facts)) ||
      isMadeOfOther(facts, otherFacts) ||
      closeTo(facts.amountUsd, otherFacts.amountUsd, tolerance)
    this.valuations = closeTo(mine.valuationUsd, theirs.valuationUsd, tolerance)
  }

  /** One of them says that it is the same round: but one twice as large is another round, whatever the company is worth. */
  get agree(): boolean {
    if (this.amounts === true || this.valuations !== true) return this.amounts === true
    return this.amounts === null || closeTo(this.#facts.amountUsd, this.#otherFacts.amountUsd, 0.5) !== false
  }

  /** One of them is the very same, not only about as large. */
  get isExact(): boolean {
    const [facts, otherFacts] = [this.#facts, this.#otherFacts]
    return isOneSum(facts.amount, otherFacts.amount) || isOneSum(facts.valuation, otherFacts.valuation)
  }

  /** What is told otherwise is told nearly so: as much as closing may change what talk named. */
  get isNear(): boolean {
    return (
      closeTo(this.#facts.amountUsd, this.#otherFacts.amountUsd, CHANGED_BY_CLOSING) !== false &&
      closeTo(this.#mine.valuationUsd, this.#theirs.valuationUsd, CHANGED_BY_CLOSING) !== false
    )
  }

  /** They cannot be of one round; on the first days a part of the round is told beside the whole. */
  get clash(): boolean {
    const { amountUsd } = this.#facts
    const { amountUsd: otherUsd } = this.#otherFacts
    if (this.days > 2 && isFarFrom(amountUsd, otherUsd)) return true
    if (this.amounts === true || this.valuations === true) return false
    return isTooSmallFor(amountUsd, this.#theirs.valuationUsd) || isTooSmallFor(otherUsd, this.#mine.valuationUsd)
  }
}

/** `null` where one of them is about no round. */
export function sumsOf(report: Report, other: Report): Sums | null {
  return isFundingReport(report) && isFundingReport(other) ? new Sums(report, other) : null
}
