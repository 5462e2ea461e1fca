import type { FeedLink } from '../core/ports/feed-desk.ts'
import { FlatParser } from './flat-parser.ts'
import { withoutFeedScheme } from './without-feed-scheme.ts'

const MAX_PAGE_CHARACTERS = 1_000_000
const LONGEST_TITLE = 200
/** Every link of the page is resolved against it. */
const LONGEST_BASE = 1_024
/** More than any page has that means to be read. */
const MOST_LINKS = 1_000

const FEED_TYPES: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
])
/** As many write it; other things go by these names, too. */
const LOOSE_TYPES: ReadonlySet<string> = new Set(['text/xml', 'application/xml', 'application/json'])
/** `/feed/`, `/posts.atom`, `/blog-rss.xml`, `/index.rdf`, `/rss/all.xml`: what links that readers see lead to. */
const FEED_PATH =
  /(?:[/.](?:feeds?|rss2?|atom|rdf)\/?|(?:feed|rss|atom)\.(?:xml|json|php)|\/index\.(?:xml|rdf)|\/(?:rss|feeds?)\/[\w.-]{1,60}\.xml)$/i
/** As WordPress writes it where addresses have no words. */
const FEED_QUERY = /[?&]feed=(?:rss2?|atom|rdf)(?:&|$)/i
/** A blog names the feed of its comments beside its own. */
const COMMENTS = /comments?\b|댓글|コメント|评论|評論|迴響/i

/** From the surest to what is worth a try; `far`: on another host, where services lead that read feeds for people. */
const RANKS = { named: 0, comments: 1, loose: 2, seen: 3, far: 4 } as const

type PageLinks = {
  /** Where a feed may be, the likeliest first, each once. */
  readonly likely: readonly FeedLink[]
  /** Those that the page calls feeds of its own, as it calls the first. */
  readonly named: readonly FeedLink[]
}

type Found = FeedLink & { readonly rank: number; readonly type: string }

/** The feeds that a page names (`rel=alternate`, https://html.spec.whatwg.org/multipage/links.html#rel-alternate), or leads its readers to. */
export function listPageLinks(page: string, pageUrl: string): PageLinks {
  const found = new Map<string, Found>()
  let base = pageUrl
  const parser = new FlatParser(
    {
      onopentag(name, attributes) {
        if (name === 'base') base = readBase(attributes, pageUrl) ?? base
        if (found.size === MOST_LINKS) return
        const link = name === 'link' || name === 'a' ? readLink(name, attributes, base) : null
        if (link !== null && !found.has(link.url)) found.set(link.url, link)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(page.slice(0, MAX_PAGE_CHARACTERS))
  parser.end()
  const likely = [...found.values()].toSorted((a, b) => a.rank - b.rank)
  const [first] = likely
  // The same feed in another format is none beside it.
  const named = likely.filter(({ rank, type }) => rank === RANKS.named && type === first?.type)
  return { likely, named }
}

function readBase({ href = '' }: Readonly<Record<string, string>>, pageUrl: string): string | null {
  return href.length > LONGEST_BASE ? null : (URL.parse(href, pageUrl)?.href ?? null)
}

function readLink(tag: string, attributes: Readonly<Record<string, string>>, base: string): Found | null {
  const { href = '', rel = '', type = '', title = '' } = attributes
  const url = URL.parse(withoutFeedScheme(href.trim(), URL.parse(base)?.protocol), base)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const relations = rel.toLowerCase().split(/\s+/)
  const mediaType = type.toLowerCase().split(';')[0]?.trim() ?? ''
  const rank = namedRank(url, title, relations, mediaType) ?? (tag === 'a' ? seenRank(url, base) : null)
  if (rank === null) return null
  const name = title.trim().slice(0, LONGEST_TITLE)
  return { url: url.href, title: name === '' ? null : name, rank, type: mediaType }
}

function namedRank({ pathname }: URL, title: string, relations: readonly string[], type: string): number | null {
  if (!relations.includes('alternate') && !relations.includes('feed')) return null
  if (FEED_TYPES.has(type)) return COMMENTS.test(`${pathname} ${title}`) ? RANKS.comments : RANKS.named
  return LOOSE_TYPES.has(type) && !pathname.includes('/wp-json/') ? RANKS.loose : null
}

function seenRank(url: URL, base: string): number | null {
  if (!FEED_PATH.test(url.pathname) && !FEED_QUERY.test(url.search)) return null
  return url.host === URL.parse(base)?.host ? RANKS.seen : RANKS.far
}
