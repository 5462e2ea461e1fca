import type { Readable, Writable } from 'node:stream'
import type { Facts } from '../core/facts.ts'
import type { Report } from '../core/story.ts'
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

/** Reads news items as JSON lines and answers each with its story, in input order; returns the exit code. */
export async function stories(input: Readable, output: Writable, errors: Writable): Promise<number> {
  let code = 0
  const items: { readonly item: NewsItem; readonly at: number }[] = []
  for await (const item of readItems(input, errors)) {
    if (item === null) code = 1
    else {
      const at = Date.parse(item.date ?? '')
      items.push({ item, at: Number.isNaN(at) ? 0 : at })
    }
  }
  const index = new StoryIndex()
  const storyOf = new Map<NewsItem, string | null>()
  for (const { item, at } of [...items].sort((a, b) => a.at - b.at)) {
    const { facts, language } = readItem(item)
    const [main] = facts
    storyOf.set(item, main === undefined ? null : index.join(reportOf(item, main, language, at)))
  }
  for (const { item } of items) output.write(`${JSON.stringify({ id: item.id, story: storyOf.get(item) ?? null })}\n`)
  return code
}
