import { expect, test } from 'vitest'
import { createDemoClock } from '../../src/cli/demo-clock.ts'
import { MINUTE_MS } from '../../src/core/durations.ts'
import { FeedError } from '../../src/core/errors.ts'
import type { Feed } from '../../src/core/feed.ts'
import { ingest } from '../../src/pipeline.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { pipelineDeps } from '../builders/pipeline-deps.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const START = Date.UTC(2026, 1, 10)
const at = (id: string, url: string): Feed => ({ ...WIRE_FEED, id, name: id, url })

test('a host that asks for a pause gets it from all of its feeds, also of a process that begins later', async () => {
  const random = sequence()
  const store = await openMemoryStore(random)
  const clock = createDemoClock(START)
  const [one, two, elsewhere] = ['https://a.example/1', 'https://a.example/2', 'https://b.example/1'].map((url, no) =>
    at(`f${no}`, url),
  )
  if (one === undefined || two === undefined || elsewhere === undefined) throw new Error('a feed is missing')
  await store.feeds.replaceCatalogue([one, two, elsewhere])
  const limited = new FeedError('rate-limited', 'planned', {
    httpStatus: 429,
    retryAfterMs: 90 * MINUTE_MS,
    heldHost: 'a.example',
  })
  const refuse = () => Promise.reject(limited)
  const fetch = { fetch: refuse, postForm: refuse, close: () => Promise.resolve() }
  const stored = await store.feeds.find(one.id)
  if (stored === null) throw new Error('the feed is missing')
  await ingest(stored, pipelineDeps({ store, fetch, clock, random }))
  const due = async (afterMs: number) => (await store.feeds.listDue(START + afterMs, 9)).map(({ feed }) => feed.id)
  expect(await due(89 * MINUTE_MS)).toEqual([elsewhere.id])
  expect(await due(24 * 60 * MINUTE_MS)).toContain(two.id)
  await store.close()
})
