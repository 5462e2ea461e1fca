import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { ParsedEntry, ParsedFeed, RecordedEntry } from '../../../src/core/entry.ts'
import { canonicalUrl } from '../../../src/core/canonical-url.ts'
import { identify, unsettled } from '../../../src/feeds/identity.ts'
import { identityKeys, keyEntries } from '../../../src/feeds/identity-keys.ts'

const NOW = Date.UTC(2026, 1, 20)

function post(number: number, change: Partial<ParsedEntry> = {}): ParsedEntry {
  return {
    id: `post-${number}`,
    title: `Headline number ${number}`,
    url: `https://news.example/posts/${number}`,
    published: new Date(NOW - (20 - number) * DAY_MS).toISOString(),
    updated: null,
    author: null,
    summary: `What happened on day ${number}`,
    content: null,
    categories: [],
    image: null,
    enclosures: [],
    language: null,
    ...change,
  }
}

const FIRST_POLL = {
  oldestPublishedAt: null,
  newestPublishedAt: null,
  baselineAt: null,
  lastReadAt: null,
  seenAt: NOW,
  newId: () => 'x',
}
const INFO: ParsedFeed['feed'] = {
  title: 'News',
  description: null,
  link: null,
  self: null,
  hub: null,
  ttl: null,
  language: null,
  image: null,
  updated: null,
  skipHours: [],
  skipDays: [],
}
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const feedOf = (entries: readonly ParsedEntry[], overCap = 0): ParsedFeed => ({ feed: INFO, entries, overCap })

/** A document of which no entry stood in the last one. */
function firstSeen(parsed: ParsedFeed): Parameters<typeof identify>[0] {
  const entries = keyEntries(parsed)
  return { entries, open: entries, overCap: parsed.overCap }
}

/** Polls one document after the other as the pipeline does, and gives the kinds of each poll. */
function replay(polls: readonly (readonly ParsedEntry[])[]): string[][] {
  const byKey = new Map<string, RecordedEntry>()
  const entries: RecordedEntry[] = []
  let ids = 0
  return polls.map((document, poll) => {
    const keyed = keyEntries(feedOf(document))
    const keys = new Set(keyed.flatMap((one) => one.keys))
    const known = new Map([...byKey].filter(([key]) => keys.has(key)))
    const oldest = entries.length === 0 ? null : Math.min(...entries.map((entry) => entry.publishedAt))
    const identified = identify(firstSeen(feedOf(document)), { id: 'feed' }, known, {
      oldestPublishedAt: oldest,
      newestPublishedAt: entries.length === 0 ? null : Math.max(...entries.map((entry) => entry.publishedAt)),
      baselineAt: poll === 0 ? null : NOW,
      lastReadAt: poll === 0 ? null : NOW,
      seenAt: NOW + poll * 3_600_000,
      newId: () => `entry-${++ids}`,
    })
    for (const one of identified) {
      if (one.kind !== 'new' && one.kind !== 'old' && one.kind !== 'mass-change') continue
      const recorded: RecordedEntry = { ...one.entry, outcome: 'no-topic', storyId: null }
      entries.push(recorded)
      for (const key of recorded.identityKeys) if (!byKey.has(key)) byKey.set(key, recorded)
    }
    expect(new Set(entries.map((entry) => entry.identity)).size).toBe(entries.length)
    return identified.map((one) => one.kind)
  })
}

const base = range(5, 14).map((number) => post(number))
const all = (kind: string, count = base.length): string[] => Array.from({ length: count }, () => kind)

describe('identify', () => {
  test('gives keys strongest first', () => {
    expect(identityKeys(post(7))).toEqual([
      'guid:post-7',
      'url:https://news.example/posts/7',
      'title:headline number 7|2026-02-07T00:00:00.000Z',
      'headline:headline number 7',
    ])
  })

  test('an unchanged document adds nothing', () => {
    expect(replay([base, base])).toEqual([all('new'), all('repeated')])
  })

  test('a shuffled document adds nothing', () => {
    expect(replay([base, base.toReversed()])[1]).toEqual(all('repeated'))
  })

  test('a new post is new', () => {
    expect(replay([base, [post(15), ...base]])[1]).toEqual(['new', ...all('repeated')])
  })

  test('https, www and tracking parameters make no difference without guids', () => {
    const bare = base.map((entry) => ({ ...entry, id: null }))
    const tracked = bare.map((entry) => ({
      ...entry,
      url: `${(entry.url ?? '').replace('https://', 'http://www.')}/?utm_source=rss&ref=x#top`,
    }))
    expect(replay([bare, tracked])[1]).toEqual(all('repeated'))
  })

  test('rewritten guids are recognised by address', () => {
    expect(replay([base, base.map((entry) => ({ ...entry, id: `v2-${entry.id}` }))])[1]).toEqual(all('repeated'))
  })

  test('moved addresses are recognised by guid', () => {
    const moved = base.map((entry) => ({ ...entry, url: (entry.url ?? '').replace('/posts/', '/blog/') }))
    expect(replay([base, moved])[1]).toEqual(all('repeated'))
  })

  test('guids and addresses rewritten together, with other dates, are a mass change', () => {
    const moved = base.map((entry, at) => ({
      ...entry,
      id: `v2-${at}`,
      url: `https://other.example/${at}`,
      published: new Date(Date.UTC(2026, 0, 1)).toISOString(),
    }))
    expect(replay([base, moved])[1]).toEqual(all('mass-change'))
  })

  test('guids, addresses and dates rewritten together are known by their titles', () => {
    const published = new Date(NOW).toISOString()
    const moved = base.map((entry, at) => ({ ...entry, id: `v3-${at}`, url: `https://third.example/${at}`, published }))
    expect(replay([base, moved])[1]).toEqual(all('mass-change'))
  })

  test('an edited title updates and does not post again', () => {
    const edited = base.map((entry, at) => (at === 3 ? { ...entry, title: 'Corrected headline' } : entry))
    expect(replay([base, edited])[1]?.filter((kind) => kind !== 'repeated')).toEqual(['edited'])
  })

  test('a reused guid with a new address, title and date is a new post', () => {
    const first = [post(10, { id: 'latest' })]
    const second = [post(19, { id: 'latest' })]
    expect(replay([first, second])).toEqual([['new'], ['new']])
  })

  test('a second entry with the same guid in one document is repeated', () => {
    expect(replay([[post(10), post(10)]])).toEqual([['new', 'repeated']])
  })

  test('neither guid nor address nor date: the title decides', () => {
    const plain = range(1, 3).map((number) => post(number, { id: null, url: null, published: null }))
    expect(replay([plain, plain])[1]).toEqual(['repeated', 'repeated', 'repeated'])
  })

  test('one address for every post tells nothing', () => {
    const shared = { url: 'https://news.example/' }
    expect(replay([[post(10, shared)], [post(11, shared), post(10, shared)]])[1]).toEqual(['new', 'repeated'])
  })

  test('an older post than any known is absorbed, but not on the first poll', () => {
    expect(replay([base, [...base, post(2)]])[1]?.at(-1)).toBe('old')
    expect(replay([[...base, post(2)]])[0]).toEqual(all('new', 11))
  })

  test('all entries dated anew stay known', () => {
    const published = new Date(NOW).toISOString()
    expect(replay([base, base.map((entry) => ({ ...entry, published }))])[1]).toEqual(all('repeated'))
  })

  test('a burst of real news is no mass change', () => {
    const burst = range(15, 20).flatMap((day) =>
      [0, 1].map((part) =>
        post(day, {
          id: `b${day}-${part}`,
          url: `https://news.example/b/${day}/${part}`,
          title: `Burst ${day} ${part}`,
        }),
      ),
    )
    expect(replay([base, burst])[1]).toEqual(all('new', 12))
  })

  test('counts every entry, over-cap ones included', () => {
    const context = FIRST_POLL
    const kinds = identify(firstSeen(feedOf([post(1)], 3)), { id: 'feed' }, new Map(), context).map((one) => one.kind)
    expect(kinds).toEqual(['new', 'over-cap', 'over-cap', 'over-cap'])
  })

  test('counts no millions', () => {
    const kinds = identify(firstSeen(feedOf([post(1)], 3_000_000)), { id: 'feed' }, new Map(), FIRST_POLL)
    expect(kinds).toHaveLength(20_001)
  })

  test('caps in what language it is', () => {
    const long = post(1, { language: 'en'.repeat(30_000) })
    const [one] = identify(firstSeen(feedOf([long])), { id: 'feed' }, new Map(), FIRST_POLL)
    expect(one).toMatchObject({ kind: 'new', entry: { language: `${'en'.repeat(17)}e` } })
  })

  test('caps the summary, and dates nothing into the future', () => {
    const future = post(1, { summary: 'x'.repeat(5_000), published: '2030-01-01T00:00:00.000Z' })
    const context = FIRST_POLL
    const [one] = identify(firstSeen(feedOf([future])), { id: 'feed' }, new Map(), context)
    expect(one).toMatchObject({ kind: 'new', entry: { publishedAt: NOW, summary: 'x'.repeat(2_000) } })
  })
})

test.each([
  ['http://www.news.example/a/?b=2&a=1&utm_medium=x&fbclid=1#c', 'https://news.example/a?a=1&b=2'],
  ['https://news.example', 'https://news.example'],
  ['urn:x:1', 'urn:x:1'],
])('canonicalUrl(%s)', (written, canonical) => {
  expect(canonicalUrl(written)).toBe(canonical)
})

describe('unsettled', () => {
  const last = keyEntries(feedOf(base)).map(({ fingerprint }) => fingerprint)
  const openOnes = (entries: readonly ParsedEntry[]): string[] =>
    unsettled(keyEntries(feedOf(entries)), last).map(({ fetched }) => fetched.title)

  test('what stood in the last document just like this needs no look-up', () => {
    expect(openOnes([post(15), ...base.toReversed()])).toEqual(['Headline number 15'])
  })

  test.each([
    ['title', { title: 'Another headline' }],
    ['summary', { summary: 'Another text' }],
    ['guid', { id: 'another' }],
  ])('another %s needs one', (_name, change) => {
    expect(openOnes([post(5, change), ...base])).toHaveLength(1)
  })
})
