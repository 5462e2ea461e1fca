import { describe, expect, it } from 'vitest'
import { readFundingKind } from '../../../src/news/facts/read-funding-kind.ts'
import { readRound } from '../../../src/news/facts/read-round.ts'
import { fundingOf, sourceOf } from './read-fields.ts'

describe('what sort of money it is', () => {
  it.each([
    ['Quillon raises $20M to renew loan origination systems of banks', null],
    ['Quillon secures a $20M loan from the state', 'debt'],
    ['온결, 대출 비교 플랫폼으로 300억원 투자 유치', null],
    ['온결, 은행에서 300억원 대출 확보', 'debt'],
    ['Quillon raises $10B in debt and equity', null],
    ['Quillon raises $10B in debt', 'debt'],
    ['Quillon raises $10B in new equity', 'equity'],
    ['The hottest pre-IPO stock? Quillon seeks money', null],
    ['Quillon closes pre-IPO round', 'equity'],
    ['Quillon to let staff sell shares', 'secondary'],
    ['Quillon helps employees sell more insurance', null],
    ['某公司员工及股东要约收购', 'secondary'],
    ['Grant Lee of Quillon raises money', null],
    ['Quillon grants users access', null],
    ['Quillon gets $20 Million Award for its plant', 'grant'],
    ['NSF and Sony award Quillon $20M', 'grant'],
    ['Quillon’s $55M C round', 'equity'],
    ['전략적 투자자로 참여했다', null],
    ['完成对其的股权投资', 'equity'],
    ['불과 5개월 전에도 대규모 지분 투자를 받았다', null],
  ])('%s', (text, kind) => {
    const source = sourceOf('', text)
    expect(readFundingKind(source, readRound(source))?.value ?? null).toBe(kind)
  })

  it.each([
    ['Quillon raises $15M two months after it raised $5.3 million in seed funding', null],
    ['Quillon is back with a $20M seed raise', 'seed'],
    ['Quillon’s $55M C round will take it to Europe', 'series-c'],
    ['온결, 지난해 시드 투자에 이어 시리즈 A 유치', 'series-a'],
  ])('and which round: %s', (title, round) => {
    expect(readRound(sourceOf(title))?.value ?? null).toBe(round)
  })
})

describe('whether a valuation counts the new money', () => {
  it.each([
    ['Quillon raises $30M at a post-money valuation of $300M', '', 'en', 'post-money'],
    ['Quillon raises $30M at $300M pre-money, $330M post-money', '', 'en', 'pre-money'],
    ['온결, 300억원 투자 유치', '기업가치는 약 35억 달러(투자 전 기준)로 평가받았다.', 'ko', 'pre-money'],
    ['云桥智能筹集3亿美元，投后估值达30亿美元', '', 'zh', 'post-money'],
    ['Quillon raises $30M at $300M valuation', 'Globex was worth $90M post-money.', 'en', null],
  ])('%s %s', (title, summary, language, basis) => {
    expect(fundingOf(title, summary, language).valuationBasis?.value ?? null).toBe(basis)
  })
})

describe('a valuation of the round before', () => {
  it.each([
    'Quillon raised $3.5 billion in March, giving it a post-money valuation of $61.5 billion.',
    'The start-up has already raised $1.2 billion, reaching a $6.5 billion valuation.',
    'It was last valued at $6.5 billion.',
  ])('is none of the round that is only talk: %s', (summary) => {
    const facts = fundingOf('Quillon in talks to raise $10 billion', summary)
    expect(facts.valuation).toBeNull()
    expect(facts.valuationBasis).toBeNull()
  })

  it('is another than the one of now', () => {
    const summary = 'Having already raised $1 billion, it is in talks to raise at a $10 billion valuation.'
    expect(fundingOf('Quillon in talks to raise more money', summary).valuation?.evidence.quote).toBe('$10 billion')
  })
})
