import { expect, test } from 'vitest'
import { formatUsd } from '../../../src/bot/cards/format-money.ts'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { PUBLIC_SCOPE } from '../../../src/bot/roundup/roundup-scope.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { roundupImages } from '../../../src/bot/roundup/roundup-charts.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import { weekEntries } from '../../../src/bot/roundup/public-roundup.ts'
import type { Card } from '../../../src/core/card.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import type { Story } from '../../../src/core/story.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fact, usd } from '../../builders/fact.ts'
import { commandBench } from '../../builders/command-bench.ts'
import { fundingStory } from '../../builders/sample-story.ts'
import { withStories } from './with-stories.ts'

const MILLIONS = moneyFromMajor(30e6, 'USD')
const MONDAY = Date.UTC(2026, 1, 9)
const AFTER = MONDAY + 8 * 86_400_000
const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel: null }

function told(company: string, round: string | null, millions: number | null): Story {
  const amount = millions === null ? null : usd(millions * 1e6)
  const sums = { amount, amountUsd: millions === null ? null : millions * 1e6, valuation: null, leads: [] }
  const facts = { company: fact(company), round: round === null ? null : fact(round), ...sums }
  return fundingStory('announced', facts, { id: company, title: company, eventAt: MONDAY + 1, updatedAt: MONDAY + 1 })
}

const SOLD = told('Sellon', 'secondary', 6600)
const WEEK: readonly Story[] = [
  told('Quillon', 'series-b', 300),
  told('Lendor', 'debt', 2000),
  told('Grantham', 'grant', 5),
  SOLD,
  told('Heldon', 'secondary', null),
]

const inDollars = (stories: readonly Story[]) => withStories(stories, (store) => buildRoundup(store, query))

function linesOf({ sections }: Card): readonly string[] {
  return sections.flatMap(({ heading, lines }) => [
    ...(heading === null ? [] : [heading]),
    ...lines.map((line) => line.map((part) => ('text' in part ? part.text : '')).join('')),
  ])
}

test('in the picture of rounds the longest bar is that of what a company got, without what went to holders of its shares', async () => {
  const sold = { kind: 'secondary', money: moneyFromMajor(200e6, 'USD') } as const
  const mixed = fundingStory(
    'announced',
    { company: fact('Mixon'), amount: usd(300e6), amountUsd: 300e6, parts: [fact(sold)] },
    { id: 'mixed', eventAt: MONDAY + 1, updatedAt: MONDAY + 1 },
  )
  const [rounds] = roundupImages(await inDollars([mixed, told('Quillon', 'series-b', 150)]), 'en', 'UTC')
  if (rounds?.chart.kind !== 'bars') throw new Error('there is no picture of rounds')
  expect(rounds.chart.bars.map(({ name, value }) => [name, value])).toEqual([
    ['Quillon', 150e6],
    ['Mixon', 100e6],
  ])
})

test('a roundup tells sales of existing shares apart, and what of its sum was lent and given', async () => {
  const built = buildRoundupCard(await inDollars(WEEK), 'en', 'UTC')
  expect(linesOf({ ...built, lines: [] })).toEqual([
    'Funding (3): $2.31B',
    'Lendor · $2B · Debt',
    'Quillon · $300M · Series B',
    'Grantham · $5M · Grant',
    'Of the sum: $2B in debt, $5M in grants.',
    'Amounts are summed in their own currency; dollar values are approximate, at the rates of a fixed day. Valuations, rumours, talks and sales of existing shares are never summed.',
    'Sales of existing shares (2): $6.6B',
    'Tender offers and the like: the money goes to holders of shares, not to the company. Not counted above.',
    'Sellon · $6.6B · Secondary sale',
    'Heldon · Secondary sale',
    'Companies with a round of $100M or more in 2026, since Feb 9, 2026',
    'Country not stated: 2 (1 with $1B or more) · Lendor, Quillon',
  ])
  expect(built.lines).toEqual([
    [{ kind: 'text', text: 'No model releases and 3 funding rounds, together about $2.31B.' }],
  ])
})

test('no chart shows what holders of shares got', async () => {
  const before = { ...told('Quillon', 'series-a', 40), id: 'before', eventAt: MONDAY - 1, updatedAt: MONDAY - 1 }
  const { images } = buildRoundupCard(await inDollars([...WEEK, before]), 'en', 'UTC')
  const bars = images.map(({ chart }) => (chart.kind === 'bars' ? chart.bars : []))
  expect(bars.map((some) => some.map(({ name, value }) => [name, value]))).toEqual([
    [
      ['Lendor', 2e9],
      ['Quillon', 300e6],
      ['Grantham', 5e6],
    ],
    [
      ['2026-W07', 2_305e6],
      ['2026-W06', 40e6],
    ],
  ])
})

test('programs read both, with their stories', async () => {
  const json: unknown = JSON.parse(roundupJson(await inDollars(WEEK)))
  expect(json).toMatchObject({
    funding: {
      count: 3,
      raised: [{ amount: 2_305e6, currency: 'USD' }],
      raisedUsdAbout: 2_305e6,
      ofIt: { debt: { count: 1, sumUsdAbout: 2e9 }, grants: { count: 1, sumUsdAbout: 5e6 } },
      stories: ['Lendor', 'Quillon', 'Grantham'],
    },
    sales: { count: 2, sum: [{ amount: 6_600e6, currency: 'USD' }], sumUsdAbout: 6.6e9, stories: ['Sellon', 'Heldon'] },
  })
  expect(json).toHaveProperty('stories.3', expect.objectContaining({ id: 'Sellon', round: 'secondary' }))
})

test('a week of nothing but a sale is told, on its page and in the feed', async () => {
  const [built, entries] = await withStories([SOLD], async (store) => [
    buildRoundupCard(await buildRoundup(store, query), 'en', 'UTC'),
    await weekEntries(store, AFTER, 'UTC'),
  ])
  expect(built.lines).toEqual([[{ kind: 'text', text: 'No model releases and no funding rounds.' }]])
  expect(linesOf(built)[0]).toBe('Sales of existing shares (1): $6.6B')
  expect(built.images).toEqual([])
  expect(entries.map(({ week }) => week)).toEqual(['2026-W07'])
})

async function askFunding(
  stories: readonly Story[],
  options: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { store, ask } = await commandBench(AFTER)
  try {
    await insert(store, stories)
    return linesOf(await ask('funding', options))
  } finally {
    await store.close()
  }
}

async function insert(store: Store, stories: readonly Story[]): Promise<void> {
  for (const one of stories) await store.stories.insert(one)
}

test('/funding sums the same, and says what it leaves out', async () => {
  const euros = { ...fundingFactsOf(told('Eurolend', 'debt', 60)), amount: fact(moneyFromMajor(50e6, 'EUR')) }
  const lines = await askFunding([...WEEK, { ...told('Eurolend', 'debt', 60), facts: euros }])
  expect(lines.slice(-3)).toEqual([
    '4 announced rounds: $2.31B + €50M (about $2.37B)',
    'Of the sum: $2B + €50M (about $2.06B) in debt, $5M in grants.',
    'Not counted: 2 sales of existing shares ($6.6B), whose money goes to holders of shares, not to the company.',
  ])
  expect((await askFunding(WEEK, { round: 'secondary' })).at(-1)).toMatch(/^Not counted: 2 sales/u)
  expect((await askFunding([told('Quillon', 'series-b', 300)])).at(-1)).toBe('1 announced round: $300M')
})

function fundingFactsOf({ facts }: Story) {
  if (facts.topic !== 'funding') throw new Error('no round')
  return facts
}

test('a roundup and /funding say which of a range they count, and how much is only told as the most there may be', async () => {
  const spoken = (id: string, quote: string) => ({
    ...fundingFactsOf(told(id, null, 30)),
    amount: fact(MILLIONS, quote),
  })
  const disputed = { amount: usd(40e6), valuation: null }
  const week: readonly Story[] = [
    { ...told('Ranger', null, 30), facts: spoken('Ranger', '$30 to $40 million') },
    { ...told('Ceiland', null, 30), facts: spoken('Ceiland', 'up to $30M') },
    { ...told('Twotell', null, 30), disputed },
    { ...told('Sellon', 'secondary', 30), facts: { ...spoken('Sellon', 'up to $30M'), round: fact('secondary') } },
  ]
  const built = await inDollars(week)
  const lines = linesOf(buildRoundupCard(built, 'en', 'UTC'))
  expect(lines[0]).toBe('Funding (3): $90M')
  expect(lines.slice(1, 4).toSorted()).toEqual([
    'Ceiland · up to $30M',
    'Ranger · at least $30M',
    'Twotell · $30M to $40M, sources disagree',
  ])
  const notes = [
    '1 amount is told as “up to” and counts in full: $30M.',
    '1 amount is told as “at least” and counts as that much.',
    'Sources disagree on 1 amount: what most of them tell counts.',
  ]
  expect(lines.slice(4, 7)).toEqual(notes)
  expect(lines).toContain('Sales of existing shares (1): up to $30M')
  expect((await askFunding(week)).slice(-5)).toEqual([
    '3 announced rounds: $90M',
    ...notes,
    'Not counted: 1 sale of existing shares (up to $30M), whose money goes to holders of shares, not to the company.',
  ])
  const one = { count: 1, sumUsdAbout: 30e6 }
  expect(JSON.parse(roundupJson(built))).toMatchObject({
    funding: { raisedUsdAbout: 90e6, ofIt: { upTo: one, atLeast: one, disputed: one, debt: { count: 0 } } },
    stories: built.rounds
      .map(({ id }) => ({ id, amountIs: { Ranger: 'atLeast', Ceiland: 'upTo', Twotell: 'disputed' }[id] }))
      .concat({ id: 'Sellon', amountIs: 'upTo' }),
    sales: { sumUsdAbout: 30e6, ofIt: { upTo: one } },
  })
})

test('a loan beside equity is told of its round, and of every sum that the round is in', async () => {
  const part = fact({ kind: 'debt', money: moneyFromMajor(40e6, 'USD') } as const)
  const mixed = told('Mixon', 'series-b', 100)
  const week = [{ ...mixed, facts: { ...fundingFactsOf(mixed), parts: [part] } }, told('Lendor', 'debt', 2000)]
  const built = await inDollars(week)
  expect(linesOf(buildRoundupCard(built, 'en', 'UTC')).slice(0, 4)).toEqual([
    'Funding (2): $2.1B',
    'Lendor · $2B · Debt',
    'Mixon · $100M, including $40M in debt · Series B',
    'Of the sum: $2.04B in debt.',
  ])
  expect((await askFunding(week)).slice(-2)).toEqual(['2 announced rounds: $2.1B', 'Of the sum: $2.04B in debt.'])
  const [inLocal] = linesOf(buildRoundupCard(built, 'ko', 'UTC')).filter((line) => line.startsWith('합계 가운데'))
  expect(inLocal).toBe('합계 가운데 대출 20억 4,000만 달러.')
  expect(JSON.parse(roundupJson(built))).toMatchObject({
    funding: { ofIt: { debt: { count: 2, sumUsdAbout: 2_040e6 } } },
    stories: [{ ofIt: [] }, { ofIt: [{ kind: 'debt', amount: 40e6, currency: 'USD' }] }],
  })
})

test('what a round paid for existing shares is in its amount, and in no sum and no bar', async () => {
  const part = fact({ kind: 'secondary', money: moneyFromMajor(30e6, 'USD') } as const)
  const mixed = told('Secon', 'series-c', 110)
  const week = [{ ...mixed, facts: { ...fundingFactsOf(mixed), parts: [part] } }, told('Lendor', 'debt', 200)]
  const built = await inDollars(week)
  const { lines, sections, images } = buildRoundupCard(built, 'en', 'UTC')
  expect(lines).toEqual([[{ kind: 'text', text: 'No model releases and 2 funding rounds, together about $280M.' }]])
  const note = 'Not in the sum: $30M that 1 of these rounds paid for existing shares.'
  expect(linesOf({ ...buildRoundupCard(built, 'en', 'UTC'), sections }).slice(0, 5)).toEqual([
    'Funding (2): $280M',
    'Lendor · $200M · Debt',
    'Secon · $110M, including $30M for existing shares · Series C',
    'Of the sum: $200M in debt.',
    note,
  ])
  expect((await askFunding(week)).slice(-3)).toEqual(['2 announced rounds: $280M', 'Of the sum: $200M in debt.', note])
  expect(images.map(({ alt }) => alt)).toEqual(['Funding of the week: Lendor $200M, Secon $80M'])
  expect(JSON.parse(roundupJson(built))).toMatchObject({
    funding: { raisedUsdAbout: 280e6 },
    soldInRounds: { count: 1, sumUsdAbout: 30e6 },
    sales: { count: 0 },
  })
})

test.each(LANGUAGES)('the sums are the same in %s', async (language) => {
  const built = buildRoundupCard(await inDollars(WEEK), language, 'UTC')
  const [raised, lent, given, sold] = [2_305e6, 2e9, 5e6, 6.6e9].map((sum) => formatUsd(sum, language))
  const lines = linesOf(built)
  expect(lines[0]).toContain(raised)
  expect(lines[4]).toContain(lent)
  expect(lines[4]).toContain(given)
  expect(lines[6]).toContain(sold)
  expect(lines[6]).toContain('2')
})
