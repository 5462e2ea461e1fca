import { hash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressKey } from '../../../src/core/canonical-url.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Feed } from '../../../src/core/feed.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { tallyTotal, type OutcomeTally } from '../../../src/core/outcome.ts'
import { createSystemRandom } from '../../../src/ops/system-random.ts'
import { ingest } from '../../../src/pipeline.ts'
import { readDocument } from '../../../src/pipeline/gather.ts'
import { readEntries, writeBatches } from '../../../src/pipeline/record.ts'
import { fetchFrom } from '../../builders/fetch-from.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { pipelineDeps } from '../../builders/pipeline-deps.ts'
import { sequence } from '../../builders/sequence.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const START = Date.UTC(2026, 1, 20, 12)
const FEED: Feed = { ...WIRE_FEED, id: 'feed', name: 'News', url: 'https://news.example/feed' }

type Post = {
  readonly guid?: string | null
  readonly url?: string | null
  readonly title: string
  readonly date?: number | null
  readonly text?: string
}

/** The post of that day. The tests begin on day 20. */
function post(day: number, change: Partial<Post> = {}): Post {
  return {
    guid: `https://news.example/?p=${day}`,
    url: `https://news.example/posts/${day}`,
    title: `Garden notes of day ${day}`,
    date: START - (20 - day) * DAY_MS,
    text: `What grew on day ${day}`,
    ...change,
  }
}

function documentOf(posts: readonly Post[]): string {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const element = (name: string, text: string | null | undefined): string =>
    text === null || text === undefined ? '' : `<${name}>${escape(text)}</${name}>`
  const items = posts.map(({ guid, url, title, date, text }) =>
    [
      element('title', title),
      element('link', url),
      typeof guid !== 'string' ? '' : `<guid isPermaLink="false">${escape(guid)}</guid>`,
      typeof date !== 'number' ? '' : element('pubDate', new Date(date).toUTCString()),
      element('description', text),
    ].join(''),
  )
  return `<rss version="2.0"><channel><title>News</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`
}

let store: Store
let body = ''
const fetch = fetchFrom(() => body)

beforeEach(async () => {
  store = await openMemoryStore(sequence())
  await store.transaction((ledger) => ledger.feeds.replaceCatalogue([FEED]))
})
afterEach(() => store.close())

/** Polls the documents a day apart, the first on day 20, and tells how many entries of each were taken for new. */
async function replay(polls: readonly (readonly Post[])[]): Promise<number[]> {
  const clock = createVirtualClock(START)
  const deps = pipelineDeps({ store, fetch, clock })
  const news: number[] = []
  for (const [at, posts] of polls.entries()) {
    clock.moveTo(START + at * DAY_MS)
    body = documentOf(posts)
    const stored = await store.feeds.find(FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    const { outcomes, problem } = await ingest(stored, deps)
    expect(problem).toBeNull()
    expect(tallyTotal(outcomes)).toBe(posts.length)
    news.push(newOnes(outcomes))
  }
  return news.slice(1)
}

function newOnes(outcomes: OutcomeTally): number {
  return outcomes['new-story'] + outcomes.joined + outcomes['no-topic']
}

const days = (from: number, to: number, change: (day: number) => Partial<Post> = () => ({})): Post[] =>
  Array.from({ length: to - from + 1 }, (_, at) => post(to - at, change(to - at)))

const base = days(8, 19)
/** The documents of the days from 20 to that one, each with the post of its day. */
const followed = (to: number): Post[][] => Array.from({ length: to - 19 }, (_, at) => days(9 + at, 20 + at))
const none = (count: number): number[] => Array.from({ length: count }, () => 0)
const ones = (count: number): number[] => Array.from({ length: count }, () => 1)
/** Posts of another feed. */
const elsewhere = (day: number): Partial<Post> => ({
  guid: `other:${day}`,
  url: `https://other.example/${day}`,
  title: `Kitchen notes of day ${day}`,
})
const aYearEarly = (day: number): Partial<Post> => ({ date: START - (385 - day) * DAY_MS })
const EPOCH = 0
const YEAR_1 = Date.parse('0001-01-01T00:00:00Z')
const noGuid = (): Partial<Post> => ({ guid: null })
const noGuidOrDate = (): Partial<Post> => ({ guid: null, date: null })
const bare = (): Partial<Post> => ({ guid: null, url: null, date: null })
const noDate = (): Partial<Post> => ({ date: null })
const noUrlOrDate = (): Partial<Post> => ({ url: null, date: null })
const withoutDates = (posts: readonly Post[]): Post[] => posts.map((one) => ({ ...one, date: null }))
/** Nothing tells which came first: neither a date nor a number that rises. */
const unordered = (day: number): Partial<Post> => {
  const slug = hash('sha256', `slug ${day}`, 'hex').replace(/\d/g, 'x').slice(0, 12)
  return { guid: slug, url: `https://news.example/posts/${slug}`, date: null }
}

/** Their guids count the places. */
const placed = (posts: readonly Post[]): Post[] => posts.map((one, at) => ({ ...one, guid: String(at + 1) }))

/** Their addresses do, too. */
const pathed = (posts: readonly Post[]): Post[] =>
  posts.map((one, at) => ({
    ...one,
    ...(one.guid === null ? {} : { guid: `https://news.example/item/${at + 1}` }),
    url: `https://news.example/item/${at + 1}`,
  }))

/** A history, its documents, and how many posts each document after the first really brings. */
const HISTORIES: readonly (readonly [string, readonly (readonly Post[])[], readonly number[]])[] = [
  ['nothing changes', [base, base, base], [0, 0]],
  ['one post a day', [base, days(9, 20), days(10, 21), days(11, 22)], [1, 1, 1]],
  [
    'a post comes a day late, dated before the first poll',
    [base, [post(18.5), ...base], [post(20), post(18.5), ...base]],
    [1, 1],
  ],
  ['the order is shuffled', [base, base.toReversed(), [...base.slice(5), ...base.slice(0, 5)]], [0, 0]],
  [
    'http becomes https everywhere',
    [
      days(8, 19, (day) => ({ guid: `http://news.example/?p=${day}`, url: `http://news.example/posts/${day}` })),
      days(9, 20),
    ],
    [1],
  ],
  [
    'tracking parameters come and change',
    [
      days(8, 19, noGuid),
      days(8, 19, (day) => ({ guid: null, url: `https://news.example/posts/${day}?utm_source=rss&utm_medium=x` })),
      days(9, 20, (day) => ({ guid: null, url: `http://www.news.example/posts/${day}/?fbclid=${day}x#top` })),
    ],
    [0, 1],
  ],
  [
    'guids are rewritten',
    [
      base,
      days(9, 20, (day) => ({ guid: `tag:news.example,2026:${day}` })),
      days(10, 21, (day) => ({ guid: `tag:news.example,2026:${day}` })),
    ],
    [1, 1],
  ],
  [
    'guids change with every poll',
    [
      days(8, 19, (day) => ({ guid: `a${day}` })),
      days(9, 20, (day) => ({ guid: `b${day}` })),
      days(9, 20, (day) => ({ guid: `c${day}` })),
    ],
    [1, 0],
  ],
  ['addresses move', [base, days(9, 20, (day) => ({ url: `https://blog.example/${day}.html` }))], [1]],
  [
    'guids, addresses and dates move together',
    [
      base,
      days(8, 19, (day) => ({ guid: `x${day}`, url: `https://other.example/${day}`, date: START })),
      days(9, 20, (day) => ({ guid: `x${day}`, url: `https://other.example/${day}` })),
    ],
    [0, 1],
  ],
  [
    'a small feed moves guids, addresses and dates',
    [days(15, 19), days(15, 19, (day) => ({ guid: `x${day}`, url: `https://other.example/${day}`, date: START }))],
    [0],
  ],
  [
    'one guid is given to one post after the other',
    [
      [post(19, { guid: 'latest' })],
      [post(20, { guid: 'latest' })],
      [post(21, { guid: 'latest' })],
      [post(21, { guid: 'latest' })],
    ],
    [1, 1, 0],
  ],
  [
    'all entries have one guid',
    [
      days(8, 19, () => ({ guid: 'news' })),
      days(9, 20, () => ({ guid: 'news' })),
      days(10, 21, () => ({ guid: 'news' })),
    ],
    [1, 1],
  ],
  [
    'two entries have one guid',
    [
      base,
      [post(20, { guid: 'twin' }), post(21, { guid: 'twin', date: START + DAY_MS / 2 }), ...base],
      [post(21, { guid: 'twin', date: START + DAY_MS / 2 }), ...base],
    ],
    [2, 0],
  ],
  [
    'guids count the places',
    [placed(base), placed(days(9, 20)), placed(days(11, 22)), placed(days(11, 22))],
    [1, 2, 0],
  ],
  [
    'guids count the places and there are no dates',
    [
      placed(days(8, 19, noDate)),
      placed(days(9, 20, noDate)),
      placed(days(11, 22, noDate)),
      placed(days(11, 22, noDate)),
    ],
    [1, 2, 0],
  ],
  [
    'guids count the places and there is nothing but titles',
    [placed(days(8, 19, noUrlOrDate)), placed(days(9, 20, noUrlOrDate)), placed(days(9, 20, noUrlOrDate))],
    [1, 0],
  ],
  [
    'guids count the places of a feed that grows from its first post',
    [placed(days(19, 19, noDate)), placed(days(19, 20, noDate)), placed(days(19, 21, noDate))],
    [1, 1],
  ],
  [
    'guids count the places, and a title is edited as the next post comes',
    [
      placed(days(8, 19, noDate)),
      placed([
        post(20, { date: null }),
        post(19, { date: null, title: 'Corrected: notes of day 19' }),
        ...days(9, 18, noDate),
      ]),
    ],
    [1],
  ],
  [
    'guids count the places, and another server has the document of the day before',
    [
      placed(days(8, 19, noDate)),
      placed(days(9, 20, noDate)),
      placed(days(8, 19, noDate)),
      placed(days(9, 20, noDate)),
      placed(days(10, 21, noDate)),
    ],
    [1, 0, 0, 1],
  ],
  [
    'guids and addresses count the places',
    [pathed(days(8, 19)), pathed(days(9, 20)), pathed(days(11, 22)), pathed(days(11, 22))],
    [1, 2, 0],
  ],
  [
    'guids and addresses count the places and there are no dates',
    [
      pathed(days(8, 19, noDate)),
      pathed(days(9, 20, noDate)),
      pathed(days(11, 22, noDate)),
      pathed(days(11, 22, noDate)),
    ],
    [1, 2, 0],
  ],
  [
    'addresses count the places, and there are neither guids nor dates',
    [
      pathed(days(8, 19, noGuidOrDate)),
      pathed(days(9, 20, noGuidOrDate)),
      pathed(days(11, 22, noGuidOrDate)),
      pathed(days(11, 22, noGuidOrDate)),
    ],
    [1, 2, 0],
  ],
  [
    'guids and addresses count the places of a feed that grows from its first post',
    [pathed(days(19, 19, noDate)), pathed(days(19, 20, noDate)), pathed(days(19, 21, noDate))],
    [1, 1],
  ],
  [
    'guids and addresses are of the session, and dates are those of the answer',
    [
      days(8, 19, (day) => ({ guid: `a${day}`, url: `https://news.example/${day}?s=a`, date: START })),
      days(9, 20, (day) => ({ guid: `b${day}`, url: `https://news.example/${day}?s=b`, date: START + DAY_MS })),
      days(9, 20, (day) => ({ guid: `c${day}`, url: `https://news.example/${day}?s=c`, date: START + 2 * DAY_MS })),
    ],
    [1, 0],
  ],
  [
    'guids and addresses of a small feed are of the session, and dates are those of the answer',
    [
      days(15, 19, (day) => ({ guid: `a${day}`, url: `https://news.example/${day}?s=a`, date: START })),
      days(16, 20, (day) => ({ guid: `b${day}`, url: `https://news.example/${day}?s=b`, date: START + DAY_MS })),
      days(16, 20, (day) => ({ guid: `c${day}`, url: `https://news.example/${day}?s=c`, date: START + 2 * DAY_MS })),
    ],
    [1, 0],
  ],
  [
    'a title is edited, and a new post takes the old one',
    [
      [...days(17, 19), post(16, { title: 'Weekly notes' })],
      [post(20, { title: 'Weekly notes' }), ...days(17, 19), post(16, { title: 'Notes of the week before' })],
    ],
    [1],
  ],
  [
    'guids and addresses are of the session, and there are no dates',
    [
      days(15, 19, (day) => ({ guid: `a${day}`, url: `https://news.example/${day}?s=a`, date: null })),
      days(16, 20, (day) => ({ guid: `b${day}`, url: `https://news.example/${day}?s=b`, date: null })),
      days(16, 20, (day) => ({ guid: `c${day}`, url: `https://news.example/${day}?s=c`, date: null })),
    ],
    [1, 0],
  ],
  [
    'two posts have one guid, and neither address nor date',
    [
      days(8, 19, bare),
      [
        { guid: 'twin', title: 'Garden notes of day 21' },
        { guid: 'twin', title: 'Garden notes of day 20' },
        ...days(8, 19, bare),
      ],
      [
        { guid: 'twin', title: 'Garden notes of day 22' },
        { guid: 'twin', title: 'Garden notes of day 21' },
        ...days(8, 19, bare),
      ],
    ],
    [2, 1],
  ],
  [
    'a feed turns its order around',
    [base, days(9, 20).toReversed(), days(10, 21), days(11, 22).toReversed()],
    [1, 1, 1],
  ],
  [
    'a feed without dates turns its order around',
    [days(8, 19, noDate), days(9, 20, noDate).toReversed(), days(10, 21, noDate), days(11, 22, noDate).toReversed()],
    [1, 1, 1],
  ],
  [
    'a feed whose guids count the places turns its order around',
    [placed(days(8, 19, noDate)), placed(days(9, 20, noDate).toReversed()), placed(days(10, 21, noDate))],
    [1, 1],
  ],
  ['nothing of the last document is left', [base, days(30, 35), days(30, 36)], [6, 1]],
  [
    'guids are numbered anew',
    [
      base,
      days(8, 19, (day) => ({ guid: `https://news.example/?p=${day + 3}` })),
      days(9, 20, (day) => ({ guid: `https://news.example/?p=${day + 3}` })),
    ],
    [0, 1],
  ],
  ['one entry stands there twice', [base, [post(20), post(20), ...base]], [1]],
  ['titles are edited', [base, days(8, 19, (day) => ({ title: `Corrected: notes of day ${day}` })), base], [0, 0]],
  [
    'titles are edited where there are no guids',
    [days(8, 19, noGuid), days(8, 19, (day) => ({ guid: null, title: `Updated ${day}` }))],
    [0],
  ],
  [
    'texts change with every poll',
    [
      base,
      days(8, 19, (day) => ({ text: `${day} comments` })),
      days(8, 19, (day) => ({ text: `${day + 1} comments` })),
    ],
    [0, 0],
  ],
  ['an old entry comes back', [days(10, 19), days(11, 20), [...days(11, 20), post(10)]], [1, 0]],
  [
    'an entry from before we came is added',
    [
      [...days(10, 19), post(2)],
      [...days(10, 19), post(5), post(2)],
    ],
    [0],
  ],
  ['older than anything known', [base, [...base, post(1), post(2)]], [0]],
  [
    'all entries are dated anew',
    [base, days(8, 19, () => ({ date: START + DAY_MS })), days(8, 20, () => ({ date: START + 2 * DAY_MS }))],
    [0, 1],
  ],
  ['the whole archive is in every document', [days(-200, 19), days(-200, 20), days(-200, 22)], [1, 2]],
  [
    'the whole archive is in every document, without dates and the oldest first',
    [days(1, 619, noDate).toReversed(), days(1, 620, noDate).toReversed(), days(1, 622, noDate).toReversed()],
    [1, 2],
  ],
  [
    'the whole archive is in every document, without dates and the newest first, and guids count the places',
    [placed(days(1, 619, noUrlOrDate)), placed(days(1, 620, noUrlOrDate)), placed(days(1, 622, noUrlOrDate))],
    [1, 2],
  ],
  [
    'the whole archive is in every document, without dates, and is turned around',
    [days(1, 619, noDate), days(1, 620, noDate).toReversed(), days(1, 621, noDate)],
    [1, 1],
  ],
  [
    'the whole archive is in every document, the oldest first, and nothing tells so',
    [days(1, 619, unordered).toReversed(), days(1, 620, unordered).toReversed(), days(1, 622, unordered).toReversed()],
    [1, 2],
  ],
  [
    'the whole archive is in every document, the newest first, and nothing tells so',
    [days(1, 619, unordered), days(1, 620, unordered), days(1, 622, unordered)],
    [1, 2],
  ],
  [
    'the whole archive is in every document, the oldest first, and every date is that of the answer',
    [0, 1, 2].map((at) => days(1, 619 + at, (day) => ({ ...unordered(day), date: START + at * DAY_MS })).toReversed()),
    [1, 1],
  ],
  [
    'the whole archive is in every document, without dates, and its numbers tell its order no more',
    [
      days(1, 619, noDate).toReversed(),
      days(1, 620, (day) => (day % 5 === 0 ? { ...noDate(), ...unordered(day) } : noDate())).toReversed(),
    ],
    [1],
  ],
  [
    'an archive without dates, the newest first, is cut down to less than is read of one',
    [days(1, 700, noDate), days(241, 700, noDate), days(251, 702, noDate)],
    [0, 2],
  ],
  [
    'an archive without dates, the oldest first, is cut down to less than is read of one',
    [days(1, 700, noDate).toReversed(), days(241, 701, noDate).toReversed(), days(401, 702, noDate).toReversed()],
    [1, 1],
  ],
  [
    'an archive without dates, the newest first, is cut down to a little more than its newest',
    [days(1, 700, noDate), days(401, 701, noDate), days(401, 702, noDate)],
    [1, 1],
  ],
  [
    'posts vanish from an archive without dates, so that old ones come into view',
    [
      days(1, 619, unordered).toReversed(),
      days(4, 619, unordered).toReversed(),
      days(4, 620, unordered)
        .toReversed()
        .filter((_, at) => at % 100 !== 3),
    ],
    [0, 1],
  ],
  [
    'posts vanish from an archive without dates and the newest first, so that old ones come into view',
    [days(1, 619, noDate), days(1, 617, noDate), [post(620, { date: null }), ...days(1, 610, noDate)]],
    [0, 1],
  ],
  ['neither guid nor date', [days(8, 19, noGuidOrDate), days(9, 20, noGuidOrDate), days(9, 20, noGuidOrDate)], [1, 0]],
  ['nothing but titles', [days(8, 19, bare), days(9, 20, bare), days(9, 21, bare)], [1, 1]],
  [
    'every entry links to one page',
    [days(8, 19, () => ({ url: 'https://news.example/' })), days(9, 20, () => ({ url: 'https://news.example/' }))],
    [1],
  ],
  [
    'every entry links to one page and has no guid',
    [
      days(8, 19, () => ({ guid: null, url: 'https://news.example/' })),
      days(9, 20, () => ({ guid: null, url: 'https://news.example/' })),
    ],
    [1],
  ],
  ['the feed is empty for a day', [base, [], base, days(9, 20)], [0, 0, 1]],
  ['the feed is empty at first, then its archive appears', [[], base, days(9, 21)], [0, 2]],
  [
    'the feed is empty at first, then its archive appears, without a date',
    [[], base, days(9, 21)].map(withoutDates),
    [0, 2],
  ],
  ['the feed begins empty, then its first posts come, without a date', [[], days(20, 21)].map(withoutDates), [2]],
  ['the feed begins empty, then its first post comes', [[], [post(21)], [post(22), post(21)]], [1, 1]],
  [
    'the feed begins empty, then its first post comes on the same day, of which it tells only the day',
    [[], [post(20, { date: Date.UTC(2026, 1, 20) })], [post(21), post(20, { date: Date.UTC(2026, 1, 20) })]],
    [1, 1],
  ],
  [
    'many posts in one day',
    [
      base,
      [
        ...Array.from({ length: 15 }, (_, at) =>
          post(20, { guid: `burst${at}`, url: `https://news.example/burst/${at}`, title: `Burst ${at}` }),
        ),
        ...base,
      ],
    ],
    [15],
  ],
  [
    'one title again and again',
    [days(8, 19, () => ({ title: 'Release notes' })), days(9, 20, () => ({ title: 'Release notes' }))],
    [1],
  ],
  [
    'guids differ only in their case and space',
    [days(8, 19, (day) => ({ guid: ` ${day} ` })), days(9, 20, (day) => ({ guid: `${day}` }))],
    [1],
  ],
  [
    'the address leads to another feed from some day on, whose archive is of weeks in which it was not read',
    [...followed(34), days(22, 33, elsewhere), days(23, 35, elsewhere)],
    [...ones(14), 3, 2],
  ],
  [
    'a post of weeks ago is added to the archive',
    [...followed(50), [...days(39, 51), post(25.5)], [...days(40, 52), post(25.5)]],
    [...ones(30), 1, 1],
  ],
  [
    'the feed stands still for months, then shows at once what came meanwhile',
    [...none(61).map(() => base), [...base, post(40), post(48), post(55), post(80)], [post(81), post(80), ...base]],
    [...none(60), 2, 1],
  ],
  [
    'every date is a year too early',
    [days(8, 19, aYearEarly), days(9, 20, aYearEarly), days(10, 22, aYearEarly)],
    [1, 2],
  ],
  ['a post comes five days late', [...followed(40), [...days(30, 41), post(36.5)]], [...ones(20), 2]],
  [
    'the whole archive appears after a week without it',
    [...followed(34), ...none(7).map(() => [] as Post[]), days(10, 35)],
    [...ones(14), ...none(7), 1],
  ],
  [
    'a new post is dated 1970',
    [base, [post(20, { date: EPOCH }), ...base], [post(20, { date: EPOCH }), ...base]],
    [1, 0],
  ],
  ['a new post is dated in the first year', [base, [post(20, { date: YEAR_1 }), ...base]], [1]],
  [
    'all posts are dated 1970',
    [days(8, 19, () => ({ date: EPOCH })), days(9, 20, () => ({ date: EPOCH })), days(10, 22, () => ({ date: EPOCH }))],
    [1, 2],
  ],
  [
    'dates turn to 1970',
    [base, days(9, 20, () => ({ date: EPOCH })), days(10, 21, () => ({ date: EPOCH })), days(10, 22)],
    [1, 1, 1],
  ],
  [
    'dates lie in the future',
    [
      days(8, 19),
      [post(20, { date: START + 400 * DAY_MS }), ...base],
      [post(21), post(20, { date: START + 400 * DAY_MS }), ...base],
    ],
    [1, 1],
  ],
]

test('there are at least twenty', () => {
  expect(HISTORIES.length).toBeGreaterThanOrEqual(20)
})

test.each(HISTORIES)('%s', async (_name, polls, expected) => {
  expect(await replay(polls)).toEqual(expected)
})

test('a post keeps its text where an older document gives its guid to another one', async () => {
  await replay([placed(base), placed(days(9, 20)), placed(base)].map(withoutDates))
  const key = addressKey('https://news.example/posts/20')
  const found = await store.entries.findByKeys(FEED.id, [key])
  expect(found.get(key)?.title).toBe('Garden notes of day 20')
})

test('what is left of a mass change, after a bot was killed amid it, is none of the news', async () => {
  const moved = (day: number): Partial<Post> => ({ guid: `x${day}`, url: `https://other.example/${day}`, date: START })
  const renamed = days(6, 19, moved)
  await replay([days(6, 19)])
  const clock = createVirtualClock(START + DAY_MS)
  const deps = pipelineDeps({ store, fetch, clock, random: createSystemRandom(clock) })
  const stored = async () => {
    const found = await store.feeds.find(FEED.id)
    if (found === null) throw new Error('the feed is missing')
    return found
  }
  body = documentOf(renamed)
  const { entries } = await readDocument(
    await stored(),
    { body: new TextEncoder().encode(body), contentType: 'application/rss+xml', finalUrl: FEED.url },
    deps,
  )
  const [first] = await readEntries(entries, { feed: FEED, isBaseline: false }, deps)
  if (first === undefined) throw new Error('there is nothing to write')
  await writeBatches([first], deps)
  const left = await ingest(await stored(), deps)
  expect(left.outcomes).toMatchObject({ 'mass-change': 4, repeated: 10 })
  // Afterwards all is as it was.
  clock.moveTo(START + 2 * DAY_MS)
  body = documentOf([post(21), ...renamed])
  expect(newOnes((await ingest(await stored(), deps)).outcomes)).toBe(1)
})
