import { describe, expect, it } from 'vitest'
import { fellThrough, giverLeft } from '../../../src/news/facts/status/fell-through.ts'
import { plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { SearchedText } from '../../../src/news/patterns/searched-text.ts'
import { fundingOf } from './read-fields.ts'

function hasEnded(title: string): boolean {
  return fellThrough(new SearchedText(title)) !== null
}

describe('a round that comes to nothing', () => {
  it.each([
    ["Quillon AI's $200M funding round falls apart", 'en'],
    ["Quillon's talks to raise $300M at a $4B valuation collapse", 'en'],
    ["Quillon's $300M funding deal has fallen through, sources say", 'en'],
    ['Quillon shelves plans for $300M round', 'en'],
    ['Quillon AI $80 million Series B falls through as lead investor pulls out', 'en'],
    ['Quillon AI scraps its $80 million Series B', 'en'],
    ['Quillon abandons $300M fundraise', 'en'],
    ['Quillon fails to close $300M Series C round as backers balk', 'en'],
    ['Quillon’s $300M raise called off after weeks of talks', 'en'],
    ['Finanzierungsrunde von Quillon AI über 200 Millionen Dollar geplatzt', 'de'],
    ["La levée de fonds de 200 millions de dollars de Quillon AI tombe à l'eau", 'fr'],
    ['Quillon AI renonce à sa levée de fonds de 200 millions d’euros', 'fr'],
    ['Levée de fonds annulée : Quillon ne boucle pas son tour de table de 50 millions d’euros', 'fr'],
    ['Fracasa la ronda de 200 millones de dólares de Quillon AI', 'es'],
    ['Fracasa la ronda de Quillon de 50 millones de dólares: no cierra con inversores', 'es'],
    ['Fracasa la ronda de financiación de Quillon', 'es'],
    ['Quillon desiste de rodada de investimento', 'pt'],
    ['Salta il round di finanziamento di Quillon', 'it'],
    ['퀼론AI 2억 달러 투자 유치 무산', 'ko'],
    ['퀼론AI, 2억 달러 투자 유치 철회', 'ko'],
    ['퀼론AI, 2억 달러 투자 협상 결렬', 'ko'],
    ['Quillon AI 2亿美元融资告吹', 'zh'],
    ['Quillon AI终止2亿美元融资', 'zh'],
    ['Quillon AI、2億ドルの資金調達交渉が決裂', 'ja'],
    ['Quillon AI、2億ドルの調達を断念', 'ja'],
  ])('is told as withdrawn: %s', (title, language) => {
    expect(fundingOf(title, '', language).status.value).toBe('withdrawn')
  })

  it.each([
    ['SoftBank walks away from $400 million investment in Quillon AI', true],
    ['Harbor Capital pulls out of its planned €90M investment in Quillon AI', true],
    ['소프트뱅크, 퀼론 AI 4억달러 투자 철회', true],
    ['软银撤回对奎隆科技的4亿美元投资', true],
    ['SoftBank may walk away from $400 million investment in Quillon AI', false],
    ['소프트뱅크, 퀼론 AI 4억달러 투자 철회 가능성', false],
    ['SoftBank pulls Quillon into its $400 million deal', false],
  ])('ends where whoever was to give leaves: %s', (title, isLeft) => {
    expect(giverLeft(new SearchedText(title)) !== null).toBe(isLeft)
    // What an owner takes back of a project of its own is no round by that.
    if (isLeft) expect(fellThrough(new SearchedText(title))).toBeNull()
  })

  it('quotes the words that say so', () => {
    const { status } = fundingOf("Quillon AI's $200M funding round falls apart")
    expect(status.evidence.quote).toBe('funding round falls apart')
  })

  it.each([
    ['Quillon raises $150M after earlier talks collapsed'],
    ['After its funding round fell apart, Quillon raises $150M'],
    ["Quillon's $300M funding round could fall apart"],
    ["Why Quillon's $300M funding round fell apart"],
    ['Ministry cancels $400M in research funding'],
    ['State scraps $20M AI funding'],
    ['Seed funding is dead'],
    ['The cast of the series a network has cancelled'],
    ['某公司终止20亿元定增募资'],
    ['The merger of Quillon and Marlowe collapses'],
    ['Quillon raises $40M to help call centers that fail to close tickets'],
    ['퀼론AI 2억 달러 투자 유치 무산 위기'],
    ['무산됐던 퀼론AI 투자 유치 성공, 2억 달러'],
    ['Quillon AI 2亿美元融资或将告吹'],
    ['Quillon AI、2億ドルの資金調達交渉が決裂か'],
    ['Finanzierungsrunde von Quillon droht zu platzen'],
    ['Finanzierungsrunde geplatzt, Quillon sichert sich 50 Millionen Euro'],
  ])('is not told where it may, or where money came all the same: %s', (title) => {
    expect(hasEnded(title)).toBe(false)
  })
})

describe('money that is no round', () => {
  it.each([
    ['Senate denies $5B in funding for labs', 'en'],
    ['온결, 공장 1조원 투자 계획 무산', 'ko'],
  ])('is not told plainly: %s', (title, language) => {
    expect(plainlyTold('funding', scannedText(title, { language }))).not.toBe(true)
  })
})

describe('a company that says it does not raise', () => {
  it.each([
    ['Quillon Systems denies it is raising $1B', 'en'],
    ["Report of Quillon's $300M round is false, CEO says", 'en'],
    ['Quillon says reports of its $300M raise are not true', 'en'],
    ['奎隆科技称10亿元融资不属实', 'zh'],
    ['奎隆科技回应融资传闻：不属实', 'zh'],
    ['奎隆完成2亿元融资？官方：不实', 'zh'],
    ['クイロン、資金調達の報道を否定', 'ja'],
    ['Quillon AI否认正在融资10亿美元', 'zh'],
    ['Quillon AI、10億ドルの資金調達を否定', 'ja'],
    ['퀼론AI, 10억 달러 투자 유치설 부인', 'ko'],
    ['霍尔特：Quillon没有在融资', 'zh'],
    ['奎隆科技否认正在进行新一轮融资', 'zh'],
    ['奎隆科技回应“融资10亿元”：并无此事', 'zh'],
    ['奎隆科技否認正在募資：報導不實', 'zh'],
    ['퀼론 "투자 유치 추진한 적 없다"', 'ko'],
    ['퀼론 "자금 조달 사실 아니다"', 'ko'],
    ['홀트 "퀼론 투자 유치 안 한다"', 'ko'],
    ['퀼론, 투자 유치 보도 일축', 'ko'],
    ['ホルト氏「クイロンは資金調達していない」', 'ja'],
    ['クイロン、資金調達の報道「事実ではない」', 'ja'],
  ])('is told, and as denied: %s', (title, language) => {
    expect(fundingOf(title, '', language).status.value).toBe('denied')
  })
})

it.each([
  ['投资不实项目，奎隆科技被罚', 'zh'],
  ['奎隆科技融资10亿元，不实宣传被罚', 'zh'],
  ['奎隆科技融资谣言四起', 'zh'],
  ['クイロンの資金調達報道は事実だった', 'ja'],
  ['没有在融资的公司怎么办', 'zh'],
  ['成立三年没有融资，奎隆科技完成1亿元A轮融资', 'zh'],
  ['奎隆科技否认挪用融资款', 'zh'],
  ['퀼론, 실적 부진 보도 부인…투자 유치는 예정대로', 'ko'],
  ['資金調達していない企業が学ぶべきこと', 'ja'],
])('what is not so of something else, or is so, is no denial: %s', (title, language) => {
  const { facts } = readEntry(
    { id: 'e', title, summary: '', url: null, language },
    { name: 'A paper', kind: 'press', language },
  )
  expect(facts.map(({ status }) => status.value)).not.toContain('denied')
})

it.each([
  "Rumors of Quillon's $1B raise aren't true",
  'Talk of a $1B Quillon round is baseless',
  'Quillon says report of 500 billion won fundraising is groundless',
  'Quillon calls $1B funding report false',
  'Quillon calls reports of its $1B raise untrue',
  'Quillon CEO Jane Holt denies raising funds',
  'Holt denies Quillon is raising money',
  'Holt denies report that Quillon AI is raising funds',
])('a denial is that of the company that it is about: %s', (title) => {
  const { status, company } = fundingOf(title)
  expect([status.value, company?.value.replace(' AI', '')]).toEqual(['denied', 'Quillon'])
})

it.each([
  ['奎隆科技融资告吹，员工停薪', 'zh', '奎隆科技'],
  ['퀼론, 투자 유치 무산…구조조정', 'ko', '퀼론'],
])('a round that came to nothing is told without its sum, too: %s', (title, language, name) => {
  const { status, company } = fundingOf(title, '', language)
  expect([status.value, company?.value]).toEqual(['withdrawn', name])
})
