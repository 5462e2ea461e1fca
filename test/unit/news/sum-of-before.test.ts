import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { factsOf, fundingOf } from './read-fields.ts'

const sumsOf = (title: string, summary: string) => {
  const { amount, valuation } = fundingOf(title, summary)
  return [amount, valuation].map((fact) => (fact === null ? null : majorOf(fact.value)))
}

describe('what a company was worth, or has raised in all, is no valuation', () => {
  it.each([
    [
      'AI startup Tarn Loom secures $25M extension to its Series A, total now at $61M',
      'Existing investors took part in the extension.',
      [25e6, null],
    ],
    ['Harrow AI extends Series B to $120 million with $60 million second close', '', [60e6, null]],
    ['Harrow AI adds $60 million, taking its Series B round to about $120 million', '', [60e6, null]],
    ['AI chipmaker Harrow upsizes its funding round to $120 million', '', [120e6, null]],
    ['Harrow AI raises $60 million Series B, taking its valuation to $1.2 billion', '', [60e6, 1.2e9]],
    ['Harrow AI raises $60 million in a round to $1.2 billion valuation', '', [60e6, 1.2e9]],
    [
      'AI unicorn Quillon raises $80 million at half its last valuation',
      'Quillon was valued at $2.4 billion in 2022; the new round values it at $1.1 billion.',
      [80e6, 1.1e9],
    ],
    [
      'AI unicorn Quillon raises $80 million in new round',
      'Quillon was last valued at $2.4 billion two years ago.',
      [80e6, null],
    ],
    [
      'AI startup Quillon raises $80 million in new round',
      'Quillon was valued at $2.4 billion, up from $2 billion.',
      [80e6, 2.4e9],
    ],
  ])('%s', (title, summary, sums) => {
    expect(sumsOf(title, summary)).toEqual(sums)
  })
})

describe('a round that is wanted beside the one before it', () => {
  it.each([
    ['Quillon AI raised $2 billion in October. Now it wants $20 billion', 'rumoured'],
    ['AI lab Quillon raised $300M last year, and now it is in talks for $1 billion', 'in-talks'],
  ])('is only talk, and is not the sum of before: %s', (title, status) => {
    const facts = fundingOf(title, 'The company has not signed anything.')
    expect(facts.status.value).toBe(status)
    expect(facts.amount?.value.amountMinor).not.toBe(200_000_000_000)
    expect(facts.amount?.value.amountMinor).not.toBe(30_000_000_000)
  })

  it('is told as raised where it is', () => {
    const facts = fundingOf('Quillon AI raised $2 billion in October and now employs 900', 'The AI lab is growing.')
    expect(facts.status.value).toBe('announced')
  })
})

describe('a round of before below a headline of something else', () => {
  const SUMMARY = 'The Swedish AI coding startup last raised $200 million at a $1.8 billion valuation in July.'

  it('is no news', () => {
    expect(factsOf('Tarnable hits $200M ARR eight months after launch', SUMMARY)).toEqual([])
  })

  it('hides no new one', () => {
    expect(fundingOf('Tarnable raises $500M', SUMMARY).amount?.value.amountMinor).toBe(50_000_000_000)
  })
})

describe('a round of before beside the one that is told', () => {
  it.each([
    ['zh', '奎隆科技完成2.4亿元B轮融资，此前曾获1亿元A轮融资', '', 240e6],
    ['zh', '奎隆科技完成B轮融资', '奎隆科技完成3亿元B轮融资，由阿尔德资本领投。2024年，公司获得1亿元A轮融资。', 300e6],
    ['zh', '奎隆科技完成新一轮融资', '奎隆科技完成3亿元B轮融资。公司此前曾获1亿元A轮融资，累计融资超5亿元。', 300e6],
    ['zh', '奎隆科技获新一轮融资', '奎隆科技完成数千万元A轮融资。此前，公司曾获500万元天使轮融资。', null],
    ['zh', '继去年完成1亿元A轮融资后，奎隆科技再获3亿元融资', '', 300e6],
    ['ko', '퀼론, 신규 투자 유치', '퀼론이 200억원 투자를 유치했다. 2023년 300억원을 유치한 바 있다.', 20e9],
    [
      'en',
      'Quillon raises new round',
      'The round of $60 million was led by Alder. The company previously raised $15 million in Series A.',
      60e6,
    ],
    ['en', 'Quillon raises $5M seed', 'The start-up hopes for a $20M Series A next year.', 5e6],
    ['en', 'Quillon raises $20M Series A after $5M seed', '', 20e6],
    ['en', 'Quillon follows $8M seed with $20M Series A', '', 20e6],
    ['zh', '曾获腾讯投资的奎隆科技完成5亿元C轮融资', '', 500e6],
    ['zh', '曾完成2亿元A轮的奎隆科技获5亿元B轮融资', '', 500e6],
    ['ko', '퀼론, 신규 투자 유치', '퀼론이 300억원을 유치했으며 2023년 100억원을 유치한 바 있다.', 30e9],
  ])('has a sum of its own; %s: %s', (language, title, summary, amount) => {
    const read = fundingOf(title, summary, language)
    expect(read.amount === null ? null : majorOf(read.amount.value)).toBe(amount)
  })

  it('has a letter of its own', () => {
    const summary = 'The round of $60 million was led by Alder. The company previously raised $15 million in Series A.'
    expect(fundingOf('Quillon raises new round', summary).round).toBeNull()
  })
})

describe('what was before and is no round', () => {
  it.each([
    ['zh', '奎隆科技完成新一轮融资', '公司创始人曾在华为任职多年，此次完成3亿元B轮融资。', 300e6],
    ['zh', '创始人曾在谷歌任职，奎隆科技获3亿元融资', '', 300e6],
    ['zh', '此前传闻的奎隆科技完成3亿元融资', '', 300e6],
    ['ja', '以前から注目のクイロン、20億円調達', '', 2e9],
    ['ja', '前回の3倍となる20億円をクイロンが調達', '', 2e9],
    ['ja', '前回ラウンドから1年、クイロンが20億円調達', '', 2e9],
    ['ja', '前回5億円を調達したクイロンが20億円調達', '', 2e9],
    ['ja', 'クイロン、10億円調達から半年でさらに30億円調達', '', 3e9],
    ['ko', '퀼론, 50억 투자 유치 6개월 만에 100억 시리즈B 유치', '', 10e9],
    ['ko', '퀼론, 300억 유치…작년 100억 유치한 바 있어', '', 30e9],
    ['en', 'Quillon closes Series B, eyes Series C next year', 'The company raised a $100 million Series B.', 100e6],
  ])('takes no sum from the round of now; %s: %s', (language, title, summary, amount) => {
    const read = fundingOf(title, summary, language)
    expect(read.amount === null ? null : majorOf(read.amount.value)).toBe(amount)
  })
})

it.each([
  ['ko', '퀼론, 시리즈A 6개월 만에 100억 시리즈B 투자 유치'],
  ['ja', 'クイロン、シリーズAから半年でシリーズB、30億円を調達'],
  ['zh', 'A轮后仅半年，奎隆科技完成5亿元B轮融资'],
])('the round since which time went by is not that of now; %s: %s', (language, title) => {
  expect(fundingOf(title, '', language).round?.value).toBe('series-b')
})
