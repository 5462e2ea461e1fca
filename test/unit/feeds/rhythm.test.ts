import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { FeedRhythm } from '../../../src/core/feed.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { readRhythm } from '../../../src/feeds/rhythm.ts'

const NOW = Date.UTC(2026, 1, 20, 12)

/** What a document tells whose posts are so many hours old; `null`: without a date. */
async function rhythmOf(hours: readonly (number | null)[], before: FeedRhythm | null = null): Promise<FeedRhythm> {
  const items = hours.map((ago, at) => {
    const date = ago === null ? '' : `<pubDate>${new Date(NOW - ago * HOUR_MS).toUTCString()}</pubDate>`
    return `<item><title>Post ${at}</title><guid>${at}</guid>${date}</item>`
  })
  const body = Buffer.from(`<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`)
  return readRhythm(await parseFeed(body, { contentType: 'application/rss+xml' }), before, NOW)
}

test('a feed publishes as often as its posts lie apart, in whatever order they stand', async () => {
  expect(await rhythmOf([7, 1, 4])).toMatchObject({ usualGapMs: 3 * HOUR_MS, newestAt: NOW - HOUR_MS, entryCount: 3 })
  expect(await rhythmOf([1])).toMatchObject({ usualGapMs: null, newestAt: NOW - HOUR_MS })
})

test('a post that is dated ahead is not yet one', async () => {
  expect(await rhythmOf([-48, 1, 3])).toMatchObject({ usualGapMs: 2 * HOUR_MS, newestAt: NOW - HOUR_MS, entryCount: 3 })
})

test('what a document does not tell stays as it was', async () => {
  const before = await rhythmOf([1, 3])
  expect(await rhythmOf([null, null, null], before)).toMatchObject({
    usualGapMs: 2 * HOUR_MS,
    newestAt: NOW - HOUR_MS,
    entryCount: 3,
  })
  expect(await rhythmOf([], before)).toMatchObject({ newestAt: NOW - HOUR_MS, entryCount: 2 })
})

test('posts that are all dated at the moment of the answer, or in 1970, tell of no rhythm', async () => {
  expect(await rhythmOf([0, 0, 0])).toMatchObject({ usualGapMs: null, newestAt: NOW })
  expect(await rhythmOf([0, 0], await rhythmOf([1, 3]))).toMatchObject({ usualGapMs: 2 * HOUR_MS })
  // Those of one day may all be dated at its beginning.
  expect(await rhythmOf([12, 12])).toMatchObject({ usualGapMs: 0 })
  expect(await rhythmOf([NOW / HOUR_MS, NOW / HOUR_MS])).toMatchObject({
    usualGapMs: null,
    newestAt: null,
    entryCount: 2,
  })
})
