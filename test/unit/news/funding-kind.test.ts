import { describe, expect, it } from 'vitest'
import { readFundingKind } from '../../../src/news/facts/funding/read-funding-kind.ts'
import { readRound } from '../../../src/news/facts/funding/read-round.ts'
import { fundingOf, sourceOf } from './read-fields.ts'

describe('what sort of money it is', () => {
  it.each([
    ['Quillon raises $20M to renew loan origination systems of banks', null],
    ['Quillon secures a $20M loan from the state', 'debt'],
    ['온결, 대출 비교 플랫폼으로 300억원 투자 유치', null],
    ['온결, 은행에서 300억원 대출 확보', 'debt'],
    ['Quillon takes in €70M in debt and equity capital', null],
    ['Quillon takes in €70M in debt', 'debt'],
    ['Quillon secures $1.4B GPU-backed loan', 'debt'],
    ['Quillon receives €40M EIB loan', 'debt'],
    ['Quillon gets $1.4B loan backed by chips', 'debt'],
    ['Quillon signs $150M credit agreement', 'debt'],
    ['Quillon takes in €70M in new equity', 'equity'],
    ['Is Quillon a pre-IPO stock to own? It seeks money', null],
    ['Quillon closes pre-IPO round', 'equity'],
    ['奎隆科技完成Pre-IPO融资5亿元', 'equity'],
    ['At Quillon, staff sell their shares', 'secondary'],
    ['Quillon helps employees sell more insurance', null],
    ['某公司员工及股东要约收购', 'secondary'],
    ['Grant Lee of Quillon raises money', null],
    ['Quillon grants users access', null],
    ['Quillon gets $20 Million Award for its plant', 'grant'],
    ['NSF and Sony award Quillon $20M', 'grant'],
    ['Quillon’s €38M C round', 'equity'],
    ['전략적 투자자로 참여했다', null],
    ['完成对其的股权投资', 'equity'],
    ['8개월 전에 지분 투자를 받았다', null],
  ])('%s', (text, kind) => {
    const source = sourceOf('', text)
    expect(readFundingKind(source, readRound(source))?.value ?? null).toBe(kind)
  })

  it.each([
    ['Quillon gets $15M, a few weeks after a seed round of $4.2M', null],
    ['Quillon announces its seed raise', 'seed'],
    ['Quillon’s €38M C round is for its labs', 'series-c'],
    ['Quillon raises $40M, of which $15M in debt', null],
    ['Quillon lands $60M in equity, $20M in debt', null],
    ['Quillon lands $50M, including $10M in venture debt', null],
    ['퀼론, 대출 50억원 포함 200억원 투자 유치', null],
    ['Quillon closes $80M Series B, including $30M in debt', 'series-b'],
    ['온결, 지난해 시드 투자에 이어 시리즈 A 유치', 'series-a'],
    ['AI 에이전트 퀼론, 시리즈A 120억원 투자 유치', 'series-a'],
    ['본사 이전한 퀼론, 프리A 라운드서 35억원 투자 유치', 'pre-series-a'],
    ['퀼론, 이전 시리즈A 투자사들 다시 참여', null],
  ])('and which round: %s', (title, round) => {
    expect(readRound(sourceOf(title))?.value ?? null).toBe(round)
  })
})

describe('whether a valuation counts the new money', () => {
  it.each([
    ['Quillon raises $30M at a post-money valuation of $300M', '', 'en', 'post-money'],
    ['Quillon raises $30M at $300M pre-money, $330M post-money', '', 'en', 'pre-money'],
    ['온결, 300억원 투자 유치', '기업가치는 2500억원(투자 전 기준)으로 본다.', 'ko', 'pre-money'],
    ['云桥智能筹集3亿美元，投后估值达30亿美元', '', 'zh', 'post-money'],
    ['Quillon raises $30M at $300M valuation', 'Globex was worth $90M post-money.', 'en', null],
  ])('%s %s', (title, summary, language, basis) => {
    expect(fundingOf(title, summary, language).valuationBasis?.value ?? null).toBe(basis)
  })
})

describe('a valuation of the round before', () => {
  it.each([
    'Quillon raised $2.2 billion in May at $40.5 billion post-money, its valuation then.',
    'Already raised $1.2 billion, and a $7.7 billion valuation with it.',
    'It was last valued at $6.5 billion.',
  ])('is none of the round that is only talk: %s', (summary) => {
    const facts = fundingOf('Quillon in talks to raise $11 billion', summary)
    expect(facts.valuation).toBeNull()
    expect(facts.valuationBasis).toBeNull()
  })

  it('is another than the one of now', () => {
    const summary = 'Having already raised $1 billion, it now seeks a valuation of $12 billion.'
    expect(fundingOf('Quillon in talks to raise more money', summary).valuation?.evidence.quote).toBe('$12 billion')
  })
})
