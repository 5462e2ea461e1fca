import type { FundingFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'
import { voiceOf } from './voice-of.ts'

/** How a headline begins, or what stands in its brackets, where a publisher takes back what it said. */
const CORRECTION =
  /(?:^|[([<（［【〔])\s*(?:(?:correct(?:ion|ed)|clarification)\b|(?:정정(?:보도)?|바로잡습니다)(?![가-힣])|訂正|更正)/iu

/** The reports without those that their own publisher corrected since: what it says of `pick` now is in a later one. */
export function withoutCorrected(
  reports: readonly Report[],
  pick: (facts: FundingFacts) => unknown,
): readonly Report[] {
  const correctedAt = new Map<string, number>()
  for (const report of reports) {
    const { title, publishedAt } = report
    const facts = roundOf(report.facts)
    if (facts === null || pick(facts) === null || !CORRECTION.test(title)) continue
    const voice = voiceOf(report)
    correctedAt.set(voice, Math.max(publishedAt, correctedAt.get(voice) ?? publishedAt))
  }
  return reports.filter((report) => report.publishedAt >= (correctedAt.get(voiceOf(report)) ?? report.publishedAt))
}
