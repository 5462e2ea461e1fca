import { describe, expect, test } from 'vitest'
import type { ParsedFeed } from '../../../src/core/entry.ts'
import { FeedError } from '../../../src/core/errors.ts'
import { createEntryMemo } from '../../../src/feeds/entry-memo.ts'
import { MAX_ENTRIES, MAX_FIELD, MAX_PARTS } from '../../../src/feeds/limits.ts'
import { parseDocument } from '../../../src/feeds/parse-document.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { readXml, type XmlNode } from '../../../src/feeds/xml-tree.ts'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'
import { belowNamespaces, fiftyMegabytes, HOSTILE_FEEDS } from '../../builders/hostile-feeds.ts'

function texts({ feed, entries }: ParsedFeed): readonly (string | null)[] {
  return [
    ...[feed.title, feed.description, feed.link, feed.self],
    ...entries.flatMap(({ id, title, url, author, summary, content }) => [id, title, url, author, summary, content]),
    ...entries.flatMap(({ categories, enclosures }) => [...categories, ...enclosures]),
  ]
}

function attributesIn(node: XmlNode | null): readonly string[] {
  if (node === null) return []
  const inside = node.children.flatMap((child) => (typeof child === 'string' ? [] : attributesIn(child)))
  return [...node.attributes.values(), ...inside]
}

describe.each(HOSTILE_FEEDS)('$name', ({ build, size }) => {
  // A tenth: large enough to see what is quadratic, small enough for a test.
  const tenth = Math.ceil(size / 10)

  test('costs at most 2.5 times as much when it is twice as large', async () => {
    const [half, whole] = [Buffer.from(build(tenth / 2)), Buffer.from(build(tenth))]
    // As a poll reads it, which looks for what it has read before.
    const growth = await growthOf(
      () => parseDocument(half, { memo: createEntryMemo() }),
      () => parseDocument(whole, { memo: createEntryMemo() }),
    )
    expect(growth).toBeLessThanOrEqual(MAX_GROWTH)
  })

  test('keeps the caps, and the first entry', async () => {
    const parsed = await parseDocument(Buffer.from(build(tenth)), {})
    expect(parsed.entries.length).toBeLessThanOrEqual(MAX_ENTRIES)
    expect(parsed.entries[0]?.title).toBe('One')
    for (const { categories, enclosures } of parsed.entries) {
      expect(Math.max(categories.length, enclosures.length)).toBeLessThanOrEqual(MAX_PARTS)
    }
    // Escaping may make a text longer, by five characters for one at the most.
    expect(Math.max(...texts(parsed).map((text) => text?.length ?? 0))).toBeLessThanOrEqual(MAX_FIELD * 5)
    expect(JSON.stringify(parsed)).not.toMatch(/root:|(?:ha){100}/)
  })
})

test('no element holds the namespaces of all around it', () => {
  const source = `<rss><channel>${belowNamespaces('<b xmlns:x=""/>'.repeat(1_500))}</channel></rss>`
  const before = process.memoryUsage().heapUsed
  const { root } = readXml(source)
  const heldMb = (process.memoryUsage().heapUsed - before) / 1024 / 1024
  expect(root?.children).toHaveLength(1)
  // With a copy in each it is over 300 MB.
  expect(heldMb).toBeLessThan(60)
})

test('a document grows by a megabyte at the most through what it declares, and each field stays in its cap', async () => {
  const declared = `<!DOCTYPE rss [<!ENTITY e "${'\uac00'.repeat(1_024)}"><!ENTITY name "Acme &amp; Sons">]>`
  const item = `<item><title>&name;</title><description>${'&e;'.repeat(400)}</description><link>x</link></item>`
  const source = `${declared}<rss version="2.0"><channel>${item.repeat(100)}</channel></rss>`
  const { entries } = await parseDocument(Buffer.from(source), {})
  expect(entries[0]?.title).toBe('Acme & Sons')
  const lengths = entries.map(({ summary }) => summary?.length ?? 0)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(MAX_FIELD)
  const grown = lengths.reduce((sum, length) => sum + length, 0) - source.length
  expect(grown).toBeLessThanOrEqual(1024 * 1024)
  const inAttributes = `${declared}<rss><channel><b c="${'&e;'.repeat(400)}"/></channel></rss>`
  expect(JSON.stringify(attributesIn(readXml(inAttributes).root)).length).toBeLessThan(MAX_FIELD + 100)
})

test('authors of JSON stay in their cap, and those of the feed are written down once for all of its entries', async () => {
  const authors = Array.from({ length: 200 }, (_, at) => ({ name: `${at} ${'n'.repeat(1_000)}` }))
  const items = Array.from({ length: 300 }, (_, at) => ({ id: String(at), title: `Story ${at}` }))
  const source = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    authors: [...authors, 'x'.repeat(MAX_FIELD * 2)],
    items,
  })
  const { entries } = await parseDocument(Buffer.from(source), {})
  expect(entries[0]?.author).toMatch(/^0 n+, 1 n/)
  expect(entries[0]?.author).toHaveLength(MAX_FIELD)
  const alone = JSON.stringify({ items: [{ id: '1', title: 'One', author: 'x'.repeat(MAX_FIELD * 2) }] })
  expect((await parseDocument(Buffer.from(alone), {})).entries[0]?.author).toHaveLength(MAX_FIELD)
})

test.each([
  ['first', -1],
  ['last', 1],
])(
  'of tens of thousands of items of JSON, some thousand are looked at, the newest where they stand %s',
  async (_, step) => {
    const items = Array.from({ length: 20_000 }, (_item, at) => ({
      id: String(at),
      date_published: new Date(Date.UTC(2026, 0, 1) + step * at * 1_000).toISOString(),
    }))
    const { entries, overCap } = await parseDocument(Buffer.from(JSON.stringify({ items })), {})
    expect([entries.length, overCap]).toEqual([MAX_ENTRIES, 20_000 - MAX_ENTRIES])
    const first = step < 0 ? 0 : 20_000 - MAX_ENTRIES
    expect(entries.map(({ id }) => Number(id))).toEqual(Array.from({ length: MAX_ENTRIES }, (_entry, at) => first + at))
  },
)

test('of tens of thousands of items of JSON without dates, both ends are looked at', async () => {
  const items = Array.from({ length: 20_000 }, (_, at) => ({ id: `x${at}`, url: `https://news.example/posts/${at}` }))
  const { entries, overCap } = await parseDocument(Buffer.from(JSON.stringify({ items })), {})
  expect([entries.length, overCap]).toEqual([MAX_ENTRIES, 20_000 - MAX_ENTRIES])
  expect(entries.at(-1)?.id).toBe('x19999')
})

test('an over-long document is read no further than any other, or given up', async () => {
  const outcome = await parseFeed(fiftyMegabytes()).then(
    ({ entries }) => entries.length,
    (error: unknown) => (error instanceof FeedError ? error.kind : error),
  )
  expect([1, 'too-large']).toContain(outcome)
})

test('names of the prototype change no object', async () => {
  const source =
    '<rss version="2.0"><channel><item><__proto__ polluted="1"><polluted>1</polluted></__proto__></item></channel></rss>'
  await parseFeed(Buffer.from(source))
  expect({}).not.toHaveProperty('polluted')
})

test('JSON holds no character that a database refuses', async () => {
  const source = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Nu\0ll',
    authors: ['A\0nn'],
    items: [{ id: '1\0', title: 'One\0 \ud83d', content_text: 'a\0b', tags: ['t\0'], language: 'e\0n' }],
  })
  const parsed = await parseDocument(Buffer.from(source), {})
  expect(parsed.feed.title).toBe('Null')
  expect(parsed.entries).toMatchObject([
    { id: '1', title: 'One', author: 'Ann', content: 'ab', categories: ['t'], language: 'en' },
  ])
})

test('no entry is a thousand times as long as it is written, by a base that is long', async () => {
  const items = Array.from({ length: 400 }, (_, at) => `<item><title>Story ${at}</title><link>${at}</link></item>`)
  const base = `https://n.example/${'a/'.repeat(30_000)}`
  const source = `<rss version="2.0" xml:base="${base}"><channel>${items.join('')}</channel></rss>`
  const { entries } = await parseDocument(Buffer.from(source), { url: 'https://n.example/feed' })
  expect(entries).toHaveLength(400)
  expect(JSON.stringify(entries).length).toBeLessThan(200_000)
})

test('what is remembered of an entry holds on to nothing of its document', async () => {
  const settings: string[] = []
  const memo = createEntryMemo()
  const watching = {
    ...memo,
    set: (...[key, memory, size]: Parameters<typeof memo.set>) => {
      settings.push(memory.setting)
      memo.set(key, memory, size)
    },
  }
  const source = `<rss version="2.0" a="${'x'.repeat(60_000)}"><channel><item><title>One</title></item></channel></rss>`
  await parseDocument(Buffer.from(source), { memo: watching })
  expect(settings.map(({ length }) => length)).toEqual([44])
})
