import { expect, test } from 'vitest'
import { parseJsonFeed } from '../../../src/feeds/json-feed.ts'

const SITE = 'https://lab.example/'

const read = (feed: object) =>
  parseJsonFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...feed }), `${SITE}feed.json`)

test('what an item says itself comes before what its feed says of all', () => {
  const own = {
    id: '1',
    url: '/1',
    content_text: 'a < b',
    date_modified: '2026-02-06T04:05:06Z',
    language: 'ko',
    image: '/picture.png',
    banner_image: '/banner.png',
    author: { name: 'Bo' },
    authors: [{ name: 'Bo' }, { name: 'Cy' }],
    tags: ['x', 'y', 'x'],
  }
  const bare = {
    id: '2',
    date_published: '2026-02-02T00:00:00Z',
    date_modified: '2026-02-05T00:00:00Z',
    banner_image: '/banner.png',
  }
  const items = [own, bare, { id: '3' }]
  const { feed, entries } = read({
    language: 'en',
    icon: '/icon.png',
    favicon: '/f.ico',
    author: { name: 'Ada' },
    items,
  })
  expect(feed).toMatchObject({ image: `${SITE}icon.png`, updated: '2026-02-06T04:05:06.000Z', language: 'en' })
  expect(entries).toMatchObject([
    {
      url: `${SITE}1`,
      published: '2026-02-06T04:05:06.000Z',
      content: 'a &lt; b',
      language: 'ko',
      image: `${SITE}picture.png`,
      author: 'Bo, Cy',
      categories: ['x', 'y'],
    },
    {
      url: null,
      published: '2026-02-02T00:00:00.000Z',
      content: null,
      language: 'en',
      image: `${SITE}banner.png`,
      author: 'Ada',
    },
    { url: null, published: null, updated: null, image: null, author: 'Ada' },
  ])
  expect(read({ favicon: '/f.ico', items: [] }).feed).toMatchObject({ image: `${SITE}f.ico`, updated: null })
})

const MANY = 6_000
const KEPT = 500
const hourOf = (hour: number): string => new Date(Date.UTC(2020, 0, 1, hour)).toISOString()

test.each([
  ['the newest first', (at: number) => hourOf(MANY - at), 0, KEPT - 1, undefined],
  ['the newest last', hourOf, MANY - KEPT, MANY - 1, undefined],
  ['no dates', () => undefined, 0, MANY - 1, KEPT / 2],
])(
  'of a feed of many items with %s, the newest or those at both ends are read',
  (_order, dateOf, first, last, seamAt) => {
    const items = Array.from({ length: MANY }, (_, at) => ({ id: String(at), date_published: dateOf(at) }))
    const { entries, ...rest } = read({ items })
    expect(entries).toHaveLength(KEPT)
    expect([rest.overCap, rest.seamAt]).toEqual([MANY - KEPT, seamAt])
    expect([entries[0]?.id, entries.at(-1)?.id]).toEqual([String(first), String(last)])
  },
)

test.each([null, 7, '"items"', { items: 'none' }, { version: 7 }, { version: 'https://other.example/1' }])(
  'takes %j for no feed',
  (raw) => {
    expect(() => parseJsonFeed(JSON.stringify(raw), undefined)).toThrow(/no JSON Feed/u)
  },
)

test('what stands around the document is left out, and a feed is known by its items or its version', () => {
  expect(parseJsonFeed('\ufeff\n{"items":[{"id":"1"}]}\0\n', undefined).entries).toHaveLength(1)
  expect(read({}).entries).toEqual([])
})
