import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

let feed: PolledFeed
let body: string
let status: number
beforeEach(async () => {
  feed = await startPolledFeed()
  status = 200
  body = rss('Hello')
  feed.origin.serve(feed.host, () => ({ status, body }))
})
afterEach(() => feed.close())

/** None of them is dated. */
function rss(...titles: readonly string[]): string {
  const items = titles.map(
    (title) =>
      `<item><title>${title}</title><guid isPermaLink="false">${title}</guid><link>https://wire.example/${title}</link></item>`,
  )
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}

const raises = (name: string): string => `${name} raises $35 million Series A to build AI agents`
const isDue = async (): Promise<boolean> => (await feed.store.feeds.listDue(feed.clock.nowMs(), 9)).length > 0
const later = (ms: number): void => {
  feed.clock.moveTo(feed.clock.nowMs() + ms)
}

describe.each([
  ['a day', DAY_MS],
  ['an hour', HOUR_MS],
  ['a year', 365 * DAY_MS],
])('a clock that is %s ahead and is put right', (_span, aheadMs) => {
  test('while a feed without dates is read for the first time hides nothing that comes later', async () => {
    feed.clock.adjust(aheadMs)
    await feed.poll()
    feed.clock.adjust(-aheadMs)
    later(10 * MINUTE_MS)
    body = rss(raises('Alder'), 'Hello')
    expect(await isDue()).toBe(true)
    expect(await feed.poll()).toEqual(['new-story'])
    later(10 * MINUTE_MS)
    body = rss(raises('Birch'), raises('Alder'), 'Hello')
    expect(await feed.poll()).toEqual(['new-story'])
  })

  test('while a feed is empty that is read for the first time hides nothing that comes later', async () => {
    body = rss()
    feed.clock.adjust(aheadMs)
    await feed.poll()
    feed.clock.adjust(-aheadMs)
    later(10 * MINUTE_MS)
    expect(await feed.poll()).toEqual([])
    later(10 * MINUTE_MS)
    body = rss(raises('Alder'))
    expect(await feed.poll()).toEqual(['new-story'])
  })

  test('while a feed is read for the first time makes no news of what its publisher edits afterwards', async () => {
    body = rss('Some news from us')
    const renamed = body.replace('<title>Some news from us<', `<title>${raises('Alder')}<`)
    feed.clock.adjust(aheadMs)
    await feed.poll()
    feed.clock.adjust(-aheadMs)
    for (const edited of [renamed, body, renamed]) {
      later(10 * MINUTE_MS)
      body = edited
      expect(await feed.poll()).toEqual([])
    }
  })

  test('while a feed cannot be had puts off no poll', async () => {
    await feed.poll()
    later(2 * HOUR_MS)
    status = 500
    feed.clock.adjust(aheadMs)
    await feed.poll()
    await feed.poll()
    feed.clock.adjust(-aheadMs)
    later(10 * MINUTE_MS)
    expect(await isDue()).toBe(true)
    await feed.poll()
    // Nor is it due again and again for that.
    expect(await isDue()).toBe(false)
    status = 200
    body = rss(raises('Alder'), 'Hello')
    later(25 * MINUTE_MS)
    expect(await isDue()).toBe(true)
    expect(await feed.poll()).toEqual(['new-story'])
    expect(await isDue()).toBe(false)
    later(2 * HOUR_MS)
    expect(await isDue()).toBe(true)
  })

  test('while a server wants fewer requests slows its feed no longer than a week', async () => {
    await feed.poll()
    status = 429
    feed.clock.adjust(aheadMs)
    await feed.poll()
    feed.clock.adjust(-aheadMs)
    status = 200
    later(2 * HOUR_MS)
    await feed.poll()
    const stored = await feed.store.feeds.find(WIRE_FEED.id)
    expect(stored?.state.limitedAt).toBeLessThanOrEqual(feed.clock.nowMs())
  })
})

test('a clock that is months ahead gives up no feed that has been missing for an hour', async () => {
  await feed.poll()
  status = 404
  await feed.poll()
  feed.clock.adjust(90 * DAY_MS)
  await feed.poll()
  feed.clock.adjust(-90 * DAY_MS)
  later(10 * MINUTE_MS)
  expect(await isDue()).toBe(true)
})

test('a clock that is put back hides nothing of a feed without dates', async () => {
  await feed.poll()
  feed.clock.adjust(-HOUR_MS)
  later(10 * MINUTE_MS)
  body = rss(raises('Alder'), 'Hello')
  expect(await isDue()).toBe(true)
  expect(await feed.poll()).toEqual(['new-story'])
  feed.clock.adjust(HOUR_MS)
  later(10 * MINUTE_MS)
  body = rss(raises('Birch'), raises('Alder'), 'Hello')
  expect(await feed.poll()).toEqual(['new-story'])
})
