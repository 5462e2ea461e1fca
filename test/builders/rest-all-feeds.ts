import { HOUR_MS } from '../../src/core/durations.ts'
import { loadCatalogue } from '../../src/feeds/catalogue.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from './sequence.ts'

/** No test asks a publisher for anything: in that database all feeds were read a moment ago. */
export async function restAllFeeds(url: string): Promise<void> {
  const store = await openStore({ url, random: sequence() })
  await store.feeds.replaceCatalogue(loadCatalogue({ scraped: false }))
  const now = Date.now()
  for (const { feed, state } of await store.feeds.list())
    await store.feeds.saveState(feed.id, { ...state, nextPollAt: now + HOUR_MS, baselineAt: now })
  await store.close()
}
