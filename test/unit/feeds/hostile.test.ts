import { describe, expect, test } from 'vitest'
import type { ParsedFeed } from '../../../src/core/entry.ts'
import { FeedError } from '../../../src/core/errors.ts'
import { parseDocument } from '../../../src/feeds/parse-document.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { MAX_ENTRIES } from '../../../src/feeds/tidy.ts'
import { MAX_PARTS } from '../../../src/feeds/xml-query.ts'
import { MAX_FIELD } from '../../../src/feeds/xml-tree.ts'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'
import { fiftyMegabytes, HOSTILE_FEEDS } from '../../builders/hostile-feeds.ts'

function texts({ feed, entries }: ParsedFeed): readonly (string | null)[] {
  return [
    ...[feed.title, feed.description, feed.link, feed.self],
    ...entries.flatMap(({ id, title, url, author, summary, content }) => [id, title, url, author, summary, content]),
    ...entries.flatMap(({ categories, enclosures }) => [...categories, ...enclosures]),
  ]
}

describe.each(HOSTILE_FEEDS)('$name', ({ build, size }) => {
  // A tenth: large enough to see what is quadratic, small enough for a test.
  const tenth = Math.ceil(size / 10)

  test('costs at most 2.5 times as much when it is twice as large', async () => {
    const [half, whole] = [Buffer.from(build(tenth / 2)), Buffer.from(build(tenth))]
    const growth = await growthOf(
      () => parseDocument(half, {}),
      () => parseDocument(whole, {}),
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

test('an over-long document is refused before it is read', async () => {
  await expect(parseFeed(fiftyMegabytes())).rejects.toSatisfy(
    (error) => error instanceof FeedError && error.kind === 'too-large',
  )
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
