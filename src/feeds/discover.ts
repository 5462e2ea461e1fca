import { FeedError } from '../core/errors.ts'
import { NO_VALIDATORS } from '../core/feed.ts'
import type { FeedLink } from '../core/ports/feed-desk.ts'
import type { FeedResponse, HttpFetch } from '../core/ports/http-fetch.ts'
import { allowedText } from './allowed-text.ts'
import { decode } from './decode.ts'
import { feedOfKnownPage } from './known-pages.ts'
import { listPageLinks } from './page-links.ts'
import { parseFeed } from './parse.ts'
import { withoutFeedScheme } from './without-feed-scheme.ts'

export type Discovered = {
  readonly url: string
  /** As the feed or the page calls it; `null` when it does not say. */
  readonly title: string | null
  readonly language: string | null
  /** The feed's own answer: its first poll needs no second request. */
  readonly answer: Document
  /** What else the page names. */
  readonly others: readonly FeedLink[]
}

type Document = Extract<FeedResponse, { readonly kind: 'modified' }>

/** So many of a page's links are asked at most: the first ones may be dead. */
const MOST_TRIED = 3

/**
 * Finds the feed behind an address that a person pasted, with one request where the address is a feed, and mostly with two
 * where it is a page that names its feeds or leads to them. `mayBePrivate`: at a private host that is allowed, too. Throws FeedError.
 */
export async function discoverFeed(
  address: string,
  { fetch, mayBePrivate }: { readonly fetch: Pick<HttpFetch, 'fetch'>; readonly mayBePrivate: boolean },
): Promise<Discovered> {
  const written = withScheme(address.trim())
  const url = feedOfKnownPage(written) ?? written
  const ask = (asked: string): Promise<Document> => askFor(asked, mayBePrivate ? url : null, fetch)
  const answer = await ask(url)
  try {
    return await describe(url, answer)
  } catch (error) {
    if (!(error instanceof FeedError) || (error.kind !== 'html' && error.kind !== 'not-a-feed')) throw error
    const page = allowedText(decode(answer.body, answer.contentType ?? undefined))
    const { likely, named } = listPageLinks(page, answer.finalUrl)
    let failure = error.kind === 'html' ? new FeedError('html', 'The page names no feed.') : error
    for (const one of likely.slice(0, MOST_TRIED)) {
      try {
        const found = await describe(one.url, await ask(one.url))
        return { ...found, title: found.title ?? one.title, others: named.filter((other) => other !== one) }
      } catch (reason) {
        if (!(reason instanceof FeedError)) throw reason
        // What is wrong with the feed that the page calls its own; the others were worth a try.
        if (one === named[0]) failure = reason
      }
    }
    throw failure
  }
}

/** As people and other feed readers write addresses: `feed:https://...`, `feed://...`, without a scheme, maybe with a port. */
function withScheme(address: string): string {
  const bare = withoutFeedScheme(address)
  return /^[a-z][a-z\d+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`
}

async function askFor(url: string, vouchedFor: string | null, fetch: Pick<HttpFetch, 'fetch'>): Promise<Document> {
  const answer = await fetch.fetch({ url, validators: NO_VALIDATORS, vouchedFor })
  if (answer.kind !== 'modified') throw new FeedError('empty', 'The server sent no document.')
  return answer
}

/** What the feed says of itself. */
async function describe(url: string, answer: Document): Promise<Discovered> {
  const { feed } = await parseFeed(answer.body, {
    contentType: answer.contentType,
    url: answer.finalUrl,
    isPart: answer.isPart,
  })
  const language = /^[a-z]{2,3}(?=$|[-_])/i.exec(feed.language ?? '')?.[0].toLowerCase() ?? null
  return { url: answer.permanentUrl ?? url, title: feed.title, language, answer, others: [] }
}

/** Gives that answer to the first request, so that a feed is asked once although it was looked at before it was added. */
export function answeredOnce(fetch: HttpFetch, answer: FeedResponse): HttpFetch {
  let isGiven = false
  return {
    ...fetch,
    fetch: (request) => {
      if (isGiven) return fetch.fetch(request)
      isGiven = true
      return Promise.resolve(answer)
    },
  }
}
