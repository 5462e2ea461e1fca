import { expect, test } from 'vitest'
import type { Feed } from '../../src/core/feed.ts'
import type { StoredFeed } from '../../src/core/ports/feed-store.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { createPoller } from '../../src/pipeline/poll-due.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const FEED: Feed = { ...WIRE_FEED, name: 'Wire', weight: 0.5 }

test('a stop waits for the feeds under way, also where the database fails meanwhile', async () => {
  const store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue([FEED])
  let claims = 0
  const transaction: Store['transaction'] = (work, only) => {
    claims += 1
    return claims === 1 ? store.transaction(work, only) : Promise.reject(new Error('the database is away'))
  }
  const order: string[] = []
  const begun = Promise.withResolvers<undefined>()
  const mayEnd = Promise.withResolvers<undefined>()
  const poller = createPoller({
    store: { feeds: store.feeds, transaction },
    clock: systemClock,
    log: SILENT,
    ingest: async ({ state }: StoredFeed) => {
      begun.resolve(undefined)
      await mayEnd.promise
      order.push('read')
      return { state }
    },
    feedsAtOnce: 2,
    holder: 'here',
  })
  const polled = expect(poller.pollDue()).rejects.toThrow('the database is away')
  await begun.promise
  const stopped = poller.stop().then(() => order.push('stopped'))
  await systemClock.sleep(20)
  mayEnd.resolve(undefined)
  await Promise.all([polled, stopped])
  expect(order).toEqual(['read', 'stopped'])
  await store.close()
})
