import type { Feed } from '../src/core/feed.ts'
import type { HttpFetch } from '../src/core/ports/http-fetch.ts'
import type { Store } from '../src/core/ports/store.ts'
import { newsItems } from './news-items.ts'

const FEEDS = 60
const ENTRIES = 25
/** How many entries are new in all the feeds together. */
export const NEW_ENTRIES = FEEDS * ENTRIES

const FEED_LIST = Array.from({ length: FEEDS }, (_, at): Feed => {
  const url = `https://outlet-${at}.example/feed`
  const scope = { kind: 'catalogue' } as const
  return { id: `outlet-${at}`, scope, name: `Outlet ${at}`, url, language: 'en', kind: 'press', weight: 0.5 }
})

/** Feeds that were read before and are due now. */
export async function placeFeeds(store: Store): Promise<void> {
  await store.feeds.replaceCatalogue(FEED_LIST)
  const baselineAt = Date.now() - 3_600_000
  for (const { feed, state } of await store.feeds.list()) {
    await store.feeds.saveState(feed.id, { ...state, nextPollAt: 0, baselineAt })
  }
}

/** Their publishers, who answer at once. */
export function fetchFeeds(): HttpFetch {
  const items = newsItems(NEW_ENTRIES)
  const now = Date.now()
  const itemOf = (at: number): string => {
    const { title, summary } = items[at] ?? { title: '', summary: '' }
    const date = new Date(now - (items.length - at) * 1_000).toUTCString()
    return `<item><title>${title}</title><link>https://outlet.example/n/${at}</link><guid>n${at}</guid>
      <pubDate>${date}</pubDate><description>${summary ?? ''}</description></item>`
  }
  const documents = new Map(
    FEED_LIST.map(({ url, name }, feed) => {
      const own = Array.from({ length: ENTRIES }, (_, turn) => itemOf(turn * FEEDS + feed))
      return [
        url,
        `<rss version="2.0"><channel><title>${name}</title><link>${url}</link>${own.join('')}</channel></rss>`,
      ]
    }),
  )
  return {
    fetch: ({ url }) =>
      Promise.resolve({
        kind: 'modified',
        body: Buffer.from(documents.get(url) ?? ''),
        contentType: 'application/rss+xml',
        finalUrl: url,
        hub: null,
        self: null,
        validators: { etag: null, lastModified: null },
        freshForMs: null,
        permanentUrl: null,
      }),
    postForm: () => Promise.resolve(404),
    close: () => Promise.resolve(),
  }
}
