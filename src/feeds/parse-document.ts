import RssParser from 'rss-parser'
import type { ParsedEntry, ParsedFeed } from '../core/entry.ts'
import { FeedError, InvariantError } from '../core/errors.ts'
import { canonicalXml } from './canonical-xml.ts'
import { decode } from './decode.ts'
import type { EntryMemo } from './entry-memo.ts'
import { parseJsonFeed } from './json-feed.ts'
import { normalise } from './normalise.ts'
import type { ParseOptions } from './parse-options.ts'
import { tidy, type TidyFeed, type TidyItem } from './tidy.ts'
import { readXml } from './xml-tree.ts'

const rssParser = new RssParser()

/**
 * Reads a document on this thread. There is one path for every document: two parsers could give two ids to one entry.
 * Throws FeedError `empty`, `html` or `not-a-feed`.
 */
export async function parseDocument(bytes: Uint8Array, options: ParseOptions): Promise<ParsedFeed> {
  const text = decode(bytes, options.contentType ?? undefined)
  const start = /[^\s\ufeff\0]/.exec(text)?.[0]
  if (start === undefined) throw new FeedError('empty', 'The document is empty.')
  if (start === '{') return parseJsonFeed(text, options.url)
  const document = readXml(text)
  const { root } = document
  if (root === null) {
    if (document.isHtml) throw new FeedError('html', 'The answer is a web page.')
    throw new FeedError('not-a-feed', 'The document has no feed in it.')
  }
  const clean = tidy({ ...document, root }, options.url)
  return options.memo === undefined ? await readItems(clean, clean.items) : await readNewItems(clean, options.memo)
}

async function readItems({ feed, overCap }: TidyFeed, items: readonly TidyItem[]): Promise<ParsedFeed> {
  const clean = { feed, entries: items.map((item) => item.read()), overCap }
  return normalise(await rssParser.parseString(canonicalXml(clean)), clean)
}

/** What stood in a document before is taken as it was read then. */
async function readNewItems(clean: TidyFeed, memo: EntryMemo): Promise<ParsedFeed> {
  const remembered = clean.items.map((item) => {
    const key = item.key()
    return { item, key, entry: memo.get(key) }
  })
  const open = remembered.filter(({ entry }) => entry === undefined)
  const parsed = await readItems(
    clean,
    open.map(({ item }) => item),
  )
  for (const [at, { item, key }] of open.entries()) {
    const entry = parsed.entries[at]
    if (entry !== undefined) memo.set(key, entry, item.size)
  }
  const fresh = parsed.entries.values()
  return { ...parsed, entries: remembered.map(({ entry }) => entry ?? next(fresh)) }
}

function next(entries: Iterator<ParsedEntry, undefined>): ParsedEntry {
  const { value } = entries.next()
  if (value === undefined) throw new InvariantError('The parser lost entries.')
  return value
}
