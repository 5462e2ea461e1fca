import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { FeedError } from '../../../src/core/errors.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'

const GOLDEN = path.join(import.meta.dirname, '../../golden/feeds')
const EXPECTED = '.expected.json'
const rss = (inside: string): Uint8Array => Buffer.from(`<rss version="2.0"><channel>${inside}</channel></rss>`)

describe('parseFeed', () => {
  const files = readdirSync(GOLDEN).toSorted()
  const documents = files.filter((name) => !name.endsWith(EXPECTED))

  test('has an expectation for each document, and no other', () => {
    expect(documents.length).toBeGreaterThanOrEqual(12)
    expect(files).toEqual(documents.flatMap((name) => [name, `${name}${EXPECTED}`]).toSorted())
  })

  test.each(documents)('reads %s as expected', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(path.join(GOLDEN, `${name}${EXPECTED}`), 'utf8'))
    const parsed = await parseFeed(readFileSync(path.join(GOLDEN, name)), { url: 'https://news.example/feed' })
    expect(parsed).toEqual(expected)
  })

  test.each([
    ['empty', ''],
    ['empty', ' \n '],
    ['html', '<!DOCTYPE html><html><body>Not here</body></html>'],
    ['html', ' <!doctype HTML><title>Not here</title>'],
    ['not-a-feed', 'Too many requests'],
    ['not-a-feed', '{"error":"no"}'],
    ['not-a-feed', '{"items": ['],
    ['not-a-feed', '<opml version="2.0"><body/></opml>'],
  ])('says %s for %j', async (kind, source) => {
    await expect(parseFeed(Buffer.from(source))).rejects.toSatisfy(
      (error) => error instanceof FeedError && error.kind === kind,
    )
  })

  test('reads the newest 500 entries and counts the rest', async () => {
    const item = (day: number): string =>
      `<item><guid>${day}</guid><pubDate>${new Date(Date.UTC(2020, 0, day)).toUTCString()}</pubDate></item>`
    const parsed = await parseFeed(rss(Array.from({ length: 620 }, (_, at) => item(at + 1)).join('')))
    expect(parsed.overCap).toBe(120)
    expect(parsed.entries).toHaveLength(500)
    expect(parsed.entries[0]?.id).toBe('121')
  })

  test('takes what has no date for as old as what stands beside it', async () => {
    const item = (name: string, day: number | null): string =>
      `<item><title>${name}</title>${day === null ? '' : `<pubDate>${new Date(Date.UTC(2020, 0, day)).toUTCString()}</pubDate>`}</item>`
    const dated = Array.from({ length: 600 }, (_, at) => item(`Post ${at}`, at + 1))
    const newestLast = await parseFeed(rss([item('First', null), ...dated, item('Last', null)].join('')))
    expect([newestLast.entries.at(-1)?.title, newestLast.entries[0]?.title]).toEqual(['Last', 'Post 101'])
    const newestFirst = await parseFeed(rss([item('Top', null), ...dated.toReversed(), item('End', null)].join('')))
    expect([newestFirst.entries[0]?.title, newestFirst.entries.at(-1)?.title]).toEqual(['Top', 'Post 101'])
    expect(newestFirst.overCap).toBe(102)
  })

  test('caps fields and depth', async () => {
    const deep = '<b>'.repeat(50_000)
    const parsed = await parseFeed(
      rss(`<item><title>${'x'.repeat(200_000)}</title><description>${deep}</description></item>`),
    )
    expect(parsed.entries[0]?.title).toHaveLength(64 * 1024)
  })

  test('does not expand entities made of entities', async () => {
    const laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    const source = `${laughs}<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>`
    const parsed = await parseFeed(Buffer.from(source))
    expect(parsed.entries[0]?.title.length).toBeLessThan(20)
  })

  test('expands no more of what a document declares than there is room for, whatever it names that it does not', async () => {
    const long = 'ha'.repeat(400)
    const item = '<item><title>&nobody; One</title><description>&long;&long;&long;</description></item>'
    const own = `<!DOCTYPE rss [<!ENTITY long "${long}">]>`
    const source = `${own}<rss version="2.0"><channel>${item.repeat(500)}</channel></rss>`
    const { entries } = await parseFeed(Buffer.from(source))
    expect(entries[0]).toMatchObject({ title: '&nobody; One', summary: long.repeat(3) })
    expect(entries.at(-1)?.summary).toBe('&long;&long;&long;')
  })

  test.each(['<', '&', '<!--', '<script', '</zz>', '<a b=', '<![CDATA[', '__proto__', '<__proto__>'])(
    'survives a megabyte of %j',
    async (piece) => {
      const parsed = await parseFeed(
        rss(`<item><title>One</title></item><item><description>${piece.repeat(1_000_000 / piece.length)}`),
      )
      expect(parsed.entries[0]?.title).toBe('One')
    },
  )

  test('reads zone-less dates as UTC', async () => {
    const parsed = await parseFeed(rss('<item><pubDate>2 Jan 2026 03:04</pubDate></item>'))
    expect(parsed.entries[0]?.published).toBe('2026-01-02T03:04:00.000Z')
  })

  test.each([
    ['A&#xD800;B &#x110000; &#0;C', 'AB C'],
    ['&notit; &copy;', '&notit; ©'],
    ['&lab;', 'First'],
    // As windows-1252 had them, in a document that was turned into UTF-8.
    ['It\u0092s \u0093new\u0094, \u0081and out', 'It’s “new”, and out'],
  ])('reads the references of %s', async (written, title) => {
    const own = '<!DOCTYPE rss [<!ENTITY lab "First"><!ENTITY lab "Second">]>'
    const source = `${own}<rss version="2.0"><channel><item><title>${written}</title></item></channel></rss>`
    expect((await parseFeed(Buffer.from(source))).entries[0]?.title).toBe(title)
  })

  test('takes the first of two attributes of one name', async () => {
    const entry =
      '<entry><id>1</id><title>One</title><link href="https://a.example/" href="https://b.example/"/></entry>'
    const parsed = await parseFeed(Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`))
    expect(parsed.entries[0]?.url).toBe('https://a.example/')
  })

  const ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko">'
  test.each([
    [`${ATOM}<entry><id>1</id><title>One</title></entry></feed>`, { language: 'ko' }],
    [
      `<feed version="0.3"><entry><id>1</id><title mode="escaped">A &lt;i&gt;b&lt;/i&gt;</title></entry></feed>`,
      { title: 'A b' },
    ],
    [
      `${ATOM}<entry><id>1</id><link type="application/json" href="https://a.example/j"/><link href="https://a.example/p"/></entry></feed>`,
      { url: 'https://a.example/p' },
    ],
    [
      `${ATOM}<entry><id>1</id><link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/p"/></entry></feed>`,
      { url: 'https://a.example/p' },
    ],
    [
      '<rss><channel><link>https://a.example/blog/</link><item><title>One</title><link>post</link></item></channel></rss>',
      { url: 'https://a.example/blog/post' },
    ],
    [
      '<rss><channel><item><title>One</title><description><![CDATA[A<script>if (a<b) x("</i>")</script>B]]></description></item></channel></rss>',
      { summary: 'AB' },
    ],
    [
      '<rss><channel><item><title>One</title><atom:link href="https://a.example/p"/></item></channel></rss>',
      { url: 'https://a.example/p' },
    ],
    ['<rss><channel><item><guid>1</guid><description>One</description></item></channel></rss>', { title: '' }],
    [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="urn:post:1"><title>One</title><link>https://a.example/p</link></item></rdf:RDF>',
      { id: 'urn:post:1', url: 'https://a.example/p' },
    ],
    [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://a.example/p"><title>One</title></item></rdf:RDF>',
      { url: 'https://a.example/p' },
    ],
    [
      '<rss><channel><item><title>One</title></item></channel></rss><rss><channel><item><title>Two</title></item></channel></rss>',
      { title: 'One' },
    ],
    [
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1',
        items: [{ id: '1', date_modified: '2026-02-03T04:05:06Z' }],
      }),
      { published: '2026-02-03T04:05:06.000Z' },
    ],
  ])('reads of %s what it says', async (source, expected) => {
    const { entries } = await parseFeed(Buffer.from(source))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject(expected)
  })
})
