import RssParser from 'rss-parser'
import type { ParsedEntry, ParsedFeed } from '../core/entry.ts'
import { FeedError, InvariantError } from '../core/errors.ts'
import { allowedText } from './allowed-text.ts'
import { canonicalXml } from './canonical-xml.ts'
import { decode } from './decode.ts'
import type { EntryMemo } from './entry-memo.ts'
import { parseJsonFeed } from './json-feed.ts'
import { itemKey, withoutKnownItems, type ShortDocument } from './known-items.ts'
import { normalise } from './normalise.ts'
import type { ParseOptions } from './parse-options.ts'
import { tidy, type TidyFeed, type TidyItem } from './tidy.ts'
import { readXml, type XmlDocument } from './xml-tree.ts'

const rssParser = new RssParser()

/**
 * Reads a document on this thread. There is one path for every document: two parsers could give two ids to one entry.
 * Throws FeedError `empty`, `html` or `not-a-feed`; `too-large` where there is no more than a part of it, which does not do.
 */
export async function parseDocument(bytes: Uint8Array, options: ParseOptions): Promise<ParsedFeed> {
  return options.isPart === true ? readPart(bytes, options) : readBytes(bytes, options)
}

async function readPart(bytes: Uint8Array, { contentType, url }: ParseOptions): Promise<ParsedFeed> {
  try {
    // Not amid a character, which would make the encoding doubtful.
    return await readBytes(bytes.subarray(0, bytes.lastIndexOf(TAG_END) + 1), { contentType, url, isPart: true })
  } catch (cause) {
    if (!(cause instanceof FeedError) || cause.kind === 'too-large') throw cause
    throw new FeedError(
      'too-large',
      `The document is too large: its first ${megabytes(bytes)} MB are no feed by themselves.`,
      { cause },
    )
  }
}

/** `>` */
const TAG_END = 0x3e

function megabytes({ length }: Uint8Array): number {
  return Math.round(length / 2 ** 20)
}

async function readBytes(
  bytes: Uint8Array,
  { contentType, url, memo, isPart = false }: ParseOptions,
): Promise<ParsedFeed> {
  const written = decode(bytes, contentType ?? undefined)
  const start = /[^\s\ufeff\0]/.exec(written)?.[0]
  if (start === undefined) throw new FeedError('empty', 'The document is empty.')
  if (start === '{') return parseJsonFeed(written, url)
  const text = allowedText(written)
  const short = memo === undefined ? null : withoutKnownItems(text, url, memo)
  return (short === null ? null : await readShort(short, url, memo)) ?? (await readWhole(text, { url, memo, isPart }))
}

async function readWhole(
  text: string,
  { url, memo, isPart }: Pick<ParseOptions, 'url' | 'memo'> & { readonly isPart: boolean },
): Promise<ParsedFeed> {
  const document = readXml(text)
  const { root } = document
  if (root === null) {
    if (document.isHtml) throw new FeedError('html', 'The answer is a web page.')
    throw new FeedError('not-a-feed', 'The document has no feed in it.')
  }
  const clean = tidy({ ...document, root }, url, isPart)
  const parsed = await readItems(clean, clean.items)
  remember(clean.items, parsed.entries, document, url, memo)
  return withGaps(parsed, clean, isPart ? { ...document, isCutOff: false } : document)
}

/**
 * The document as a whole, of which only what is new is read. `null` where an item that was cut out turns out to be
 * something else here: inside a comment, under other namespaces ...
 */
async function readShort(
  { text, known }: ShortDocument,
  url: string | undefined,
  memo: EntryMemo | undefined,
): Promise<ParsedFeed | null> {
  const document = readXml(text)
  if (document.root === null || document.isRepaired) return null
  const clean = tidy({ ...document, root: document.root }, url)
  const found = clean.items.map((item) => ({ item, memory: known.get(item.start) }))
  const told = found.filter(({ item, memory }) => memory?.setting === item.setting)
  if (told.length < known.size) return null
  const open = found.flatMap(({ item, memory }) => (memory === undefined ? [item] : []))
  const parsed = await readItems(clean, open)
  remember(open, parsed.entries, document, url, memo)
  const fresh = parsed.entries.values()
  return withGaps({ ...parsed, entries: found.map(({ memory }) => memory?.entry ?? next(fresh)) }, clean, document)
}

function withGaps(parsed: ParsedFeed, { seamAt }: TidyFeed, { isCutOff }: XmlDocument): ParsedFeed {
  return { ...parsed, ...(isCutOff && { isCutOff }), ...(seamAt !== null && { seamAt }) }
}

async function readItems({ feed, overCap }: TidyFeed, items: readonly TidyItem[]): Promise<ParsedFeed> {
  const clean = { feed, entries: items.map((item) => item.read()), overCap }
  return normalise(await rssParser.parseString(canonicalXml(clean)), clean)
}

/** What ends by its own end tag begins and ends the same wherever it stands. */
function remember(
  items: readonly TidyItem[],
  entries: readonly ParsedEntry[],
  { text, isRepaired }: XmlDocument,
  url: string | undefined,
  memo: EntryMemo | undefined,
): void {
  if (memo === undefined || isRepaired) return
  for (const [at, { start, end, setting }] of items.entries()) {
    const entry = entries[at]
    if (entry !== undefined && end !== null) {
      memo.set(itemKey(text.slice(start, end), url), { entry, setting }, end - start)
    }
  }
}

function next(entries: Iterator<ParsedEntry, undefined>): ParsedEntry {
  const { value } = entries.next()
  if (value === undefined) throw new InvariantError('The parser lost entries.')
  return value
}
