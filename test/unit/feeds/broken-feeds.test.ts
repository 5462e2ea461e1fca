import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedDocuments } from '../../builders/feed-documents.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'

const HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://news.example/</link>'
const COUNT = 40
const ITEMS = Array.from(
  { length: COUNT },
  (_, at) =>
    `<item><title>Story ${at} &amp; more</title><link>https://news.example/${at}</link><guid>g${at}</guid>` +
    `<description>&lt;p&gt;Text ${at}&lt;/p&gt;</description></item>\n`,
)
const SOURCE = `${HEAD}${ITEMS.join('')}</channel></rss>`
const FLAWS = ['&', '<', '<br>', '<b>', '</p>', '&nope;', ']]>', '"', '>', '\u0001', '<!--', '<![CDATA[', '<?php', '']

/** A fixed series of places, so that a failure can be seen again. */
function placeOf(run: number): number {
  return HEAD.length + ((run * 7919) % (SOURCE.length - HEAD.length - 20))
}

test.each(Object.entries(feedDocuments(COUNT)))(
  '%s: one random flaw costs an entry or two at most',
  async (_, source) => {
    const whole = await parseFeed(Buffer.from(source))
    const ids = whole.entries.map(({ id }) => id)
    expect(new Set(ids).size).toBe(COUNT)
    // The head is left alone: without its root or its namespaces there is no feed to read.
    const start = source.search(/<(?:item|entry)/)
    let kept = 0
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: source.length }), fc.constantFrom(...FLAWS), async (at, flaw) => {
        const broken = source.slice(0, at) + flaw + source.slice(flaw === '' ? at + 1 : at)
        const found = new Set((await parseFeed(Buffer.from(broken))).entries.map(({ id }) => id))
        const left = ids.filter((id) => found.has(id)).length
        kept += left
        runs += 1
        expect(left).toBeGreaterThanOrEqual(COUNT - 2)
      }),
      { numRuns: 150, seed: 3, endOnFailure: true },
    )
    expect(kept / (runs * COUNT)).toBeGreaterThanOrEqual(0.99)
  },
)

test('one flaw anywhere costs one entry or two, never the feed', async () => {
  let kept = 0
  let total = 0
  for (let run = 0; run < 220; run++) {
    const flaw = FLAWS[run % FLAWS.length] ?? ''
    const at = placeOf(run)
    const broken = SOURCE.slice(0, at) + flaw + SOURCE.slice(flaw === '' ? at + 1 : at)
    const { entries } = await parseFeed(Buffer.from(broken))
    const guids = new Set(entries.map((entry) => entry.id))
    const left = ITEMS.filter((_, item) => guids.has(`g${item}`)).length
    expect([flaw, at, left >= COUNT - 2]).toEqual([flaw, at, true])
    kept += left
    total += COUNT
  }
  expect(kept / total).toBeGreaterThan(0.99)
})

test('an element left open in the channel does not swallow the entries', async () => {
  const { entries } = await parseFeed(Buffer.from(`${HEAD}<category>AI<sub>${ITEMS.join('')}`))
  expect(entries).toHaveLength(COUNT)
})

test.each([
  [
    'escaped',
    '<title>&lt;![CDATA[Heron 2 &amp;amp; more]]&gt;</title><link>&lt;![CDATA[https://wire.example/a]]&gt;</link>' +
      '<pubDate> &lt;![CDATA[Fri, 20 Feb 2026 09:00:00 GMT]]&gt; </pubDate>' +
      '<description>&lt;![CDATA[&lt;p&gt;It is &lt;b&gt;out&lt;/b&gt;.&lt;/p&gt;]]&gt;</description>',
  ],
  [
    'wrapped twice',
    '<title><![CDATA[<![CDATA[Heron 2 &amp; more]]]]><![CDATA[>]]></title><link><![CDATA[<![CDATA[https://wire.example/a]]]]><![CDATA[>]]></link>' +
      '<pubDate>Fri, 20 Feb 2026 09:00:00 GMT</pubDate><description><![CDATA[<![CDATA[<p>It is <b>out</b>.</p>]]]]><![CDATA[>]]></description>',
  ],
])('a feed whose CDATA sections are %s is read', async (_how, inside) => {
  const { entries } = await parseFeed(Buffer.from(`<rss><channel><item>${inside}</item></channel></rss>`))
  expect(entries[0]).toMatchObject({
    title: 'Heron 2 & more',
    url: 'https://wire.example/a',
    published: '2026-02-20T09:00:00.000Z',
    summary: 'It is out.',
  })
})

test('what tells of CDATA keeps the word', async () => {
  const item = '<item><title>How &lt;![CDATA[ ends: ]]&gt;</title></item>'
  const { entries } = await parseFeed(Buffer.from(`<rss><channel>${item}</channel></rss>`))
  expect(entries[0]?.title).toBe('How <![CDATA[ ends: ]]>')
})
