import type { Report } from '../core/story.ts'
import { readEntry } from '../news/read.ts'

/**
 * What decided how a report was read, by the names that `classify --why` gives: `tellsOfRaise, its status by weights`. Nobody
 * keeps that: the text is read once more, which says otherwise where a newer version reads it so, or an analyst decided.
 */
export function readBy({ entryId, title, summary, url, language, feedName, feedKind, facts }: Report): string {
  const text = { id: entryId, title, summary, url, language }
  const reading = readEntry(text, { name: feedName, kind: feedKind, language })
  const { by, statusBy } = reading.decided[facts.topic]
  const now = reading.facts.find(({ topic }) => topic === facts.topic)
  if (now === undefined) return `nothing that reads it now, for ${by} says no`
  const otherwise = now.status.value === facts.status.value ? '' : `, which says ${now.status.value} now`
  return `${by}, its status by ${statusBy ?? by}${otherwise}`
}
