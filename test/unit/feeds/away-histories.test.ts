import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'
import type { Handler, Reply } from '../../fakes/origin-server.ts'

const ELSEWHERE = 'elsewhere.example'
const FARTHER = 'farther.example'

let feed: PolledFeed
let titles: readonly string[]
/** What its posts are called by, beside their titles. */
let mark: string
let reply: (path: string, host: string) => ReturnType<Handler>
beforeEach(async () => {
  feed = await startPolledFeed(ELSEWHERE, FARTHER)
  titles = Array.from({ length: 12 }, (_, at) => `Note ${at}`)
  mark = ''
  reply = well
  for (const host of [feed.host, ELSEWHERE, FARTHER]) feed.origin.serve(host, ({ path }) => reply(path, host))
})
afterEach(() => feed.close())

const well = (): Reply => ({ headers: { etag: `"${titles[0] ?? ''}"` }, body: rss() })
const page = (): Reply => ({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sorry</title>' })

/** A post every two hours. */
function rss(): string {
  const items = titles.map(
    (title, at) =>
      `<item><title>${title}</title><guid isPermaLink="false">${mark}${title}</guid>` +
      `<pubDate>${new Date(feed.clock.nowMs() - (at + 0.5) * 2 * HOUR_MS).toUTCString()}</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}

const raises = (name: string): string => `${name} raises $35 million Series A to build AI agents`

const TICK_MS = 5 * MINUTE_MS

/** Polls when the feed is due, for so long. Gives what was new and when, in hours from now. */
async function follow(ms: number): Promise<readonly (readonly [string, number])[]> {
  const from = feed.clock.nowMs()
  const news: [string, number][] = []
  while (feed.clock.nowMs() < from + ms) {
    const due = await feed.store.feeds.listDue(feed.clock.nowMs(), 1)
    if (due.length > 0) {
      for (const outcome of await feed.poll()) news.push([outcome, (feed.clock.nowMs() - from) / HOUR_MS])
    }
    // It is looked at every five minutes, and until it is due the answer is the same.
    const [stored] = await feed.store.feeds.list()
    const restMs = (stored?.state.nextPollAt ?? 0) - feed.clock.nowMs()
    const ticks = Math.max(1, Math.ceil(restMs / TICK_MS))
    feed.clock.moveTo(Math.min(from + ms, feed.clock.nowMs() + ticks * TICK_MS))
  }
  return news
}

const leadTo =
  (location: string) =>
  (path: string): Reply =>
    path === '/feed' ? { status: 301, headers: { location } } : page()

/** What it shows, and so many hours after it is back it may be asked at the latest. */
describe.each<readonly [string, number, typeof reply]>([
  ['a page', 6.5, page],
  ['an error of its own', 6.5, () => ({ status: 500 })],
  ['a page where it leads to for good', 6.5, leadTo('/sorry')],
  ['a host that is for sale, where it leads to for good', 6.5, (path) => leadTo(feed.origin.url(ELSEWHERE, '/'))(path)],
  ['itself, where it leads to', 6.5, () => ({ status: 302, headers: { location: '/feed' } })],
  ['an empty document', 6.5, () => ({ body: '' })],
  ['a feed without entries', 12, () => ({ body: '<rss version="2.0"><channel><title>Wire</title></channel></rss>' })],
  ['no answer', 1.5, () => (response) => void response.destroy()],
  // Rarely: it may well be gone.
  ['nothing there', 7 * 24, () => ({ status: 404 })],
])('a feed that shows %s', (_what, withinHours, away) => {
  test.each([[1], [4], [12]])('for %i days and is back brings what is new, and nothing else', async (days) => {
    await follow(DAY_MS)
    reply = away
    await follow(days * DAY_MS)
    reply = well
    titles = [raises('Alder'), ...titles.slice(1)]
    const news = await follow(8 * DAY_MS)
    expect(news.map(([outcome]) => outcome)).toEqual(['new-story'])
    expect(news[0]?.[1]).toBeLessThan(withinHours)
  })
})

/** How it refuses the very next poll, and so many hours after that it may be asked at the latest. */
describe.each<readonly [string, number, Reply]>([
  ['that asks for fewer requests', 1.5, { status: 429 }],
  ['that keeps us out', 1.5, { status: 403 }],
  ['that shows a challenge', 1.5, { status: 403, headers: { 'cf-mitigated': 'challenge' } }],
  ['that finds nothing there', 1.5, { status: 404 }],
  ['that asks for fewer requests for five hours', 5.5, { status: 429, headers: { 'retry-after': '18000' } }],
])('a feed %s once', (_what, withinHours, refusal) => {
  test.each<readonly [string, number]>([
    ['after days of faults', 3],
    ['for the first time', 0],
  ])('%s, is read soon', async (_when, days) => {
    await follow(DAY_MS)
    reply = () => ({ status: 500 })
    await follow(days * DAY_MS)
    reply = () => {
      reply = well
      titles = [raises('Alder'), ...titles.slice(1)]
      return refusal
    }
    const news = await follow(8 * DAY_MS)
    expect(news.map(([outcome]) => outcome)).toEqual(['new-story'])
    // When it was refused: at the next poll, six hours from then at the latest.
    expect(news[0]?.[1]).toBeLessThan(6 + withinHours)
  })
})

test('a feed that asks for fewer requests whenever it is asked is asked once a day', async () => {
  await follow(DAY_MS)
  reply = () => ({ status: 429 })
  await follow(14 * DAY_MS)
  reply = well
  titles = [raises('Alder'), ...titles.slice(1)]
  const [[outcome, hours] = ['', Infinity]] = await follow(8 * DAY_MS)
  expect(outcome).toBe('new-story')
  expect(hours).toBeLessThan(24.5)
})

test('a feed that moves in two steps, calls its posts by other names there, is sold and comes back brings what is new', async () => {
  const news = async (name: string): Promise<readonly string[]> => {
    titles = [raises(name), ...titles.slice(1)]
    return (await follow(3 * DAY_MS)).map(([outcome]) => outcome)
  }
  await follow(DAY_MS)
  const farther = feed.origin.url(FARTHER)
  const steps = new Map([
    [feed.host, feed.origin.url(ELSEWHERE)],
    [ELSEWHERE, farther],
  ])
  reply = (_path, host) => {
    const location = steps.get(host)
    return location === undefined ? well() : { status: 301, headers: { location } }
  }
  const movedTo = async (): Promise<string | null | undefined> => (await feed.store.feeds.list())[0]?.state.movedTo
  expect(await news('Alder')).toEqual(['new-story'])
  expect(await movedTo()).toBe(farther)
  mark = 'moved '
  expect(await news('Birch')).toEqual(['new-story'])
  reply = (_path, host) => (host === feed.host ? well() : page())
  expect(await news('Cedar')).toEqual(['new-story'])
  expect(await movedTo()).toBeNull()
})
