import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import { FeedError } from '../../../src/core/errors.ts'
import { discoverFeed } from '../../../src/feeds/discover.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { checkFeed } from '../../../src/pipeline/check-feed.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const MEGABYTE = 1024 * 1024
const LAST = Date.UTC(2026, 1, 20)

/** Half a megabyte, which nobody asked a feed to have. */
const LONG = 'All of the minutes, word for word. '.repeat((MEGABYTE / 2 - 1_000) / 35)

type Post = { readonly day: number; readonly title?: string; readonly isDated?: boolean }

function item({ day, title = `Minutes of day ${day}`, isDated = true }: Post): string {
  const date = isDated ? `<pubDate>${new Date(LAST + day * DAY_MS).toUTCString()}</pubDate>` : ''
  const body = `<description><![CDATA[<p>${LONG}</p>]]></description>`
  return `<item><title>${title}</title><guid isPermaLink="false">${day}</guid>${date}${body}</item>`
}

function rss(posts: readonly Post[]): string {
  return `<rss version="2.0"><channel><title>Wire</title>${posts.map(item).join('')}</channel></rss>`
}

/** Thirty posts, the newest of `newest` first. */
const posts = (newest: number): Post[] => Array.from({ length: 30 }, (_, at) => ({ day: newest - at }))

const problemOf = async (source: string): Promise<FeedError | null> =>
  await parseFeed(Buffer.from(source)).then(
    () => null,
    (error: unknown) => (error instanceof FeedError ? error : null),
  )

describe('a document that is larger than what is read of one', () => {
  test('is read as far as that, entry by entry', async () => {
    const { feed, entries, isCutOff } = await parseFeed(Buffer.from(rss(posts(0))))
    expect(feed.title).toBe('Wire')
    expect(entries.length).toBeGreaterThan(15)
    expect(entries.length).toBeLessThan(21)
    expect(entries.every(({ content, summary }) => (content ?? summary ?? '').length > 10_000)).toBe(true)
    // Nothing broke off: to ask anew and unconditionally would bring the same.
    expect(isCutOff).toBeUndefined()
  })

  test('is read where only one entry is in its beginning', async () => {
    const long = `<item><title>Second</title><description>${LONG.repeat(21)}</description></item>`
    const source = `<rss version="2.0"><channel><item><title>First</title><link>https://wire.example/a</link></item>${long}</channel></rss>`
    expect((await parseFeed(Buffer.from(source))).entries.map(({ title }) => title)).toEqual(['First'])
  })

  test.each([
    ['its newest entries come last, by their dates', rss(posts(0).toReversed())],
    [
      'its newest entries come last, by their numbers',
      rss(
        posts(100)
          .toReversed()
          .map((one) => ({ ...one, isDated: false })),
      ),
    ],
    ['it is a web page', `<!doctype html><html><body>${'<p>Hello</p>'.repeat(MEGABYTE)}</body></html>`],
    ['it is JSON', JSON.stringify({ items: posts(0).map(({ day }) => ({ id: String(day), content_text: LONG })) })],
    ['it is nothing', ' '.repeat(11 * MEGABYTE)],
  ])('is too large where %s', async (_, source) => {
    expect((await problemOf(source))?.kind).toBe('too-large')
  })
})

describe('such a feed', () => {
  let feed: PolledFeed
  let body: string
  const asked: (string | undefined)[] = []
  beforeEach(async () => {
    feed = await startPolledFeed()
    asked.length = 0
    body = rss(posts(-1))
    feed.origin.serve(feed.host, (request) => {
      asked.push(request.headers['if-none-match'])
      return { headers: { 'content-encoding': 'gzip', etag: '"1"' }, body: gzipSync(body, { level: 1 }) }
    })
  })
  afterEach(() => feed.close())

  test('brings what is new, and is asked with what came with it', async () => {
    await feed.poll()
    body = rss([{ day: 0, title: 'Alder raises $35 million Series A to build AI agents' }, ...posts(-1)])
    expect(await feed.poll()).toEqual(['new-story'])
    expect(asked).toEqual([undefined, '"1"'])
    expect((await feed.store.feeds.find(WIRE_FEED.id))?.state.problem).toBeNull()
  })

  test('brings nothing old that comes into view where posts without dates vanish', async () => {
    const undated = (from: number): Post[] =>
      posts(from).map(({ day }) => ({
        day,
        isDated: false,
        title: `Company ${day} raises $35 million to build AI agents`,
      }))
    body = rss(undated(100))
    await feed.poll()
    body = rss(undated(98))
    expect(await feed.poll()).toEqual([])
  })

  test('can be added, and is well', async () => {
    const url = feed.origin.url(feed.host)
    expect(await discoverFeed(url, { fetch: feed.fetch, mayBePrivate: true })).toMatchObject({ title: 'Wire' })
    await feed.poll()
    const stored = await feed.store.feeds.find(WIRE_FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    expect(await checkFeed(stored, { ...feed, trusts: () => false })).toMatchObject({ kind: 'well' })
  })
})
