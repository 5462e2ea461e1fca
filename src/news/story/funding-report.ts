import type { FundingFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'

export type FundingReport = Report & { readonly facts: FundingFacts }

export function isFundingReport(report: Report): report is FundingReport {
  return report.facts.topic === 'funding'
}
