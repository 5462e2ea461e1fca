import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedEntry } from '../../../src/core/entry.ts'
import { createEntryMemo } from '../../../src/feeds/entry-memo.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'

const ENTRY: ParsedEntry = {
  id: 'a',
  title: 'A',
  url: null,
  published: null,
  updated: null,
  author: null,
  summary: null,
  content: null,
  categories: [],
  image: null,
  enclosures: [],
  language: null,
}

const MEMORY = { entry: ENTRY, setting: '' }

/** Parts of documents, whole and broken, of which any order makes a document that somebody publishes some day. */
const PART = fc.constantFrom(
  '<item><title>One</title><link>/one</link><guid>1</guid></item>',
  '<item><title>Two &amp; more</title><link>two</link><author>b@x.example</author></item>',
  '<item xml:base="https://other.example/"><title>Three</title><link>three</link><dc:creator>Cy</dc:creator></item>',
  '<item><title>Lost end<description>no end tag<link>/four</link>',
  '<item><title>Five</title><x:date>2026-02-03T00:00:00Z</x:date><content:encoded><![CDATA[<p>Five</p>]]></content:encoded></item>',
  '<entry><title type="html">Six &lt;b&gt;bold&lt;/b&gt;</title><id>6</id><link href="six"/></entry>',
  '<item><title>Seven &name; <!-- <item> --></title></item>',
  '<title>Behind</title>',
  '<author>late@x.example</author>',
  '</channel><channel><title>Second</title>',
  '</rss>',
  '</item>',
  '<items><item><title>Deep</title></item>',
  '<image><url>/i.png</url></image>',
  '<![CDATA[ <item> ]]>',
  '<item><title>Eight <![CDATA[ open</title><guid>8</guid></item>',
  '<item><title>Nine</title><!-- kept --><description><![CDATA[<i>9</i>]]></description></item>',
  '<item><title>Ten</title></item ><item><title>Eleven</title></ITEM>',
  '<title a="',
  '<!-- left out',
  ' --> ',
  '<?php',
  '</channel>',
  '<item/>',
)
const HEAD = fc.constantFrom(
  '<rss version="2.0"><channel><link>https://a.example/</link>',
  '<rss version="2.0" xml:base="https://b.example/"><channel><link>https://a.example/</link>',
  '<rss version="2.0"><channel xml:lang="ko"><link>https://a.example/</link>',
  '<rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/"><channel><author>c@x.example</author>',
  '<rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/"><channel>',
  '<rss version="2.0" xmlns:x="http://nobody.example/"><channel>',
  '<rss version="2.0"><channel><language>ja</language>',
  '<!DOCTYPE rss [<!ENTITY name "Ada">]><rss version="2.0"><channel>',
  '<!DOCTYPE rss [<!ENTITY name "Grace">]><rss version="2.0"><channel>',
  '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ada</name></author>',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel></channel>',
)

describe('reading a feed again', () => {
  it('gives what reading each document alone gives, whatever stood in them before', async () => {
    const heads = fc.uniqueArray(HEAD, { minLength: 2, maxLength: 4 })
    const parts = fc.array(PART, { minLength: 1, maxLength: 7 })
    const urls = fc.constantFrom(undefined, 'https://c.example/feed')
    await fc.assert(
      fc.asyncProperty(heads, parts, urls, async (tops, body, url) => {
        const memo = createEntryMemo()
        const documents = tops.flatMap((head) => [body, body.slice(1), body].map((rest) => head + rest.join('\n')))
        for (const document of documents) {
          const bytes = Buffer.from(document)
          expect(await parseFeed(bytes, { url, memo })).toEqual(await parseFeed(bytes, { url }))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes what stands there unchanged from the document before', async () => {
    const memo = createEntryMemo()
    const item = (number: number): string => `<item><title>Post ${number}</title><guid>${number}</guid></item>`
    const document = (...numbers: readonly number[]): Buffer =>
      Buffer.from(`<rss><channel>${numbers.map(item).join('')}<ttl>5</ttl></channel></rss>`)
    const before = await parseFeed(document(2, 1, 0), { memo })
    const after = await parseFeed(document(3, 2, 1), { memo })
    expect(after.entries.map(({ title }) => title)).toEqual(['Post 3', 'Post 2', 'Post 1'])
    expect(after.entries[1]).toBe(before.entries[0])
  })
})

describe('createEntryMemo', () => {
  it('forgets what was not asked for the longest', () => {
    const memo = createEntryMemo(10)
    memo.set('one', MEMORY, 4)
    memo.set('two', MEMORY, 4)
    expect(memo.get('one')).toBe(MEMORY)
    memo.set('three', MEMORY, 4)
    expect([memo.get('one'), memo.get('two'), memo.get('three')]).toEqual([MEMORY, undefined, MEMORY])
  })

  it('counts what is set again once', () => {
    const memo = createEntryMemo(20)
    memo.set('one', MEMORY, 4)
    for (let turn = 0; turn < 5; turn += 1) memo.set('two', MEMORY, 6)
    expect(memo.get('one')).toBe(MEMORY)
  })
})
