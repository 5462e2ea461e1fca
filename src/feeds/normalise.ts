import { z } from 'zod'
import type { ParsedFeed } from '../core/entry.ts'
import { plainText, plainTitle } from './plain-text.ts'

const text = z.string().optional()
const texts = z.array(z.string()).default([])

/** What rss-parser makes of our canonical document. */
const readShape = z.object({
  title: text,
  about: text,
  link: text,
  self: text,
  hub: text,
  ttl: text,
  language: text,
  picture: text,
  lastBuildDate: text,
  restHours: text,
  restDays: text,
  items: z.array(
    z.object({
      guid: text,
      title: text,
      link: text,
      pubDate: text,
      updated: text,
      person: text,
      teaser: text,
      body: text,
      topic: texts,
      picture: text,
      attachment: texts,
      lang: text,
    }),
  ),
})

type KeptList = [string, string, { keepArray: boolean }]

/** The names under which rss-parser has to keep our own elements. */
export const FEED_FIELDS = ['about', 'self', 'hub', 'picture', 'restHours', 'restDays']
export const ITEM_FIELDS: (string | KeptList)[] = [
  ...['updated', 'person', 'teaser', 'body', 'picture', 'lang'],
  ['topic', 'topic', { keepArray: true }],
  ['attachment', 'attachment', { keepArray: true }],
]

/** The parser's output in the project's shape, with plain text for titles and summaries. */
export function normalise(output: unknown, overCap: number): ParsedFeed {
  const feed = readShape.parse(output)
  return {
    feed: {
      title: titleOf(feed.title),
      description: summaryOf(feed.about),
      link: feed.link ?? null,
      self: feed.self ?? null,
      hub: feed.hub ?? null,
      ttl: feed.ttl === undefined ? null : Number(feed.ttl),
      language: feed.language ?? null,
      image: feed.picture ?? null,
      updated: feed.lastBuildDate ?? null,
      skipHours: listOf(feed.restHours).map(Number),
      skipDays: listOf(feed.restDays),
    },
    entries: feed.items.map((item) => ({
      id: item.guid ?? null,
      title: titleOf(item.title) ?? '',
      url: item.link ?? null,
      published: item.pubDate ?? null,
      updated: item.updated ?? null,
      author: item.person ?? null,
      summary: summaryOf(item.teaser),
      content: item.body ?? null,
      categories: item.topic,
      image: item.picture ?? null,
      enclosures: item.attachment,
      language: item.lang ?? null,
    })),
    overCap,
  }
}

function listOf(joined: string | undefined): readonly string[] {
  return joined === undefined ? [] : joined.split(' ')
}

function titleOf(html: string | undefined): string | null {
  return html === undefined ? null : plainTitle(html)
}

function summaryOf(html: string | undefined): string | null {
  return html === undefined ? null : plainText(html)
}
