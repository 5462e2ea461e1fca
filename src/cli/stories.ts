import type { Readable, Writable } from 'node:stream'
import type { Facts } from '../core/facts.ts'
import type { Report } from '../core/story.ts'
import { parseDate } from '../feeds/parse-date.ts'
import { StoryIndex } from '../news/story/story-index.ts'
import type { NewsItem } from './news-item.ts'
import { kindOf, readItem } from './read-item.ts'
import { readItems } from './read-items.ts'

function reportOf(item: NewsItem, facts: Facts, language: string, publishedAt: number): Report {
  return {
    entryId: item.id,
    feedId: item.source ?? '',
    feedName: item.source ?? '',
    feedKind: kindOf(item),
    feedWeight: 0.5,
    language,
    title: item.title,
    summary: item.summary ?? '',
    url: item.url ?? null,
    publishedAt,
    facts,
  }
}

/** The story of each item, `null` for one that is about neither topic. Items are joined in the order of their dates. */
export function storiesOf(items: readonly NewsItem[]): ReadonlyMap<NewsItem, string | null> {
  const dated = items.map((item) => ({ item, at: timeOf(item) }))
  const index = new StoryIndex()
  const storyOf = new Map<NewsItem, string | null>()
  for (const { item, at } of dated.sort((a, b) => a.at - b.at)) {
    const { facts, language } = readItem(item)
    const [main] = facts
    storyOf.set(item, main === undefined ? null : index.join(reportOf(item, main, language, at)))
  }
  return storyOf
}

function timeOf({ date }: NewsItem): number {
  // Without a zone it is in UTC, on whatever computer it is read.
  const written = parseDate(date ?? '')
  return written === null ? 0 : Date.parse(written)
}

/** Reads news items as JSON lines and answers each with its story, in input order; returns the exit code. */
export async function stories(input: Readable, output: Writable, errors: Writable): Promise<number> {
  let code = 0
  const items: NewsItem[] = []
  for await (const item of readItems(input, errors)) {
    if (item === null) code = 1
    else items.push(item)
  }
  const storyOf = storiesOf(items)
  for (const item of items) output.write(`${JSON.stringify({ id: item.id, story: storyOf.get(item) ?? null })}\n`)
  return code
}
