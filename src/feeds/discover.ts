import { Parser } from 'htmlparser2'
import { FeedError } from '../core/errors.ts'
import type { FeedResponse, HttpFetch } from '../core/ports/http-fetch.ts'
import { decode } from './decode.ts'
import { parseFeed } from './parse.ts'
import { allowedText } from './xml-tree.ts'

type Discovered = {
  readonly url: string
  /** As the feed or the page calls it; `null` when it does not say. */
  readonly title: string | null
  readonly language: string | null
  /** The feed's own answer: its first poll needs no second request. */
  readonly answer: Document
}

type Document = Extract<FeedResponse, { readonly kind: 'modified' }>

const TYPES: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
])
const MAX_PAGE_CHARACTERS = 1_000_000

/**
 * Finds the feed behind an address that a person pasted, with one request where the address is a feed, and with two where
 * it is a page that names its feeds (`rel=alternate`, https://html.spec.whatwg.org/multipage/links.html#rel-alternate).
 * Throws FeedError.
 */
export async function discoverFeed(address: string, fetch: Pick<HttpFetch, 'fetch'>): Promise<Discovered> {
  const written = withScheme(address.trim())
  const answer = await ask(written, fetch)
  try {
    return await describe(written, answer)
  } catch (error) {
    if (!(error instanceof FeedError) || (error.kind !== 'html' && error.kind !== 'not-a-feed')) throw error
    const [best] = listAlternates(allowedText(decode(answer.body, answer.contentType ?? undefined)), answer.finalUrl)
    if (best === undefined) throw error.kind === 'html' ? new FeedError('html', 'The page names no feed.') : error
    const found = await describe(best.url, await ask(best.url, fetch))
    return { ...found, title: found.title ?? best.title }
  }
}

/** As people and other feed readers write addresses: `feed:https://...`, `feed://...`, without a scheme, maybe with a port. */
function withScheme(address: string): string {
  const bare = address.replace(/^feed:(?:\/\/)?/i, '')
  return /^[a-z][a-z\d+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`
}

async function ask(url: string, fetch: Pick<HttpFetch, 'fetch'>): Promise<Document> {
  const answer = await fetch.fetch({ url, validators: { etag: null, lastModified: null } })
  if (answer.kind !== 'modified') throw new FeedError('empty', 'The server sent no document.')
  return answer
}

/** What the feed says of itself. */
async function describe(url: string, answer: Document): Promise<Discovered> {
  const { feed } = await parseFeed(answer.body, { contentType: answer.contentType, url: answer.finalUrl })
  const language = /^[a-z]{2,3}(?=$|[-_])/i.exec(feed.language ?? '')?.[0].toLowerCase() ?? null
  return { url: answer.permanentUrl ?? url, title: feed.title, language, answer }
}

/** Gives that answer to the first request, so that a feed is asked once although it was looked at before it was added. */
export function answeredOnce(fetch: HttpFetch, answer: FeedResponse): HttpFetch {
  let isGiven = false
  return {
    ...fetch,
    fetch: (request, signal) => {
      if (isGiven) return fetch.fetch(request, signal)
      isGiven = true
      return Promise.resolve(answer)
    },
  }
}

/** The feeds that a page names, the likeliest first. */
function listAlternates(page: string, pageUrl: string): readonly { url: string; title: string | null }[] {
  const found: { url: string; title: string | null; rank: number }[] = []
  let base = pageUrl
  const parser = new Parser(
    {
      onopentag(name, { href = '', rel = '', type = '', title = '' }) {
        if (name === 'base') base = URL.parse(href, pageUrl)?.href ?? base
        if (name !== 'link' && name !== 'a') return
        const relations = rel.toLowerCase().split(/\s+/)
        const mediaType = type.toLowerCase().split(';')[0]?.trim() ?? ''
        if (!relations.includes('alternate') || !TYPES.has(mediaType)) return
        const url = URL.parse(href.trim(), base)
        if (url === null || !/^https?:$/.test(url.protocol)) return
        // A blog names the feed of its comments beside its own.
        const isComments = /comments?\b/i.test(`${url.pathname} ${title}`)
        found.push({
          url: url.href,
          title: title.trim() === '' ? null : title.trim().slice(0, 200),
          rank: isComments ? 1 : 0,
        })
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(page.slice(0, MAX_PAGE_CHARACTERS))
  parser.end()
  return found.toSorted((a, b) => a.rank - b.rank).map(({ url, title }) => ({ url, title }))
}
