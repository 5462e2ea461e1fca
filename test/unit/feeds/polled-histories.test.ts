import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import { discoverFeed } from '../../../src/feeds/discover.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'

let feed: PolledFeed
let body: string
beforeEach(async () => {
  feed = await startPolledFeed()
  body = rss({ guid: '0', title: 'Hello', link: 'hello', daysAgo: 40 })
  feed.origin.serve(feed.host, () => ({ body }))
})
afterEach(() => feed.close())

type Post = {
  readonly guid?: string
  readonly title: string
  readonly link?: string
  readonly summary?: string
  readonly daysAgo?: number
}

function rss(...posts: readonly Post[]): string {
  const items = posts.map(({ guid, title, link, summary, daysAgo }) => {
    const date = daysAgo === undefined ? '' : new Date(feed.clock.nowMs() - daysAgo * DAY_MS).toUTCString()
    return (
      `<item><title>${title}</title>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}` +
      `${link === undefined ? '' : `<link>https://wire.example/${link}</link>`}${date && `<pubDate>${date}</pubDate>`}` +
      `${summary === undefined ? '' : `<description>${summary}</description>`}</item>`
    )
  })
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}

const raises = (name: string): string => `${name} raises $35 million Series A to build AI agents`

test('posts that all link to one page are each told', async () => {
  await feed.poll()
  body = rss({ guid: '1', title: raises('Alder'), link: 'live', daysAgo: 0.5 })
  expect(await feed.poll()).toEqual(['new-story'])
  body = rss({ guid: '2', title: raises('Birch'), link: 'live', daysAgo: 0 })
  expect(await feed.poll()).toEqual(['new-story'])
})

test('a guid that is given to another post tells that one, unless it is an old one that was moved and renamed', async () => {
  body = rss({ guid: '1', title: raises('Cedar'), link: 'cedar', daysAgo: 30 })
  await feed.poll()
  body = rss({ guid: '1', title: raises('Elder'), link: 'elder', daysAgo: 20 })
  expect(await feed.poll()).toEqual([])
  body = rss({ guid: '1', title: raises('Alder'), link: 'alder', daysAgo: 0 })
  expect(await feed.poll()).toEqual(['new-story'])
})

test.each([20, 100])('a post of %i days ago that comes again word for word opens no story', async (daysAgo) => {
  const posts = [
    'Alpha Labs releases its Quill 3 AI model',
    raises('Quillon'),
    'DeepSeek releases a new open-weights model',
  ]
  const named = (prefix: string, daysAgo: number): readonly Post[] =>
    posts.map((title, at) => ({ guid: `${prefix}${at}`, title, link: `${prefix}${at}`, daysAgo: daysAgo + at / 24 }))
  const hello: Post = { guid: '0', title: 'Hello', link: 'hello', daysAgo: 0.5 }
  body = rss(hello, ...named('first', daysAgo))
  await feed.poll()
  body = rss(hello, ...named('again', 0))
  // Without a number, the headline may be that of something new.
  expect(await feed.poll()).toEqual(['new-story', 'joined', 'joined'])
})

test.each([
  ['AI startup raises $20M in Series A funding', 'Acme Robotics raised the round.', 'Zeta Labs raised the round.'],
  ['Mistral releases 2 new models', 'Mistral Small 3 and Large 3.', 'Mistral Small 4 and Large 4.'],
  ['5 new AI models released this week', 'OpenAI released GPT-5.', 'OpenAI released GPT-6.'],
])('a headline that an outlet has again for other news tells that: %s', async (title, then, now) => {
  body = rss({ guid: '1', title, link: 'first', summary: then, daysAgo: 100 })
  await feed.poll()
  body = rss({ guid: '2', title, link: 'second', summary: now, daysAgo: 0 })
  expect(await feed.poll()).toEqual(['new-story'])
})

test('two posts of one headline and moment are two where they have guids of their own', async () => {
  await feed.poll()
  body = rss(
    { guid: '1', title: 'Weekly notes', link: 'a', daysAgo: 0 },
    { guid: '2', title: 'Weekly notes', link: 'b', daysAgo: 0 },
  )
  expect(await feed.poll()).toHaveLength(2)
})

test('what is really new amid posts under new guids is told', async () => {
  const old = (prefix: string, newest: number): readonly Post[] =>
    Array.from({ length: 10 }, (_, at) => ({
      guid: `${prefix}${at}`,
      title: `Note ${at}`,
      link: `${prefix}/${at}`,
      daysAgo: newest + at,
    }))
  body = rss(...old('old', 9))
  await feed.poll()
  body = rss({ guid: 'new', title: raises('Alder'), link: 'alder', daysAgo: 0 }, ...old('moved', 5))
  expect((await feed.poll()).toSorted()).toEqual(['new-story'])
})

test('posts are told in the order of their dates, whichever stands first', async () => {
  await feed.poll()
  body = rss(
    { guid: '1', title: raises('Alder'), link: '1', daysAgo: 0 },
    { guid: '2', title: raises('Alder Inc'), link: '2', daysAgo: 0.3 },
  )
  expect(await feed.poll()).toEqual(['new-story', 'joined'])
  expect((await feed.find('Alder')).map(({ outcome, url }) => [outcome, url])).toEqual([
    ['joined', 'https://wire.example/1'],
    ['new-story', 'https://wire.example/2'],
  ])
})

test('posts of one moment, or without a date, are told from the last one up: feeds put the newest first', async () => {
  await feed.poll()
  const cases: readonly { readonly name: string; readonly date: Pick<Post, 'daysAgo'> }[] = [
    { name: 'Alder', date: {} },
    { name: 'Birch', date: { daysAgo: 0 } },
  ]
  for (const { name, date } of cases) {
    body = rss(
      { guid: `${name} 2`, title: raises(`${name} Inc`), link: `${name}-2`, ...date },
      { guid: `${name} 1`, title: raises(name), link: `${name}-1`, ...date },
    )
    expect(await feed.poll()).toEqual(['new-story', 'joined'])
    const told = await feed.find(name)
    expect(told.find(({ outcome }) => outcome === 'new-story')?.url).toBe(`https://wire.example/${name}-1`)
  }
})

test('posts of one moment are told from the first one down where the feed puts the oldest first', async () => {
  const hello: Post = { guid: '0', title: 'Hello', link: 'hello', daysAgo: 40 }
  await feed.poll()
  body = rss(
    hello,
    { guid: '1', title: raises('Alder'), link: 'alder-1', daysAgo: 0 },
    { guid: '2', title: raises('Alder Inc'), link: 'alder-2', daysAgo: 0 },
  )
  expect(await feed.poll()).toEqual(['new-story', 'joined'])
  expect((await feed.find('Alder')).find(({ outcome }) => outcome === 'new-story')?.url).toBe(
    'https://wire.example/alder-1',
  )
})

test('posts without a date are told from the first one down where what is new comes in at the end', async () => {
  const hello: Post = { guid: '0', title: 'Hello', link: 'hello' }
  body = rss(hello)
  await feed.poll()
  const [first, second] = [
    { guid: 'a', title: raises('Alder'), link: 'alder-1' },
    { guid: 'b', title: raises('Alder Inc'), link: 'alder-2' },
  ]
  body = rss(hello, first, second)
  expect(await feed.poll()).toEqual(['new-story', 'joined'])
  expect((await feed.find('Alder')).find(({ outcome }) => outcome === 'new-story')?.url).toBe(
    'https://wire.example/alder-1',
  )
})

test('guids and links that change at every poll tell nothing twice', async () => {
  await feed.poll()
  const once = (poll: number): Post => ({
    guid: `g${poll}`,
    title: raises('Alder'),
    link: `a?session=${poll}`,
    daysAgo: 1,
  })
  body = rss(once(1))
  expect(await feed.poll()).toEqual(['new-story'])
  body = rss(once(2))
  expect(await feed.poll()).toEqual([])
})

test('the feed of a page is its own, not that of its comments, wherever its base is', async () => {
  feed.origin.serve(feed.host, ({ path }) =>
    path === '/blog/feed.xml'
      ? { body }
      : {
          headers: { 'content-type': 'text/html' },
          body:
            '<!doctype html><html><head><base href="/blog/"><link rel="alternate" type="application/rss+xml" title="Comments feed" href="comments.xml">' +
            '<link rel="alternate" type="application/rss+xml" href="feed.xml"></head></html>',
        },
  )
  const { origin, host, fetch } = feed
  expect(await discoverFeed(origin.url(host, '/'), { fetch, mayBePrivate: true })).toMatchObject({
    url: origin.url(host, '/blog/feed.xml'),
  })
})

test('the log tells of a feed that shows nothing of what it showed last time, for some may have been missed between', async () => {
  const told = (): number => feed.said().filter((message) => message.includes('may have been missed')).length
  const notes = (from: number, daysAgo: number): readonly Post[] =>
    [0, 1, 2].map((at) => ({ guid: `${from + at}`, title: `Note ${from + at}`, link: `${from + at}`, daysAgo }))
  body = rss(...notes(1, 3))
  await feed.poll()
  body = rss(...notes(3, 2))
  await feed.poll()
  expect(told()).toBe(0)
  body = rss(...notes(9, 1))
  expect(await feed.poll()).toHaveLength(3)
  expect(told()).toBe(1)
  // Nor of one that was empty, or whose posts were moved.
  body = rss()
  await feed.poll()
  body = rss(...notes(9, 1))
  await feed.poll()
  body = rss(...notes(9, 1).map((one) => ({ ...one, guid: `moved ${one.title}`, link: `moved/${one.title}` })))
  await feed.poll()
  expect(told()).toBe(1)
})
