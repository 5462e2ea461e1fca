import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { Feed } from '../core/feed.ts'
import type { Report } from '../core/story.ts'

/** One event that an entry tells, with who told it. */
export function reportOf(entry: Entry, language: string, facts: Facts, feed: Feed): Report {
  return {
    entryId: entry.id,
    feedId: feed.id,
    feedName: feed.name,
    feedKind: feed.kind,
    feedWeight: feed.weight,
    language,
    title: entry.title,
    summary: entry.summary,
    url: entry.url,
    publishedAt: entry.publishedAt,
    facts,
  }
}
