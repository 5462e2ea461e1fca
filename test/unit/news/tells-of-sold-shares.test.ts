import { describe, expect, it } from 'vitest'
import { factsOf } from './read-fields.ts'

function topics(title: string, language = 'en'): readonly string[] {
  return factsOf(title, '', language).map(({ topic }) => topic)
}

describe('shares that somebody held, or that are listed', () => {
  it.each([
    ['en', 'SoftBank sells its Nvidia stake for $5.8B'],
    ['en', 'SoftBank sells $5.8 billion stake in Nvidia'],
    ['en', 'Alder offloads $800M worth of Quillon shares'],
    ['en', 'Alder Capital sells its Quillon stake for $800M'],
    ['en', 'Alder dumps its entire stake in Quillon for $800M'],
    ['en', 'Alder marks down its stake in Quillon by 20%'],
    ['en', 'SoftBank sells Nvidia stake for $5.8 billion to fund OpenAI bet'],
    ['en', 'SoftBank Weighs Selling Larkspur Stake to Fund OpenAI Bet'],
    ['en', 'Tiger Global marks up Larkspur stake 40%'],
    ['zh', '奎隆科技定增募资20亿元'],
    ['zh', '微软发债融资300亿美元'],
    ['ko', 'SK텔레콤, 앤트로픽 투자 지분 가치 3조 넘어'],
    ['zh', '亚马逊发行150亿美元债券融资'],
  ])('are no round; %s: %s', (language, title) => {
    expect(topics(title, language)).toEqual([])
  })

  it.each([
    'Quillon sells shares worth $200M in Series B led by Alder',
    'Alder sells its Larkspur stake, leads $40M Series A of Quillon',
    'Quillon employees to sell $200M in shares at $4B valuation',
    'Quillon Sells Minority Stake to Alder for $50M',
    'Quillon sells $50M stake in AI unit to Alder',
    'Alder sells Quillon shares at $10B valuation',
  ])('a company’s own are: %s', (title) => {
    expect(topics(title)).toEqual(['funding'])
  })

  it('and who builds what asks for debts sells none: 研发智能催债系统的奎隆完成3000万美元A轮', () => {
    expect(topics('研发智能催债系统的奎隆完成3000万美元A轮', 'zh')).toEqual(['funding'])
  })
})
