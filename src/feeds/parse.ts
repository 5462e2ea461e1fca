import RssParser from 'rss-parser'
import type { ParsedFeed } from '../core/entry.ts'
import { FeedError } from '../core/errors.ts'
import { canonicalXml } from './canonical-xml.ts'
import { decode } from './decode.ts'
import { parseJsonFeed } from './json-feed.ts'
import { FEED_FIELDS, ITEM_FIELDS, normalise } from './normalise.ts'
import { tidy } from './tidy.ts'
import { readXml } from './xml-tree.ts'

export type ParseOptions = {
  /** As the server sent it. */
  readonly contentType?: string | null | undefined
  /** Where the document came from: relative addresses are resolved against it. */
  readonly url?: string | undefined
}

const rssParser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
  customFields: { feed: FEED_FIELDS, item: ITEM_FIELDS },
})

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, however broken. There is one path for every document:
 * two parsers could give two ids to one entry. Throws FeedError `empty`, `html` or `not-a-feed`.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions = {}): Promise<ParsedFeed> {
  const text = decode(bytes, options.contentType ?? undefined)
  const start = /[^\s\ufeff\0]/.exec(text)?.[0]
  if (start === undefined) throw new FeedError('empty', 'The document is empty.')
  if (start === '{') return parseJsonFeed(text, options.url)
  const { root, isHtml } = readXml(text)
  if (root === null) {
    if (isHtml) throw new FeedError('html', 'The answer is a web page.')
    throw new FeedError('not-a-feed', 'The document has no feed in it.')
  }
  const clean = tidy(root, options.url)
  return normalise(await rssParser.parseString(canonicalXml(clean)), clean.overCap)
}
