import { expect, test } from 'vitest'
import { z } from 'zod'
import { card, text } from '../../../src/core/card.ts'
import { atomOf, jsonFeedOf } from '../../../src/web/own-feeds.ts'
import { roundupPage, roundupWords } from '../../../src/web/roundup-page.ts'

const SHOWN = card({ tone: 'roundup', title: 'The week <1>', lines: [[text('Less & more')]] })
const SVG = '<svg width="360" height="130"/>'
const PAGE = {
  card: SHOWN,
  charts: [{ svg: SVG, alt: 'Sums "by" <week>' }],
  language: 'ko',
  nowMs: 0,
  site: { week: '2026-W07', previous: '2026-W06', next: '2026-W08', basePath: '' },
} as const

const FEED = {
  title: 'AI Wire',
  url: 'https://bot.example/feeds/models.xml',
  pageUrl: 'https://bot.example/models',
  language: 'en',
} as const
const ENTRY = {
  ...{ id: 'urn:x', title: 'One', url: 'https://x.example/', language: null, publishedAt: 1_000, updatedAt: 2_000 },
  content: { type: 'text', value: 'Less & <more>' },
} as const

test('a week leads to those beside it in the language of its reader, and to none that has not begun', () => {
  const html = roundupPage(PAGE)
  expect(html).toContain('<a rel="prev" href="/roundups/2026-W06?lang=ko">')
  expect(html).toContain('<a rel="next" href="/roundups/2026-W08?lang=ko">')
  expect(html).toContain('href="/roundups/2026-W07?lang=en"')
  const last = roundupPage({ ...PAGE, site: { ...PAGE.site, next: null } })
  expect([last.includes('rel="next"'), last.includes('rel="prev"')]).toEqual([false, true])
  const first = roundupPage({ ...PAGE, site: { ...PAGE.site, previous: null } })
  expect([first.includes('rel="next"'), first.includes('rel="prev"')]).toEqual([true, false])
  // A file leads nowhere.
  expect(roundupPage({ ...PAGE, site: null })).not.toContain('<nav>')
})

test('a title in another language than the feed says so, and what it leads to', () => {
  const entries = [{ ...ENTRY, language: 'ko' }, ENTRY]
  const atom = atomOf({ ...FEED, entries })
  expect(atom.match(/<title xml:lang="ko">One<\/title>\s+<link rel="alternate" hreflang="ko" href=/gu)).toHaveLength(1)
  expect(atom.match(/<title>One<\/title>\s+<link rel="alternate" href=/gu)).toHaveLength(1)
})

test('what the week tells is text, and a phone shows it in its own width', () => {
  const html = roundupPage(PAGE)
  expect(html).toContain('<h1>The week &lt;1&gt;</h1>')
  expect(html).toContain('<p>Less &amp; more</p>')
  expect(html).toContain(
    `<img alt="Sums &quot;by&quot; &lt;week&gt;" width="360" height="130" src="data:image/svg+xml;base64,${btoa(SVG)}">`,
  )
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
})

test('a feed in which nothing is has the same words each time, and no sign that XML has no place for', () => {
  const feed = { ...FEED, entries: [] }
  expect(atomOf(feed)).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
  expect(jsonFeedOf(feed)).toContain('"items":[]')
  const entry = { ...ENTRY, url: 'https://x.example/?a&b' }
  const atom = atomOf({ ...feed, entries: [{ ...entry, title: 'a\uFFFEb\uFFFFc <d>' }] })
  expect(atom).toContain('<title>abc &lt;d&gt;</title>')
  expect(atom).toContain('href="https://x.example/?a&amp;b"')
  expect(atom.match(/<updated>[^<]*/gu)).toEqual(Array(2).fill('<updated>1970-01-01T00:00:02.000Z'))
  expect(atom).toContain('<published>1970-01-01T00:00:01.000Z</published>')
  const times = { date_published: '1970-01-01T00:00:01.000Z', date_modified: '1970-01-01T00:00:02.000Z' }
  expect(JSON.parse(jsonFeedOf({ ...feed, entries: [{ ...entry, title: 'a' }] }))).toMatchObject({ items: [times] })
})

test('a feed leads to the page that shows the same, and says what of it is text and what is HTML', () => {
  const html = {
    ...ENTRY,
    content: { type: 'html', value: roundupWords(SHOWN, { language: 'en', nowMs: 0 }) },
  } as const
  const atom = atomOf({ ...FEED, entries: [ENTRY, html] })
  expect(atom).toContain('<link rel="alternate" type="text/html" href="https://bot.example/models"/>')
  expect(atom).toContain('<content type="text">Less &amp; &lt;more&gt;</content>')
  expect(atom).toMatch(/<content type="html">[^<]*&lt;p&gt;Less &amp;amp; more&lt;\/p&gt;/u)
  const { home_page_url: home, items } = z
    .object({ home_page_url: z.string(), items: z.array(z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(jsonFeedOf({ ...FEED, entries: [ENTRY, html] })))
  expect(home).toBe('https://bot.example/models')
  expect(items[0]).toMatchObject({ content_text: 'Less & <more>' })
  expect(items[1]?.content_html).toContain('<p>Less &amp; more</p>')
  for (const item of items) expect(Object.keys(item).filter((key) => key.startsWith('content_'))).toHaveLength(1)
})
