import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { factsOf, fundingOf } from './read-fields.ts'

/** Amount and valuation in whole units. */
function sums(title: string, summary = '', language = 'en'): readonly (number | null)[] {
  const { amount, valuation } = fundingOf(title, summary, language)
  return [amount, valuation].map((fact) => (fact === null ? null : majorOf(fact.value)))
}

describe('what a sum of a headline is', () => {
  it.each([
    ['Quillon raises at $4B as agents boom', null, 4e9],
    ['Ada Larkin’s Quillon in talks at $50B', null, 50e9],
    ["Quillon's Series C at $4B closes", null, 4e9],
    ['Quillon closes $300M at $4B', 300e6, 4e9],
    ['Quillon raises at least $40M', 40e6, null],
  ])('right behind `at` it is what a company is worth: %s', (title, amount, valuation) => {
    expect(sums(title)).toEqual([amount, valuation])
  })

  it.each([
    ['Report: Quillon burning $1B a month, raising $20B', 20e9, null],
    ['Quillon, with $50M in annual revenue, raises $300M', 300e6, null],
    ['Quillon raises $300M to build data centers worth $5B', 300e6, null],
    ['Quillon seeks $500M; last round valued it at $2B', 500e6, null],
    ['Quillon raises $200M in revenue-based financing', 200e6, null],
  ])('what is burnt, earned, built or was before is none of the two: %s', (title, amount, valuation) => {
    expect(sums(title)).toEqual([amount, valuation])
  })

  it.each([
    ['zh', '奎隆科技年收入突破10亿元，完成C轮融资'],
    ['ko', '퀼론, 매출 500억 달성…시리즈C 투자 유치'],
  ])('so in other languages; %s: %s', (language, title) => {
    expect(sums(title, '', language)).toEqual([null, null])
  })

  it.each([
    ['Quillon raises $50M a year after launch', 50e6],
    ['Quillon lands $30M a month after its seed round', 30e6],
    ['Quillon secures investment deal worth $500M', 500e6],
    ['Quillon secures loans worth $200M', 200e6],
    ['Quillon raises $100M to build $5B data center', 100e6],
    ['Quillon raises $2B for $20B data center project', 2e9],
    ['Quillon secures $400M data center loan', 400e6],
  ])('when it came, what it is called and what it is for say nothing else of it: %s', (title, amount) => {
    expect(sums(title)).toEqual([amount, null])
  })

  it.each([
    ['Quillon closes Series B at $45M', 45e6],
    ['Quillon closes oversubscribed Series A at $12 million', 12e6],
  ])('a round that closes at so much is as large: %s', (title, amount) => {
    expect(sums(title)).toEqual([amount, null])
  })

  it('what is lost is no round', () => {
    expect(factsOf('Quillon loses $1B in value')).toEqual([])
  })
})

describe('what a stake has gained or lost', () => {
  it.each([
    ['ja', 'ソフトバンクG、OpenAIに追加出資完了で評価益2兆円'],
    ['ko', '온결, 퀼론에 추가 투자 완료…평가이익 2조원'],
    ['zh', '海棠集团完成对奎隆的追加投资，浮盈20亿元'],
  ])('%s, is none that anybody raises: %s', (language, title) => {
    for (const facts of factsOf(title, '', language)) expect(facts).toMatchObject({ amount: null, valuation: null })
  })
})

describe('large sums in won and yen', () => {
  it.each([
    ['ko', '오픈AI, 기업가치 1200조원으로 투자 유치 논의', 1200e12],
    ['ja', 'OpenAI、評価額75兆円で資金調達へ', 75e12],
  ])('%s: %s', (language, title, valuation) => {
    expect(sums(title, '', language)).toEqual([null, valuation])
  })

  it('are told as they were before a paper converted them', () => {
    const summary = '퀼론은 기업 가치 710억달러(약 105조원)로 추가 투자를 논의하고 있다.'
    const { valuation } = fundingOf('퀼론, 105조 가치로 투자 유치 논의', summary, 'ko')
    expect(valuation?.value).toEqual({ amountMinor: 71e11, currency: 'USD' })
    expect(valuation?.evidence.field).toBe('summary')
  })
})
