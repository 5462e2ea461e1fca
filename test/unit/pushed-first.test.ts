import { expect, test } from 'vitest'
import { tallyTotal } from '../../src/core/outcome.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { ingestPushed } from '../../src/pipeline.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { pipelineDeps } from '../builders/pipeline-deps.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

function rss(count: number): string {
  const items = Array.from({ length: count }, (_, at) => {
    const name = ['Alder', 'Birch', 'Cedar'][at] ?? 'Elder'
    return `<item><guid>${at}</guid><title>${name} raises $${at + 5} million Series A to build AI agents</title></item>`
  })
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}

test('what a hub pushes before the feed was read once is no news, for all of it may have stood there long', async () => {
  const random = sequence()
  const store = await openMemoryStore(random)
  await store.feeds.replaceCatalogue([WIRE_FEED])
  const channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
  const woken: string[] = []
  const fetch = { fetch: unasked, postForm: unasked, close: () => Promise.resolve() }
  const deps = pipelineDeps({ store, fetch, clock: systemClock, random, wake: (id) => woken.push(id) })
  const push = async (count: number) => {
    const stored = await store.feeds.find(WIRE_FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    const document = { body: Buffer.from(rss(count)), contentType: 'application/rss+xml', finalUrl: WIRE_FEED.url }
    return tallyTotal((await ingestPushed(stored, document, deps)).outcomes)
  }
  expect([await push(2), woken, await store.entries.oldestPublishedAt(WIRE_FEED.id)]).toEqual([0, [], null])
  const stored = await store.feeds.find(WIRE_FEED.id)
  if (stored === null) throw new Error('the feed is missing')
  await store.feeds.saveState(WIRE_FEED.id, { ...stored.state, baselineAt: systemClock.nowMs() - 1_000 })
  expect([await push(2), woken]).toEqual([2, [channel.id]])
  await store.close()
})

function unasked(): Promise<never> {
  return Promise.reject(new Error('nobody is asked'))
}
