import { describe, expect, it } from 'vitest'
import { siftedText } from '../../../src/news/patterns/sifted-text.ts'
import { goesToFirmsInGeneral, isUnnamedFirm } from '../../../src/news/facts/funding/firms-in-general.ts'
import { factsOf, fundingOf } from './read-fields.ts'

describe('money that goes to several companies, or to firms in general', () => {
  it.each([
    ['小微企业获得5亿元贷款', 'zh'],
    ['科技型中小企业获得20亿元融资支持', 'zh'],
    ['民营企业获5亿元贷款，银行称将继续加码', 'zh'],
    ['广东科技企业获得超10亿元融资', 'zh'],
    ['三家机器人公司获得亿元融资', 'zh'],
    ['两家具身智能企业完成数亿元融资', 'zh'],
    ['多家AI企业获得超亿元融资', 'zh'],
    ['AI初创公司本周融资超50亿元', 'zh'],
    ['今年具身智能企业融资超300亿元', 'zh'],
    ['2025年中国AI融资超千亿元，具身智能占三成', 'zh'],
    ['AI 스타트업 3곳 200억 투자 유치', 'ko'],
    ['국내 스타트업, 상반기 2조원 투자 유치', 'ko'],
    ['Amazon invests in startups across Africa', 'en'],
    ['Quillon invests $50M in AI companies that build robots', 'en'],
  ])('is no round: %s', (title, language) => {
    expect(goesToFirmsInGeneral(title)).toBe(true)
    expect(factsOf(title, '', language)).toEqual([])
  })

  it.each([
    ['两家上市公司领投，奎隆科技完成2亿元融资', 'zh', '奎隆科技'],
    ['机器人公司奎隆科技完成2亿元融资', 'zh', '奎隆科技'],
    ['AI 스타트업 퀼론, 올해 200억 투자 유치', 'ko', '퀼론'],
    ['Alder Ventures invests $50M in AI startup Quillon', 'en', 'Quillon'],
  ])('but one may be named: %s', (title, language, company) => {
    expect(goesToFirmsInGeneral(title)).toBe(false)
    expect(fundingOf(title, '', language).company?.value).toBe(company)
  })
})

describe('what a company is, and not what it is called', () => {
  it.each(['这家AI公司完成2亿元融资', 'AI芯片公司获5亿元融资', '一家成立半年的AI公司融资2亿元'])('%s', (title) => {
    const { company, amount } = fundingOf(title, '', 'zh')
    expect([company, amount === null]).toEqual([null, false])
  })

  it('has no name in it', () => {
    expect(
      ['机器人企业', '这家公司', 'AI芯片公司', '国产大模型独角兽'].filter((one) => !isUnnamedFirm(siftedText(one))),
    ).toEqual([])
    expect(['奎隆公司', '奎隆科技', '一家人智能'].filter((one) => isUnnamedFirm(siftedText(one)))).toEqual([])
  })
})
