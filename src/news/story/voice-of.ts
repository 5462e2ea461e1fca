import { publisherOf } from '../../core/publisher.ts'
import type { Report } from '../../core/story.ts'

/** Asked again with every further report of a story. */
const voices = new WeakMap<Report, string>()

/** Whose word a report is: what one publisher says in two of its feeds, it says once. */
export function voiceOf(report: Report): string {
  let voice = voices.get(report)
  if (voice === undefined) {
    voice = publisherOf({ name: report.feedName, kind: report.feedKind, url: report.url })
    voices.set(report, voice)
  }
  return voice
}
