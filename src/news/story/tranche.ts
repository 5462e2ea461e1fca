import { DAY_MS } from '../../core/durations.ts'
import type { Report } from '../../core/story.ts'
import { sumsOf } from './compare-sums.ts'
import { tellsMoreMoney } from './more-money.ts'
import { firstClosed, isPartOfGrowth, TOLD_TOGETHER_DAYS } from './whole-round.ts'

/**
 * Whether `report` and the story of these reports are two parts of one round, though of the very same sum: one tells of
 * money that came on top of what the other had told as closed, and nobody tells the first sum anew, weeks later, as more.
 * Who told a story first knew what it was of. Where it has told to what the round grew by that money, it is in the story.
 */
export function isOfOtherTranche(report: Report, reports: readonly Report[]): boolean {
  if (report.facts.topic !== 'funding' || report.facts.status.value !== 'announced') return false
  if (reports.some((other) => isPartOfGrowth(report, other))) return false
  const first = firstClosed(reports)
  if (first === undefined || sumsOf(report, first)?.amounts !== true) return false
  const [earlier, later] = report.publishedAt < first.publishedAt ? [report, first] : [first, report]
  return (
    later.publishedAt - earlier.publishedAt > TOLD_TOGETHER_DAYS * DAY_MS &&
    tellsMoreMoney(later.title) &&
    !tellsMoreMoney(earlier.title)
  )
}
