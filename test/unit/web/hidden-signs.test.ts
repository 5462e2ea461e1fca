import { expect, test } from 'vitest'
import { renderTerminal } from '../../../src/bot/adapters/preview/render-terminal.ts'
import { cleanText } from '../../../src/bot/cards/visible-text.ts'
import { webUrl } from '../../../src/bot/cards/web-url.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import { cardMarkdown } from '../../../src/bot/roundup/card-markdown.ts'
import { card, text } from '../../../src/core/card.ts'
import { sumsOf } from '../../../src/core/round-sums.ts'
import type { Roundup } from '../../../src/core/roundup.ts'
import { drawCard } from '../../../src/web/draw-card.ts'
import { atomOf, jsonFeedOf } from '../../../src/web/own-feeds.ts'
import { fundingFacts, story } from '../../builders/story.ts'

/** Turned round, of no width, a tag, a filler, an escape, and a letter under five hundred marks. */
const FORGED = `See \u202etxt.exe\u202c, pay\u200bpal, a\u{e0041}\u3164b\u0007 and Z${'\u0301'.repeat(500)}!`
const SEEN = `See txt.exe, paypal, ab and Z${'\u0301'.repeat(8)}!`

const CARD = card({ tone: 'model', title: FORGED, lines: [[text(FORGED)]] })
const NOW = Date.UTC(2026, 1, 12)
const FEED = {
  ...{ title: 'AI Wire', url: 'https://bot.example/feeds/models.xml', language: 'en' },
  pageUrl: 'https://bot.example/models',
  entries: [
    {
      ...{ id: 'urn:x', title: FORGED, url: 'https://x.example/', language: null, publishedAt: 1, updatedAt: 1 },
      content: { type: 'text', value: `${FORGED}\n\nmore` },
    },
  ],
} as const

const told = story({ id: 's', facts: fundingFacts({ company: `Acme ${FORGED}`, amountUsd: 5e6 }), eventAt: NOW })
const changes = [{ kind: 'correction', from: null, to: FORGED, at: NOW, entryId: 'e', revision: 2 }] as const
const sources = [
  { name: FORGED, url: 'https://google.com@evil.example/', at: NOW, language: 'en', kind: 'press' },
] as const
const STORY = { ...told, title: FORGED, changes, sources }
const WEEK: Roundup = {
  ...{ week: '2026-W07', topics: ['funding'], fromAt: NOW, untilAt: NOW + 1, leftOut: [], knownSince: null },
  ...{ models: [], weights: { open: [], closed: [], notSaid: [] }, rounds: [STORY], sales: [], sums: sumsOf([]) },
  ...{ expected: [], late: [], changed: [{ story: STORY, changes }], covered: [STORY] },
  ...{ year: { year: 2026, sinceAt: null, isPart: false, rounds: [], countries: [] }, weeks: [] },
}

test.each([
  ['a page', drawCard(CARD, { language: 'en', nowMs: NOW }), SEEN],
  ['the Atom feed', atomOf(FEED), SEEN],
  ['the JSON feed', jsonFeedOf(FEED), SEEN],
  ['the JSON of a roundup', roundupJson(WEEK), SEEN],
  ['Markdown', cardMarkdown(CARD), SEEN],
  ['the terminal', renderTerminal(CARD, { language: 'en', isColoured: false, nowMs: NOW }), 'See txt.exe, paypal, a'],
  ['chat', cleanText(FORGED), SEEN],
])('what no reader sees, and what is drawn over other lines, is not in %s', (_where, shown, seen) => {
  expect(shown).toContain(seen)
  expect(/[[\p{Cc}\p{Cf}\u3164\u{e0000}-\u{e007f}]--[\t\n\r]]|\p{M}{9}/v.exec(shown)).toBeNull()
})

test('a text of several lines stays one', () => {
  expect(JSON.parse(jsonFeedOf(FEED))).toMatchObject({ items: [{ content_text: `${SEEN}\n\nmore` }] })
})

test('an address with a user name in front of its host is no link anywhere', () => {
  expect(roundupJson(WEEK)).not.toContain('google.com@')
  expect(webUrl('https://google.com@evil.example/')).toBeNull()
  expect(webUrl('https://:word@evil.example/')).toBeNull()
  expect(webUrl('https://evil.example/@google.com')).toBe('https://evil.example/@google.com')
})
