import { DAY_MS } from '../../core/durations.ts'
import { isSale } from '../../core/round-sums.ts'
import { isUncertain } from '../../core/status.ts'
import type { Report } from '../../core/story.ts'
import { sumsOf } from './compare-sums.ts'

/** What was talked of is done. */
export function isClosing(report: Report, other: Report): boolean {
  const [earlier, later] = report.publishedAt < other.publishedAt ? [report, other] : [other, report]
  return isUncertain(earlier.facts.status.value) && later.facts.status.value === 'announced'
}

/**
 * Talk that comes after a closing is of the next round, and so is what a company says to such talk. After a round that came
 * to nothing all money is of the next one.
 */
export function isAfterEnd(report: Report, other: Report): boolean {
  const [earlier, later] = report.publishedAt < other.publishedAt ? [report, other] : [other, report]
  const { value } = later.facts.status
  const isOver =
    earlier.facts.status.value === 'withdrawn'
      ? value === 'announced' || isUncertain(value)
      : earlier.facts.status.value === 'announced' && (isUncertain(value) || value === 'denied')
  // What only people say ends nothing.
  return isOver && later.publishedAt - earlier.publishedAt > 2 * DAY_MS && earlier.feedKind !== 'community'
}

/** Whether the round that these reports tell was over when `report` spoke of sums that none of them knows. */
export function isOfNextRound(report: Report, reports: readonly Report[]): boolean {
  const { facts } = report
  return (
    facts.topic === 'funding' &&
    (facts.amount !== null || facts.valuation !== null) &&
    reports.some((other) => other.publishedAt < report.publishedAt && isAfterEnd(report, other)) &&
    !reports.some((other) => sumsOf(report, other)?.agree === true)
  )
}

function isOfSale({ facts }: Report): boolean {
  return facts.topic === 'funding' && isSale(facts)
}

/**
 * Whether the story of these reports is a sale of old shares and `report` tells of new money, or the other way round: one
 * price for a share makes them alike, but no sum that the story knows is the report's.
 */
export function isBesideSale(report: Report, reports: readonly Report[]): boolean {
  if (isOfSale(report) === reports.some(isOfSale)) return false
  const told = reports.flatMap((other) => sumsOf(report, other)?.amounts ?? [])
  return told.length > 0 && !told.includes(true)
}
