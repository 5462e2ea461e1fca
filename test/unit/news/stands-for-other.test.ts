import { describe, expect, it } from 'vitest'
import { standsForOther } from '../../../src/news/facts/stands-for-other.ts'
import { fundingOf } from './read-fields.ts'

describe('who only says who another is', () => {
  it.each([
    ['en', 'OpenAI rival lands $3 billion in new funding', 'Quillmark said on Friday it had raised the money.'],
    ['en', 'OpenAI competitor raises $3 billion at $40 billion valuation', 'Quillmark closed the round.'],
    ['en', 'Nvidia challenger raises $3 billion to build AI chips', 'Quillmark said it had raised the sum.'],
    ['fr', "Le rival d'OpenAI lève 3 milliards de dollars", 'Quillmark boucle un tour de table.'],
    [
      'fr',
      "L'ancien directeur de la recherche d'OpenAI lève 3 milliards de dollars",
      'Quillmark, sa start-up, grandit.',
    ],
    ['es', 'El rival de OpenAI levanta 3.000 millones de dólares', 'Quillmark cerró la ronda.'],
    ['ko', '‘오픈AI 대항마’ 퀼마크, 30억달러 투자 유치', '퀼마크가 투자를 유치했다고 밝혔다.'],
    ['ja', 'OpenAI競合のクイルマーク、30億ドル調達', '米新興企業。'],
    ['ja', 'OpenAIのライバル、30億ドルを調達', 'クイルマークが資金調達した。'],
    ['zh', 'OpenAI竞争对手Quillmark融资30亿美元', '新一轮融资完成。'],
    ['zh', 'OpenAI劲敌完成30亿美元融资', 'Quillmark宣布完成融资。'],
  ])('does not get the money: %s %s', (language, title, summary) => {
    const { company } = fundingOf(title, summary, language)
    expect(company?.value).toMatch(/^(?:Quillmark|퀼마크|クイルマーク)$/u)
  })

  it.each([
    ['ko', '오픈AI 경쟁사, 30억달러 투자 유치', '큰 투자를 유치했다고 밝혔다.'],
    ['ko', '오픈AI 출신이 세운 스타트업, 30억달러 투자 유치', '투자를 유치했다.'],
    ['ja', '元OpenAI幹部の新会社、30億ドル調達', '資金調達した。'],
    ['en', 'Startup of former Google DeepMind scientist raises $3B', 'It was founded in 2024.'],
    ['fr', "Un ancien de Google lève 20 millions d'euros pour sa start-up", 'Elle a été fondée en 2024.'],
    ['de', 'Ehemaliger OpenAI-Forscher sammelt 20 Millionen Euro ein', 'Das Geld kommt von Anlegern.'],
    ['en', 'The AI startup taking on Nvidia just raised $3 billion', 'It makes chips.'],
  ])('gives its name to no round: %s %s', (language, title, summary) => {
    expect(fundingOf(title, summary, language).company).toBeNull()
  })

  it.each([
    'Anthropic, rival to OpenAI, raises $3 billion',
    'OpenAI rival Anthropic raises $3 billion',
    'Anthropic raises $3 billion to take on OpenAI',
    '오픈AI 대항마 앤트로픽, 30억달러 투자 유치',
  ])('is not who has the rival: %s', (title) => {
    expect(fundingOf(title, '', /\p{Script=Hangul}/u.test(title) ? 'ko' : 'en').company?.value).toBe('Anthropic')
  })

  it('is anybody but who a person was before, and what only begins like such a word', () => {
    const is = (title: string, name: string): boolean =>
      standsForOther(title, title.indexOf(name), title.indexOf(name) + name.length)
    expect(is('Former OpenAI researcher starts a lab', 'OpenAI')).toBe(true)
    expect(is('Früherer OpenAI-Forscher gründet ein Labor', 'OpenAI')).toBe(true)
    expect(is('Former Labs raises $3 million', 'Labs')).toBe(false)
    expect(is('OpenAI rivals grow', 'OpenAI')).toBe(false)
    expect(is('OpenAI raises $3 billion', 'OpenAI')).toBe(false)
  })
})
