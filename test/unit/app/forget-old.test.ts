import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetOld } from '../../../src/app/forget-old.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const NOW = Date.UTC(2027, 1, 12)

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue([WIRE_FEED])
})
afterEach(() => store.close())

async function seen(id: string, seenAt: number): Promise<void> {
  const words = { title: id, summary: '', url: null, language: 'en' }
  const entry = { id, feedId: WIRE_FEED.id, identity: id, identityKeys: [id], ...words, publishedAt: seenAt, seenAt }
  await store.entries.insert(entry, 'no-topic')
}

const left = async (...ids: string[]) => [...(await store.entries.findByKeys(WIRE_FEED.id, ids)).keys()].toSorted()
const forget = (days: number, signal = new AbortController().signal) =>
  forgetOld(days, { store, clock: createVirtualClock(NOW), log: SILENT, signal })

test('what is about no topic is forgotten after so many days, however much it is, and old records are too', async () => {
  for (let at = 0; at < 1_001; at += 1) await seen(`old${at}`, NOW - 31 * DAY_MS)
  await seen('young', NOW - 30 * DAY_MS + 60_000)
  await store.audit.add({
    ...{ workspaceId: 'preview:w', channelId: 'preview:c', personId: 'p', action: 'subscribe', options: {}, at: 1 },
  })
  await forget(30)
  expect(await left('old0', 'old500', 'old1000', 'young')).toEqual(['young'])
  expect(await store.audit.list('preview:c', 10)).toEqual([])
})

test('a stop ends it between two steps, and the rest is for another night', async () => {
  for (let at = 0; at < 10; at += 1) await seen(`old${at}`, 0)
  await forget(30, AbortSignal.abort())
  expect(await left('old0', 'old9')).toEqual(['old0', 'old9'])
})
