import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { majorOf } from '../../src/core/money.ts'
import type { RoundSums } from '../../src/core/round-sums.ts'
import { readEntry } from '../../src/news/read.ts'
import { openToldLedger, type ToldLedger } from '../builders/told-ledger.ts'

let ledger: ToldLedger
beforeEach(async () => {
  ledger = await openToldLedger()
})
afterEach(async () => {
  await ledger.store.close()
})

/** Some days after the first report; which story the headline went into. */
async function tell(day: number, title: string, feedName?: string): Promise<string> {
  const text = { id: 'e', title, summary: '', url: null, language: null }
  const { facts, language } = readEntry(text, { name: 'Example Wire', kind: 'press', language: 'en' })
  const [round] = facts
  if (round?.topic !== 'funding') throw new Error(`no round: ${title}`)
  return await ledger.tell(100 + day, title, round, { language, ...(feedName === undefined ? {} : { feedName }) })
}

async function sums(): Promise<RoundSums> {
  const announced = { ...ANY_STORY, topic: 'funding', statuses: ['announced'], limit: 0, offset: 0 } as const
  return await ledger.store.stories.sumRounds(announced)
}

async function raised(): Promise<readonly string[]> {
  return (await sums()).raised.map((money) => `${money.currency} ${majorOf(money) / 1e6}M`)
}

describe('money on top of a round that was closed', () => {
  test.each([
    ['Quillon raises $50M Series B', 'Quillon raises another $50M in second close of Series B', 'USD 100M'],
    ['Quillon raises $50M Series B', 'Quillon adds $50M to its Series B', 'USD 100M'],
    ['Quillon raises $50M Series B', 'Quillon extends Series B with $50M', 'USD 100M'],
    ['Quillon raises $50M Series B', 'Quillon raises $50M Series B extension from Nvidia', 'USD 100M'],
    ['Quillon raises $50M Series B', 'Quillon raises $50M in Series B2 round', 'USD 100M'],
    ['퀼론, 500억원 규모 시리즈B 투자 유치', '퀼론, 시리즈B 2차 클로징으로 500억원 추가 유치', 'KRW 100000M'],
    ['奎隆科技完成5亿元B轮融资', '奎隆科技完成5亿元B+轮融资', 'CNY 1000M'],
    ['クイロン、シリーズBで50億円を調達', 'クイロン、シリーズBで50億円を追加調達', 'JPY 10000M'],
  ])('%s, three weeks later: %s', async (first, more, both) => {
    const round = await tell(0, first)
    const tranche = await tell(21, more)
    expect(tranche).not.toBe(round)
    expect(await raised()).toEqual([both])
    // Who tells it without a word of that tells of the newer one.
    expect(await tell(21.5, first)).toBe(tranche)
    expect(await raised()).toEqual([both])
  })

  test('is of the round for whoever tells it on the same days, and told late it finds its place', async () => {
    const round = await tell(0, 'Quillon raises $50M Series B')
    expect(await tell(1, 'Quillon adds $50M in Series B led by Harbor')).toBe(round)
    const tranche = await tell(30, 'Quillon raises $50M Series B extension')
    expect(tranche).not.toBe(round)
    expect(await tell(2, 'Quillon closes $50M Series B')).toBe(round)
    expect(await tell(29, 'Quillon extends its Series B by $50M')).toBe(tranche)
  })

  test('talk of an extension closes as one', async () => {
    const talk = await tell(0, 'Quillon in talks to raise $50M')
    expect(await tell(14, 'Quillon raises another $50M')).toBe(talk)
  })
})

describe('a round that grows', () => {
  test.each([
    ['Quillon raises $50M Series B', 'Quillon extends its Series B to $120M', 'USD 120M', 'USD 50000000'],
    [
      'Quillon raises $50M Series B',
      'Quillon expands Series B round to over $120M with Nvidia',
      'USD 120M',
      'USD 50000000',
    ],
    [
      '퀼론, 500억원 규모 시리즈B 투자 유치',
      '퀼론, 시리즈B 투자 유치 800억원으로 확대',
      'KRW 80000M',
      'KRW 50000000000',
    ],
    ['奎隆科技完成5亿元B轮融资', '奎隆科技完成B轮融资，总额增至8亿元', 'CNY 800M', 'CNY 500000000'],
    ['クイロン、シリーズBで50億円を調達', 'クイロン、シリーズBの調達額を80億円に拡大', 'JPY 8000M', 'JPY 5000000000'],
  ])('%s, three weeks later: %s', async (first, grown, whole, before) => {
    const round = await tell(0, first)
    await tell(0.5, first)
    await tell(1, first)
    expect(await tell(21, grown)).toBe(round)
    expect(await raised()).toEqual([whole])
    const story = await ledger.find(round)
    expect(story.disputed.amount).toBeNull()
    expect(story.changes).toMatchObject([{ kind: 'amount', from: before }])
  })

  test('is not the round of another letter, nor one of another company', async () => {
    const round = await tell(0, 'Quillon raises $50M Series A')
    expect(await tell(21, 'Quillon extends its Series B to $120M')).not.toBe(round)
    expect(await tell(21, 'Marlowe extends its Series A to $120M')).not.toBe(round)
    // All that it ever raised is no round.
    expect(await tell(21, 'Quillon brings its total raise to $120M')).not.toBe(round)
    // Who closes at more without a word of that tells of another round.
    expect(await tell(21, 'Quillon raises $120M Series A')).not.toBe(round)
  })
})

describe('what came on top, and the round that it made', () => {
  const MORE = ['Quillon adds $50M to its Series C, bringing the round to $250M', '퀼론, 시리즈C 5000만달러 추가 유치']
  const GROWN = ['Quillon extends its Series C to $250M', 'Quillon expands Series C round to over $250M with Nvidia']

  test.each([
    ['the sum on top first', [...MORE, ...GROWN]],
    ['the whole first', [...GROWN, ...MORE]],
    ['the whole once', [GROWN[0], ...MORE]],
    ['in turns', [MORE[0], GROWN[0], MORE[1], GROWN[1]]],
  ])('are counted once: %s', async (_, headlines) => {
    await tell(0, 'Quillon closes $200M Series C')
    await tell(0.2, '퀼론, 2억달러 시리즈C 투자 유치')
    const [first, ...rest] = headlines.map((title) => title ?? '')
    const story = await tell(12, first ?? '')
    for (const title of rest) expect(await tell(12.5, title)).toBe(story)
    expect(await raised()).toEqual(['USD 250M'])
  })

  test('also where as much came on top as there was', async () => {
    const round = await tell(0, 'Quillon closes $200M Series C')
    expect(await tell(12, 'Quillon extends its Series C to $400M')).toBe(round)
    expect(await tell(12.5, 'Quillon adds $200M to its Series C')).toBe(round)
    expect(await raised()).toEqual(['USD 400M'])
  })
})

test('two rounds of one sum a year apart are two', async () => {
  const first = await tell(0, 'Quillon raises $50M Series B')
  expect(await tell(365, 'Quillon raises $50M Series B')).not.toBe(first)
  expect(await raised()).toEqual(['USD 100M'])
})

describe('the most there may be', () => {
  test.each([
    ['Quillon raises up to $300M in Series B funding', 'Quillon raises $250M in Series B funding', 'USD 250M'],
    ['Quillon raises up to $300M', 'Quillon raises $300M', 'USD 300M'],
    ['퀼론, 최대 500억원 규모 시리즈B 투자 유치', '퀼론, 400억원 규모 시리즈B 투자 유치', 'KRW 40000M'],
    ['奎隆科技完成最高5亿元B轮融资', '奎隆科技完成4亿元B轮融资', 'CNY 400M'],
  ])('%s, then: %s', async (ceiling, sum, whole) => {
    const round = await tell(0, ceiling)
    expect(await tell(3, sum)).toBe(round)
    expect(await raised()).toEqual([whole])
    expect((await ledger.find(round)).disputed.amount).toBeNull()
    // In whatever order they are told.
    expect(await tell(4, ceiling)).toBe(round)
    expect(await raised()).toEqual([whole])
  })

  test('is no limit for a round of a third of it, nor for a larger one', async () => {
    const round = await tell(0, 'Quillon raises up to $300M in Series B funding')
    expect(await tell(10, 'Quillon raises $90M in Series B funding')).not.toBe(round)
    expect(await tell(10, 'Quillon raises $400M in Series B funding')).not.toBe(round)
  })
})

describe('one round is counted once, as it is told last', () => {
  test('in yuan and then in dollars', async () => {
    const round = await tell(0, '月之暗面完成36亿元C轮融资')
    expect(await raised()).toEqual(['CNY 3600M'])
    expect(await tell(0.3, 'Moonshot AI raises $500M in Series C funding')).toBe(round)
    expect(await raised()).toEqual(['USD 500M'])
    expect((await ledger.find(round)).changes).toEqual([])
  })

  test.each(['Corrected', 'Clarification'])('%s by its publisher', async (word) => {
    const round = await tell(0, 'Quillon raises $300M Series B', 'Wire A')
    expect(await tell(0.1, 'Quillon lands $300M for trading agents', 'Wire B')).toBe(round)
    expect(await tell(0.5, `${word}: Quillon raises $30M Series B, not $300M`, 'Wire A')).toBe(round)
    expect(await raised()).toEqual(['USD 30M'])
  })

  test('first without a sum', async () => {
    const round = await tell(0, 'Quillon raises Series B led by Sequoia')
    expect(await sums()).toMatchObject({ rounds: 1, withoutAmount: 1, raisedUsd: 0 })
    expect(await tell(1, 'Quillon raises $80M Series B led by Sequoia')).toBe(round)
    expect(await sums()).toMatchObject({ rounds: 1, withoutAmount: 0, raisedUsd: 80e6 })
  })

  test('withdrawn, it is not counted any more', async () => {
    const round = await tell(0, 'Quillon raises $80M Series B')
    expect(await tell(5, 'Quillon’s $80M Series B falls through')).toBe(round)
    expect(await sums()).toMatchObject({ rounds: 0, raisedUsd: 0 })
  })
})

describe('mended by hand', () => {
  test('two stories of one round are summed once when they are merged', async () => {
    const one = await tell(0, 'Quillon raises $80M Series B')
    const other = await tell(0, 'Killon raises $80M Series B')
    expect(other).not.toBe(one)
    expect(await sums()).toMatchObject({ rounds: 2, raisedUsd: 160e6 })
    await ledger.mend({ action: 'merge', storyIds: [one, other] })
    expect(await sums()).toMatchObject({ rounds: 1, raisedUsd: 80e6 })
  })

  test('what was split off counts for itself, and what was retracted no more', async () => {
    const one = await tell(0, 'Quillon raises $80M Series B')
    expect(await tell(1, 'Quillon raises $82M Series B')).toBe(one)
    expect(await sums()).toMatchObject({ rounds: 1 })
    const opened = await ledger.mend({ action: 'split', storyId: one, entryIds: ['e2'] })
    expect(await sums()).toMatchObject({ rounds: 2, raisedUsd: 162e6 })
    await ledger.mend({ action: 'retract', storyId: opened ?? '' })
    expect(await sums()).toMatchObject({ rounds: 1, raisedUsd: 80e6 })
  })
})
