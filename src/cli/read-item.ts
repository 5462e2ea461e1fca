import type { FeedKind } from '../core/feed.ts'
import type { Reading } from '../core/reading.ts'
import { readEntry, type ReadableText, type Speaker } from '../news/read.ts'
import { readEvents, type Events } from '../news/article/read-events.ts'
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

type Input = readonly [ReadableText, Speaker]

function inputOf(item: NewsItem): Input {
  return [
    { id: item.id, title: item.title, summary: item.summary ?? '', url: item.url ?? null, language: item.lang ?? null },
    { name: item.source ?? '', kind: kindOf(item), language: item.lang ?? 'en' },
  ]
}

/** As the bot reads an entry. */
export function readItem(item: NewsItem): Reading {
  return readEntry(...inputOf(item))
}

/** Every event that the item tells. */
export function readItemEvents(item: NewsItem): Events {
  return readEvents(...inputOf(item))
}
