import { expect, test } from 'vitest'
import { escapeText } from '../../../src/bot/adapters/discord/escape-text.ts'
import { escapeMrkdwn } from '../../../src/bot/adapters/slack/mrkdwn.ts'
import { shorten } from '../../../src/bot/cards/visible-text.ts'
import { cutToWidth } from '../../../src/bot/roundup/text-width.ts'

test.each([
  ['inside a sum', 'Acme raises $50M for robots', 14, 'Acme raises…'],
  ['before its unit', 'Acme raises $50 million', 16, 'Acme raises…'],
  ['between groups of digits', '메타, 3,500만 달러 유치', 7, '메타,…'],
  ['inside a version', 'Meet GPT-5.3 today', 11, 'Meet GPT…'],
  ['behind a year', 'Plans for 2026 and more', 15, 'Plans for…'],
  ['behind a whole sum', 'Acme raises $50M for robots', 18, 'Acme raises $50M…'],
  ['inside a word', 'Acme raises money', 9, 'Acme…'],
  ['inside a sum without spaces', '調達額は300億円です', 7, '調達額は…'],
] as const)('a cut %s leaves no number behind that says something else', (_where, whole, max, shown) => {
  expect(shorten(whole, max)).toBe(shown)
  expect(shorten(whole, whole.length)).toBe(whole)
})

test('what would be nothing without its number keeps it', () => {
  expect(shorten('1234567', 4)).toBe('123…')
  expect(shorten('Qwen3.5-397B-A17B-Instruct-2507-FP8', 29)).toBe('Qwen3.5-397B-A17B-Instruct…')
})

const LONG = 'Acme & Sons raises $2 billion led by Andreessen Horowitz with participation from everybody'

test.each([
  ['a long headline', shorten(LONG, 70), 'Acme & Sons raises $2 billion led by Andreessen Horowitz with…'],
  [
    'what was escaped for Slack',
    escapeMrkdwn(LONG, 74),
    'Acme &amp; Sons raises $2 billion led by Andreessen Horowitz with…',
  ],
  [
    'what was escaped for Discord',
    escapeText(LONG.replace('&', '*'), 71),
    String.raw`Acme \* Sons raises $2 billion led by Andreessen Horowitz with…`,
  ],
  ['one that ends behind a word', shorten(LONG, 62), 'Acme & Sons raises $2 billion led by Andreessen Horowitz with…'],
  ['a writing without spaces', shorten('月之暗面完成新一轮融资老股东超额认购', 10), '月之暗面完成新一轮…'],
  ['a word that is too long', shorten('A Donaudampfschifffahrtsgesellschaft', 18), 'A Donaudampfschif…'],
])('%s is cut behind a word where one ends near', (_what, shown, expected) => {
  expect(shown).toBe(expected)
})

test('the name of a bar is cut like other words', () => {
  expect(cutToWidth('Rocket fans raise $50M Series A', 13, 146)).toBe('Rocket fans raise…')
  expect(cutToWidth('Example Intelligence', 13, 146)).toBe('Example Intelligence')
})

test.each([
  ['Dola-Seed-2.0-Preview', 'Dola-Seed-2.0…'],
  ['Seed Dola-2.0-Preview', 'Seed Dola-2.0…'],
  ['Qwen9-235B-A22B-Instruct', 'Qwen9-235B-A22B…'],
  ['Thinking Macs Laboratory', 'Thinking Macs…'],
  // Where no word ends near, it is cut within one, and so is a writing without spaces.
  ['A Donaudampfschifffahrtsgesellschaft', 'A Donaudampfschif…'],
  ['GPT 上海人工智能实验室联合研究院', 'GPT 上海人工智能实…'],
])('the name %s in a chart is cut at a word', (name, shown) => {
  expect(cutToWidth(name, 12, 130)).toBe(shown)
})
