import { forgetOldest } from '../core/forget-oldest.ts'
import type { Report } from '../core/story.ts'
import { fromJson, type Json } from './json.ts'
import { wholeFacts } from './read-facts.ts'

const KEPT = 2_000

const read = new Map<Json<Report>, Report>()

/**
 * A report as it was written. The latest are kept by their text: while an event is news, each new report is compared with
 * the same others, and what comparing works out of a report is kept with it.
 */
export function readReport(text: Json<Report>): Report {
  const known = read.get(text)
  const report = known ?? parseReport(text)
  // A map keeps the order in which keys came.
  read.delete(text)
  forgetOldest(read, KEPT)
  read.set(text, report)
  return report
}

function parseReport(text: Json<Report>): Report {
  const report = fromJson(text)
  return { ...report, facts: wholeFacts(report.facts) }
}
