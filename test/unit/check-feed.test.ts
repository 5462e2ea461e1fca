import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/core/durations.ts'
import type { FeedRequest } from '../../src/core/ports/http-fetch.ts'
import { checkFeed } from '../../src/pipeline/check-feed.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { createVirtualClock } from '../builders/virtual-clock.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

test('a look at a feed repeats what the server said of its document, but for no more than eight days', async () => {
  const clock = createVirtualClock(Date.UTC(2026, 1, 10))
  const store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue([{ ...WIRE_FEED, id: 'f', name: 'F', url: 'https://f.example/' }])
  const stored = await store.feeds.find('f')
  if (stored === null) throw new Error('no feed')
  const validators = { etag: '"v1"', lastModified: null }
  const asked: FeedRequest['validators'][] = []
  const fetch = {
    fetch: (request: FeedRequest) => {
      asked.push(request.validators)
      return Promise.resolve({ kind: 'not-modified', validators, freshForMs: null, permanentUrl: null } as const)
    },
    postForm: () => Promise.resolve(200),
    close: () => Promise.resolve(),
  }
  for (const days of [1, 8, 9]) {
    const state = { ...stored.state, validators, fullAt: clock.nowMs() - days * DAY_MS }
    expect(await checkFeed({ ...stored, state }, { fetch, clock, trusts: () => false })).toEqual({
      kind: 'well',
      entries: null,
    })
  }
  expect(asked).toEqual([validators, validators, { etag: null, lastModified: null }])
  await store.close()
})
