import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/core/durations.ts'
import { openToldLedger, type ToldLedger } from '../builders/told-ledger.ts'
import { fundingOf, model, releaseOf } from './news/report.ts'

let ledger: ToldLedger
beforeEach(async () => {
  ledger = await openToldLedger()
})
afterEach(() => ledger.store.close())

test('a headline that names no model goes to the release of its maker, whatever its language', async () => {
  const { tell } = ledger
  const named = await tell(0, 'OpenAI releases GPT-9', releaseOf([model('OpenAI', 'GPT-9', 'gpt')]))
  await tell(0, 'Mistral releases Osprey 3', releaseOf([model('Mistral AI', 'Osprey 3', 'osprey')]))
  expect(await tell(0.5, '오픈AI가 새로 내놓은 것', releaseOf([]), { language: 'ko' })).toBe(named)
})

test.each([
  ['물류로봇 AI 페로윅, 1억달러 유치', true],
  ['물류로봇 AI 타이드웰, 1억달러 유치', false],
])('a headline whose company was not found goes to the round of whom it names: %s', async (title, isSame) => {
  const { tell } = ledger
  const round = await tell(0, 'Ferrowick raises $100 million', fundingOf('Ferrowick', 100e6))
  const nameless = { ...fundingOf('', 100e6), company: null }
  expect((await tell(1, title, nameless, { language: 'ko' })) === round).toBe(isSame)
})

describe('a round', () => {
  test('that is talked of for longer than the window closes in its story', async () => {
    const { tell, find } = ledger
    const talks = fundingOf('Quillon', 300e6, { valuation: 5e9, status: 'in-talks' })
    const story = await tell(0, 'Quillon in talks for $300M at $5B', talks)
    for (const day of [0, 1, 25]) await tell(day, 'Quillon nears its round', talks)
    expect(await tell(48, 'Quillon raises $300M', fundingOf('Quillon', 300e6, { valuation: 5e9 }))).toBe(story)
    const change = { kind: 'status', from: 'in-talks', to: 'announced', at: 48 * DAY_MS, entryId: 'e5' }
    expect(await find(story)).toMatchObject({ status: 'announced', changes: [change], revision: 5 })
  })

  test('that has closed is neither spoken of in talks nor denied when the next one is', async () => {
    const { tell, find } = ledger
    const closed = await tell(0, 'Quillon in talks for $300M', fundingOf('Quillon', 300e6, { status: 'in-talks' }))
    expect(await tell(10, 'Quillon raises $300M', fundingOf('Quillon', 300e6))).toBe(closed)
    const next = fundingOf('Quillon', null, { valuation: 9e9, status: 'in-talks' })
    const talks = await tell(14, 'Quillon in talks at $9B', next)
    expect(talks).not.toBe(closed)
    expect(await tell(19, 'Quillon denies it', fundingOf('Quillon', null, { status: 'denied' }))).toBe(talks)
    expect(await find(closed)).toMatchObject({ status: 'announced', facts: { valuation: null } })
    expect(await find(talks)).toMatchObject({ status: 'denied' })
    // What is told late of the old talks, with their sum, belongs to them.
    const late = fundingOf('Quillon', 300e6, { status: 'in-talks' })
    expect(await tell(13, '퀼론, 3억 달러 유치 추진', late, { language: 'ko' })).toBe(closed)
    expect(await find(closed)).toMatchObject({ status: 'announced' })
  })

  test('that has closed is not denied by what a company says to talk that nobody has told', async () => {
    const { tell, find } = ledger
    const closed = await tell(0, 'Quillon raises $300M', fundingOf('Quillon', 300e6))
    expect(await tell(9, 'Quillon denies it', fundingOf('Quillon', null, { status: 'denied' }))).not.toBe(closed)
    expect(await find(closed)).toMatchObject({ status: 'announced' })
    // Who denies the very sum, or at once, means this round.
    const denial = fundingOf('Quillon', 300e6, { status: 'denied' })
    expect(await tell(9, 'Quillon denies having raised $300M', denial)).toBe(closed)
    expect(await find(closed)).toMatchObject({ status: 'denied' })
  })

  test('that came to nothing ends its story, and money of another sum is of the next', async () => {
    const { tell, find } = ledger
    const story = await tell(0, 'Quillon in talks for $300M', fundingOf('Quillon', 300e6, { status: 'in-talks' }))
    const ended = fundingOf('Quillon', 300e6, { status: 'withdrawn' })
    expect(await tell(6, 'Talks on $300M for Quillon collapse', ended)).toBe(story)
    expect(await find(story)).toMatchObject({ status: 'withdrawn' })
    const next = await tell(9, 'Quillon raises $180M', fundingOf('Quillon', 180e6))
    expect(next).not.toBe(story)
    expect(await find(story)).toMatchObject({ status: 'withdrawn', facts: { amountUsd: 300e6 } })
    // The very sum after all is the round that had been given up.
    const same = await tell(0, 'Marlowe in talks for $300M', fundingOf('Marlowe', 300e6, { status: 'in-talks' }))
    await tell(6, 'Talks for Marlowe collapse', fundingOf('Marlowe', 300e6, { status: 'withdrawn' }))
    expect(await tell(10, 'Marlowe raises $300M', fundingOf('Marlowe', 300e6))).toBe(same)
    expect(await find(same)).toMatchObject({ status: 'announced' })
  })

  test('stands beside a sale of old shares at the same price', async () => {
    const { tell, find } = ledger
    const sale = (usd: number | null) => fundingOf('Quillon', usd, { valuation: 16e9, round: 'secondary' })
    const shares = await tell(0, 'Quillon in talks for a tender offer at $16B', sale(null))
    expect(await tell(1, 'Quillon lets employees sell $2B in shares', sale(2e9))).toBe(shares)
    const talks = fundingOf('Quillon', 5e9, { valuation: 16e9, status: 'in-talks' })
    const round = await tell(2, 'Quillon raising $5B in new funding at $16B', talks)
    expect(round).not.toBe(shares)
    expect(await tell(10, 'Quillon closes $5B at $16B', fundingOf('Quillon', 5e9, { valuation: 16e9 }))).toBe(round)
    expect(await tell(11, 'Quillon completes its $2B tender offer', sale(2e9))).toBe(shares)
    expect(await find(shares)).toMatchObject({ facts: { amountUsd: 2e9 } })
  })

  test('is still told by who is slow and names no sum', async () => {
    const { tell } = ledger
    const talks = fundingOf('Quillon', null, { status: 'in-talks' })
    const story = await tell(0, 'Quillon in talks', talks)
    await tell(0, 'Quillon may raise', talks)
    await tell(1, 'Quillon raises $300M', fundingOf('Quillon', 300e6))
    expect(await tell(4, '퀼론, 투자 유치 추진', talks, { language: 'ko' })).toBe(story)
  })

  test('closes with about as much as was talked of, for a month', async () => {
    const { tell } = ledger
    const talks = (company: string) => fundingOf(company, 300e6, { status: 'in-talks' })
    const story = await tell(0, 'Quillon in talks for $300M', talks('Quillon'))
    expect(await tell(29, 'Quillon raises $380M', fundingOf('Quillon', 380e6))).toBe(story)
    const twice = await tell(0, 'Marlowe in talks for $300M', talks('Marlowe'))
    expect(await tell(29, 'Marlowe raises $600M', fundingOf('Marlowe', 600e6))).not.toBe(twice)
    const late = await tell(0, 'Tidewell in talks for $300M', talks('Tidewell'))
    expect(await tell(33, 'Tidewell raises $380M', fundingOf('Tidewell', 380e6))).not.toBe(late)
    // Talk of another sum after weeks is talk of another round.
    const talk = await tell(0, 'Lumenry in talks for $300M', talks('Lumenry'))
    const more = fundingOf('Lumenry', 380e6, { status: 'in-talks' })
    expect(await tell(20, 'Lumenry in talks for $380M', more)).not.toBe(talk)
  })

  test('that only a forum has closed may still be talked of', async () => {
    const { tell } = ledger
    const story = await tell(0, 'Quillon raised!', fundingOf('Quillon', null), { feedKind: 'community' })
    const talks = fundingOf('Quillon', 300e6, { status: 'in-talks' })
    expect(await tell(4, 'Quillon in talks for $300M', talks)).toBe(story)
  })

  test('is found by the other script that a headline of its story has', async () => {
    const { tell } = ledger
    const talks = (company: string) => fundingOf(company, 300e6, { status: 'in-talks' })
    const story = await tell(0, '奎隆智能（Quillon）正寻求3亿美元融资', talks('Quillon'), { language: 'zh' })
    expect(await tell(1, '奎隆智能洽谈3亿美元融资', talks('奎隆智能'), { language: 'zh' })).toBe(story)
    expect(await tell(1, '海岸智能洽谈3亿美元融资', talks('海岸智能'), { language: 'zh' })).not.toBe(story)
  })

  test('that was talked of for a week is told closed in another script', async () => {
    const { tell } = ledger
    const closed = { valuation: 3e9, round: 'series-c' }
    const talks = fundingOf('Quillon', 300e6, { valuation: 3e9, status: 'in-talks' })
    const story = await tell(0, 'Quillon in talks for $300M', talks)
    for (const day of [1, 2, 5]) await tell(day, 'Quillon nears its round', talks)
    expect(await tell(9, 'Quillon closes $300M', fundingOf('Quillon', 300e6, closed))).toBe(story)
    const korean = fundingOf('퀼론', 300e6, closed)
    expect(await tell(9, '퀼론, 3억 달러 시리즈C 투자 유치', korean, { language: 'ko' })).toBe(story)
    const other = fundingOf('해안로봇', 90e6, { round: 'series-c' })
    expect(await tell(9, '해안로봇, 9000만 달러 투자 유치', other, { language: 'ko' })).not.toBe(story)
  })

  test('is told in the script of each language, and found again under each name', async () => {
    const { tell } = ledger
    const talks = { valuation: 5e9, status: 'in-talks' } as const
    const story = await tell(0, 'Quillon in talks for $300M at $5B', fundingOf('Quillon', 300e6, talks))
    // A name in Hangul may end in Latin letters.
    const hangul = fundingOf('퀼론AI', 300e6, talks)
    expect(await tell(1, '퀼론AI, 3억 달러 유치 추진', hangul, { language: 'ko' })).toBe(story)
    for (const [day, title] of ['Quillon 拟融资3亿美元', 'Quillon nears $300M'].entries())
      await tell(1 + day, title, fundingOf('Quillon', 300e6, talks))
    await tell(20, 'Quillon raises $320M', fundingOf('Quillon', 320e6, { round: 'series-c' }))
    const closed = fundingOf('퀼론', 320e6, { round: 'series-c' })
    expect(await tell(20.5, '퀼론, 3억2천만 달러 투자 유치', closed, { language: 'ko' })).toBe(story)
  })

  test('is one under a Chinese name with and without what companies append', async () => {
    const { tell } = ledger
    const story = await tell(0, '奎隆科技完成3亿元融资', fundingOf('奎隆科技', 42e6), { language: 'zh' })
    expect(await tell(4, '奎隆获得新一轮投资', fundingOf('奎隆', null), { language: 'zh' })).toBe(story)
    expect(await tell(4, '奎明完成融资', fundingOf('奎明', null), { language: 'zh' })).not.toBe(story)
  })

  test('is not that of a company whose name begins alike', async () => {
    const { tell } = ledger
    const clinics = await tell(0, 'Harbor Health raises $20M for clinics', fundingOf('Harbor Health', 20e6))
    const robots = await tell(1, 'Harbor Robotics raises $20M for warehouses', fundingOf('Harbor Robotics', 20e6))
    expect(robots).not.toBe(clinics)
    const nova = await tell(2, 'Nova AI raises $15M', fundingOf('Nova AI', 15e6))
    expect(await tell(3, 'Nova Labs raises $90M', fundingOf('Nova Labs', 90e6))).not.toBe(nova)
    // About as much is not the same; the very sum is one company by two names.
    expect(await tell(3, 'Nova Robotics raises $16M', fundingOf('Nova Robotics', 16e6))).not.toBe(nova)
    expect(await tell(3, 'Nova Systems raises $15M', fundingOf('Nova Systems', 15e6))).toBe(nova)
    expect(await tell(3, 'Nova raises $15M', fundingOf('Nova', 15e6))).toBe(nova)
    const liquid = await tell(5, 'Tideline AI raises $250M', fundingOf('Tideline AI', 250e6))
    expect(await tell(6, 'Tideline Set for $250M', fundingOf('Tideline Set', 250e6))).toBe(liquid)
  })
})

describe('a model', () => {
  const named = (status: Parameters<typeof releaseOf>[1]) => releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')], status)

  test('has one story, though what came before its release is told weeks later', async () => {
    const { tell, find } = ledger
    const story = await tell(20, 'GPT-5.2 is out', named('released'))
    expect(await tell(1, 'GPT-5.2 프리뷰', named('preview'), { language: 'ko' })).toBe(story)
    expect(await find(story)).toMatchObject({ status: 'released', changes: [] })
  })

  test('that came out twice, weeks apart, has two, in whatever order they are told', async () => {
    const { tell } = ledger
    const updated = await tell(20, 'GPT-5.2 is better now', named('released'))
    const first = await tell(0, 'GPT-5.2 is out', named('released'))
    expect(first).not.toBe(updated)
    expect(await tell(19, 'The weights of GPT-5.2 are out', named('open-weights'))).toBe(updated)
  })
})
