import RssParser from 'rss-parser'
import type { ParsedFeed } from '../core/entry.ts'
import { FeedError } from '../core/errors.ts'
import { canonicalXml } from './canonical-xml.ts'
import { decode } from './decode.ts'
import { parseJsonFeed } from './json-feed.ts'
import { normalise } from './normalise.ts'
import type { ParseOptions } from './parse-options.ts'
import { tidy } from './tidy.ts'
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
  const { root, isHtml } = readXml(text)
  if (root === null) {
    if (isHtml) throw new FeedError('html', 'The answer is a web page.')
    throw new FeedError('not-a-feed', 'The document has no feed in it.')
  }
  const clean = tidy(root, options.url)
  return normalise(await rssParser.parseString(canonicalXml(clean)), clean)
}
