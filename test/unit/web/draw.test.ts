import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderCard as renderForDiscord } from '../../../src/bot/adapters/discord/render.ts'
import { renderCard as renderForSlack } from '../../../src/bot/adapters/slack/render.ts'
import { card, link, strong, text, type Card } from '../../../src/core/card.ts'
import { drawDiscord } from '../../../src/web/draw-discord.ts'
import { drawSlack } from '../../../src/web/draw-slack.ts'

const OPTIONS = { nowMs: Date.UTC(2026, 1, 12, 10), locale: 'en-US', pictures: new Map() }
const draw = {
  discord: (shown: Card) => drawDiscord(renderForDiscord(shown), OPTIONS),
  slack: (shown: Card) => drawSlack(renderForSlack(shown), OPTIONS),
}

const FULL = card({
  tone: 'funding',
  badge: 'Announced',
  title: 'Title of it',
  url: 'https://example.com/title',
  lines: [[text('Plain, '), strong('bold'), text(' and '), link('a link', 'https://example.com/link?a=1&b=2')]],
  fields: [{ label: 'Label', value: 'Value' }],
  sections: [
    { heading: 'Heading', lines: [[text('In a section '), { kind: 'time', atMs: OPTIONS.nowMs, style: 'date' }]] },
  ],
  footer: [text('Footer '), { kind: 'time', atMs: OPTIONS.nowMs - 7_200_000, style: 'date' }],
  buttons: [
    { kind: 'link', label: 'Open', url: 'https://example.com/open' },
    { kind: 'command', label: 'Why?', run: { command: 'why', options: { story: 's1' } } },
  ],
  mention: { kind: 'person', id: '77' },
})

test.each(['discord', 'slack'] as const)('every part of a card is drawn: %s', (platform) => {
  const html = draw[platform](FULL)
  const parts = ['Announced', 'Title of it', 'Plain, ', '<strong>bold</strong>', 'Label', 'Value', 'Heading', 'Footer']
  for (const part of parts) expect(html).toContain(part)
  expect(html).toContain('href="https://example.com/link?a=1&amp;b=2"')
  expect(html).toContain('href="https://example.com/open"')
  expect(html).toContain('In a section <time datetime="2026-02-12T10:00:00.000Z">February 12, 2026</time>')
  expect(html).toContain(`data-press="${platform}"`)
  expect(html).toContain('<span class="mention">@77</span>')
})

test('as on Slack, asterisks between letters or beside a wide sign make no bold', () => {
  const lines = [[text('2*3*4, '), strong('one'), text(', *two*：')]]
  const html = draw.slack(card({ tone: 'info', title: 'T', lines }))
  expect(html).toContain('2*3*4, <strong>one</strong>, *two*：')
})

/** Every tag that is drawn, without its attributes' values. */
function tagsOf(html: string): readonly string[] {
  return [...html.matchAll(/<\/?([^\s>]+)/gu)].map(([, name = '']) => name)
}

const OURS = new Set(['div', 'p', 'b', 'strong', 'small', 'span', 'a', 'br', 'time', 'button', 'svg', 'rect'])

test.each(['discord', 'slack'] as const)('whatever a text holds, only tags of ours are drawn: %s', (platform) => {
  const sign = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '[',
    ']',
    '(',
    ')',
    '*',
    '\\',
    '|',
    ':',
    '/',
    '@',
    '!',
    '#',
    '\n',
  )
  const word = fc.constantFrom(
    'script',
    'img src=x onerror=x',
    'javascript:',
    'https://e.example/',
    '&lt;',
    'a',
    't:1:D',
  )
  const hostile = fc
    .array(fc.oneof(sign, word, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 14 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const html = draw[platform](
        card({
          tone: 'model',
          title: one,
          badge: other,
          lines: [[text(one), strong(other), link(one, 'https://example.com/a'), link(other, one)]],
          fields: [{ label: one, value: other }],
          sections: [{ heading: other, lines: [[text(one), strong(one)]] }],
          footer: [text(other)],
          buttons: [{ kind: 'command', label: one, run: { command: 'why', options: { story: other } } }],
        }),
      )
      for (const tag of tagsOf(html)) expect(OURS).toContain(tag)
      // Within quotes a text may say anything.
      const bare = html.replace(/"[^"]*"/gu, '""')
      expect(bare).not.toMatch(/<[^>]*\son\w+=/u)
      expect(html).not.toMatch(/href="(?!https?:)/u)
      expect(bare).not.toMatch(/<[^>]*\sstyle=/u)
    }),
    { numRuns: 400 },
  )
})
