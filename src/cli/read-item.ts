import type { FeedKind } from '../core/feed.ts'
import type { Reading } from '../core/reading.ts'
import { readEntry } from '../news/read.ts'
import type { NewsItem } from './news-item.ts'

/** Who speaks, where no feed is configured: only what its name surely gives away. */
export function kindOf(item: NewsItem): FeedKind {
  const source = `${item.source ?? ''} ${item.url ?? ''}`
  if (/^r\/|reddit\.com|news\.ycombinator|linux\.do/iu.test(source)) return 'community'
  if (
    /openai\.com\/|anthropic\.com\/|blog\.google|deepmind\.google|mistral\.ai\/|qwen\.ai|ai\.meta\.com/iu.test(source)
  )
    return 'lab'
  return 'press'
}

export function readItem(item: NewsItem): Reading {
  return readEntry(
    { id: item.id, title: item.title, summary: item.summary ?? '', url: item.url ?? null, language: item.lang ?? null },
    { name: item.source ?? '', kind: kindOf(item), language: item.lang ?? 'en' },
  )
}
