import { canonicalUrl } from '../core/canonical-url.ts'
import { FeedError } from '../core/errors.ts'
import { FEED_KINDS, type Feed, type FeedKind } from '../core/feed.ts'
import type { AddressGuard } from './address-guard.ts'
import { feedName } from './feed-name.ts'
import { FlatParser } from './flat-parser.ts'
import { withoutFeedScheme } from './without-feed-scheme.ts'

/** A feed as a list of subscriptions names it (OPML 2.0, http://opml.org/spec2.opml). */
type OpmlFeed = Pick<Feed, 'name' | 'url' | 'language' | 'kind'>

export type OpmlList = {
  readonly feeds: readonly OpmlFeed[]
  /** One sentence for each line that was left out, with its number. */
  readonly problems: readonly string[]
}

const MAX_CHARACTERS = 5_000_000
const MAX_FEEDS = 5_000

/** Reads a list of feeds. A bad line costs only itself. Throws FeedError `too-large` or `not-a-feed`. */
export function parseOpml(text: string, guard: Pick<AddressGuard, 'checkUrl'>): OpmlList {
  if (text.length > MAX_CHARACTERS) throw new FeedError('too-large', 'The list is larger than 5 MB.')
  const feeds: OpmlFeed[] = []
  const problems: string[] = []
  const seen = new Set<string>()
  const elements = new Set<string>()
  let line = 1
  let lineEnd = text.indexOf('\n')
  const parser = new FlatParser(
    {
      onopentag(name, attributes) {
        elements.add(name.toLowerCase())
        if (name.toLowerCase() !== 'outline') return
        for (; lineEnd >= 0 && lineEnd < parser.startIndex; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1
        const given = new Map(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value.trim()]))
        const address = given.get('xmlurl')
        const written = address === undefined ? undefined : withoutFeedScheme(address)
        if (written === undefined) {
          // A folder, or a link that is no feed.
          if (given.get('type') === 'rss') problems.push(`Line ${line}: the outline has no xmlUrl.`)
          return
        }
        const problem = findProblem(written, seen, guard)
        if (problem !== null) problems.push(`Line ${line}: ${problem}`)
        else if (feeds.length >= MAX_FEEDS) problems.push(`Line ${line}: the list has more than ${MAX_FEEDS} feeds.`)
        else {
          seen.add(canonicalUrl(written))
          feeds.push(toFeed(written, given))
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  parser.end()
  if (!elements.has('opml')) throw new FeedError('not-a-feed', 'The file is no OPML: it has no <opml>.')
  return { feeds, problems }
}

function findProblem(written: string, seen: ReadonlySet<string>, guard: Pick<AddressGuard, 'checkUrl'>): string | null {
  // A password is nobody's business.
  const shown = written.replace(/\/\/[^/?#]*@/u, '//…@').slice(0, 200)
  const url = URL.parse(written)
  if (url === null) return `"${shown}" is no address. Write it with http:// or https://.`
  try {
    guard.checkUrl(url)
  } catch (error) {
    if (error instanceof FeedError) return `"${shown}" is not allowed. ${error.message}`
    throw error
  }
  return seen.has(canonicalUrl(written)) ? `"${shown}" is in the list already.` : null
}

function toFeed(url: string, given: ReadonlyMap<string, string>): OpmlFeed {
  const name = (given.get('text') ?? '') || (given.get('title') ?? '')
  const language = /^[a-z]{2,3}(?=$|[-_])/.exec((given.get('language') ?? '').toLowerCase())?.[0] ?? 'en'
  const kind = (given.get('category') ?? '')
    .split(/[,/]/)
    .map((word) => FEED_KINDS.find((known) => known === word.trim().toLowerCase()))
    .find((known): known is FeedKind => known !== undefined)
  return { name: feedName(name, url), url, language, kind: kind ?? 'press' }
}

/** An OPML 2.0 document (http://opml.org/spec2.opml). */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  const outlines = feeds.map(({ name, url, language, kind }) => {
    const attributes = { type: 'rss', text: name, xmlUrl: url, language, category: kind }
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    return `    <outline${written.join('')}/>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>AI Wire</title></head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeXml(text: string): string {
  // These can't be written in XML at all (XML 1.0, 2.2).
  return text.replace(/[[\p{Cc}\uFFFE\uFFFF]--[\t\n\r]]/gv, '').replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
}
