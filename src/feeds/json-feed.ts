import { z } from 'zod'
import type { ParsedEntry, ParsedFeed } from '../core/entry.ts'
import { FeedError } from '../core/errors.ts'
import { absoluteUrl } from './absolute-url.ts'
import { allowedText } from './allowed-text.ts'
import { escapeText } from './entities.ts'
import { MAX_ENTRIES, MAX_FIELD, MAX_PARTS } from './limits.ts'
import { newest } from './newest.ts'
import { parseDate } from './parse-date.ts'
import { plainText, plainTitle } from './plain-text.ts'
import { unwrapLink } from './unwrap-link.ts'

/** To look at one takes a hundredth of a millisecond, on the thread that does everything else. No feed has so many. */
const MAX_LOOKED_AT = 5_000

/**
 * A string where one is given or can be made of a number; anything else counts as absent. JSON may write characters that
 * nothing can show and no database of ours keeps, as an XML document may not.
 */
const text = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => allowedText(value.slice(0, MAX_FIELD)).trim())
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .catch(null)
  .default(null)

const person = z.union([
  z.object({ name: text, url: text }).transform(({ name, url }) => name ?? url),
  z.string().transform((name) => allowedText(name.slice(0, MAX_FIELD)).trim() || null),
])

const people = z
  .union([z.array(person.catch(null)), person.transform((one) => [one])])
  .catch([])
  .default([])

const item = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  language: text,
  author: people,
  authors: people,
  tags: z
    .union([z.array(text), text.transform((one) => [one])])
    .catch([])
    .default([]),
  attachments: z
    .array(z.object({ url: text }).catch({ url: null }))
    .catch([])
    .default([]),
})

const document = z.object({
  version: text,
  title: text,
  description: text,
  home_page_url: text,
  feed_url: text,
  icon: text,
  favicon: text,
  language: text,
  author: people,
  authors: people,
  hubs: z
    .array(z.object({ url: text }).catch({ url: null }))
    .catch([])
    .default([]),
  items: z.array(z.unknown()).catch([]).default([]),
})

/** Reads a JSON Feed 1.0 or 1.1 (jsonfeed.org). A bad item never loses the feed. Throws FeedError `not-a-feed`. */
export function parseJsonFeed(source: string, url: string | undefined): ParsedFeed {
  const raw = readJson(source)
  const feed = document.safeParse(raw).data
  if (feed === undefined || !isFeed(raw)) throw new FeedError('not-a-feed', 'The document is JSON, but no JSON Feed.')
  const bases = [url ?? feed.feed_url ?? feed.home_page_url ?? ''].filter((base) => base !== '')
  const context = { bases, language: feed.language, author: authorsOf(feed) }
  const entriesOf = (some: readonly unknown[]): readonly ParsedEntry[] =>
    some.flatMap((one) => {
      const { data } = item.safeParse(one)
      return data === undefined ? [] : [entryOf(data, context)]
    })
  const all = feed.items
  const [first = '', last = ''] = [0, -1].map((at) => entriesOf([all.at(at)])[0]?.published ?? '')
  const lookedAt = someOf(all, first === last ? null : last > first ? 'last' : 'first')
  const entries = entriesOf(lookedAt)
  const { kept, seamAt } = newest(entries, MAX_ENTRIES, { dateOf: ({ published }) => published })
  return {
    feed: {
      title: feed.title,
      description: feed.description,
      link: absoluteUrl(feed.home_page_url, bases),
      self: absoluteUrl(feed.feed_url, bases),
      hub: absoluteUrl(feed.hubs[0]?.url, bases),
      ttl: null,
      language: feed.language,
      image: absoluteUrl(feed.icon, bases) ?? absoluteUrl(feed.favicon, bases),
      updated: kept
        .flatMap(({ updated }) => updated ?? [])
        .reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null),
      skipHours: [],
      skipDays: [],
    },
    entries: kept,
    overCap: entries.length - kept.length + all.length - lookedAt.length,
    ...(seamAt !== null && { seamAt }),
  }
}

/** The newest stand first in most feeds, and last in some: `null` where nothing says it. */
function someOf(all: readonly unknown[], newest: 'first' | 'last' | null): readonly unknown[] {
  if (all.length <= MAX_LOOKED_AT) return all
  if (newest !== null) return newest === 'last' ? all.slice(-MAX_LOOKED_AT) : all.slice(0, MAX_LOOKED_AT)
  return [...all.slice(0, MAX_LOOKED_AT / 2), ...all.slice(-MAX_LOOKED_AT / 2)]
}

function readJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^[\s\ufeff\0]+|[\s\0]+$/g, ''))
  } catch (cause) {
    throw new FeedError('not-a-feed', 'The document is not valid JSON.', { cause })
  }
}

function isFeed(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  if ('items' in raw && Array.isArray(raw.items)) return true
  return 'version' in raw && typeof raw.version === 'string' && raw.version.includes('jsonfeed')
}

function entryOf(
  one: z.output<typeof item>,
  { bases, language, author }: { bases: readonly string[]; language: string | null; author: string | null },
): ParsedEntry {
  const linked = absoluteUrl(one.url, bases) ?? absoluteUrl(one.external_url, bases) ?? absoluteUrl(one.id, [])
  const url = linked === null ? null : unwrapLink(linked)
  return {
    id: one.id ?? url,
    title: plainTitle(escapeText(one.title ?? '')),
    url,
    published: parseDate(one.date_published ?? '') ?? parseDate(one.date_modified ?? ''),
    updated: parseDate(one.date_modified ?? ''),
    author: authorsOf(one) ?? author,
    summary: one.summary === null ? null : plainText(escapeText(one.summary)),
    content: one.content_html ?? (one.content_text === null ? null : escapeText(one.content_text)),
    categories: [...new Set(one.tags.filter((tag) => tag !== null))].slice(0, MAX_PARTS),
    image: absoluteUrl(one.image, bases) ?? absoluteUrl(one.banner_image, bases),
    enclosures: one.attachments
      .slice(0, MAX_PARTS)
      .map((attachment) => absoluteUrl(attachment.url, bases))
      .filter((address) => address !== null),
    language: one.language ?? language,
  }
}

/** Once for a feed: all of its entries may have them. */
function authorsOf({ author, authors }: Pick<z.output<typeof item>, 'author' | 'authors'>): string | null {
  const names = [...authors, ...author].filter((name) => name !== null)
  return [...new Set(names)].slice(0, MAX_PARTS).join(', ').slice(0, MAX_FIELD) || null
}
