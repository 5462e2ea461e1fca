import type { Feed } from '../src/core/feed.ts'
import type { HttpFetch } from '../src/core/ports/http-fetch.ts'
import type { Store } from '../src/core/ports/store.ts'
import { fetchFrom } from '../test/builders/fetch-from.ts'
import { newsFeed, newsFeedItems } from './news-feeds.ts'

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
  const itemOf = newsFeedItems(NEW_ENTRIES)
  const documents = new Map(
    FEED_LIST.map((feed, at) => {
      const own = Array.from({ length: ENTRIES }, (_, turn) => itemOf(turn * FEEDS + at))
      return [feed.url, newsFeed(feed, own)]
    }),
  )
  return fetchFrom((url) => documents.get(url) ?? '')
}
