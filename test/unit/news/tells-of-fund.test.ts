import { expect, it } from 'vitest'
import { tellsOfFund } from '../../../src/news/facts/topics/tells-of-fund.ts'
import { SearchedText } from '../../../src/news/patterns/searched-text.ts'
import { readEntry } from '../../../src/news/read.ts'

it.each([
  'Norland backs its young firms again, clearing a $1.1B fund',
  'Alder Partners closes $400 million second fund for robots',
  'Birch Ventures raises €90M for its third early-stage fund',
  'Cabinet approves ₹10,000 crore fund-of-funds',
  'Cedar Capital is raising $2B for new funds',
  'Hazel Ventures raises $300M for an opportunities fund',
  'Hazel Ventures raises $300M Series A fund',
  'AI seed fund Hazel closes $230M',
  '한빛벤처스, 1,000억원 규모 AI 펀드 결성',
  '某省设立百亿元人工智能基金',
  '大手商社、AIファンドを組成',
  '某省人工智能产业基金落地 规模10亿元',
  '某国资基金10亿元落地杭州',
])('a fund is told of: %s', (title) => {
  expect(tellsOfFund(new SearchedText(title))).toBe(true)
})

it.each([
  'Ferngrove raises $20M to fund its move abroad',
  'Ferngrove is valued at $2 billion by Founders Fund',
  'Ferngrove closes $130M round, Alder Fund joins',
  'Ferngrove raises $9M in funding',
  'Ferngrove secures $9M Series A funds to grow',
  'Hedge fund start-up Ferngrove raises $9M',
  'Ferngrove takes $50M from Alder Growth Fund',
  'Ferngrove lands $1B as fund managers look for AI',
  '한빛로보틱스, 모태펀드서 50억원 투자 유치',
  '北坡科技完成 3 亿元融资，某某基金领投',
  '北坡科技获某产业基金投资5亿元，总部落地杭州',
])('a round is none: %s', (title) => {
  expect(tellsOfFund(new SearchedText(title))).toBe(false)
})

const topicsOf = (title: string) =>
  readEntry(
    { id: 'e', title, summary: '', url: null, language: 'en' },
    { name: 'A paper', kind: 'press', language: 'en' },
    // Whoever is asked says yes to what is open.
    new Set(['funding', 'model-release']),
  ).facts.map(({ topic }) => topic)

it('a fund is no round of funding, nor is an analyst asked', () => {
  expect(topicsOf('Alder Robotics raises $400M in funding to back start-ups')).toEqual(['funding'])
  expect(topicsOf('Alder Partners raises $400M fund to back start-ups')).toEqual([])
})

it.each([
  ['Thrive Capital raises $10B', []],
  ['Lightspeed closes $9B in new funds', []],
  ['Quillon Partners raises $500M', []],
  ['Quillon Capital raises $500M to back AI founders', []],
  ['Quillon Ventures raises $120M to invest in start-ups', []],
  ['Quillon Capital raises $30M Series A', ['funding']],
  ['Quillon Partners raises $42M in growth equity from Alder', ['funding']],
  ['Quillon Capital raises $42M to lend to startups', ['funding']],
  ['Lender Quillon Capital raises $30M led by Accel', ['funding']],
  ['Sequoia leads $40M round of Quillon', ['funding']],
  ['Quillon Partners raises $12M to build AI agents', ['funding']],
  ['Quillon Capital raises $30M to expand its trading software', ['funding']],
  ['Quillon raises $40M from Sequoia', ['funding']],
])('what an investor raises is for a fund: %s', (title, topics) => {
  const { facts } = readEntry(
    { id: 'e', title, summary: '', url: null, language: 'en' },
    { name: 'A paper', kind: 'press', language: 'en' },
  )
  expect(facts.map(({ topic }) => topic)).toEqual(topics)
})

it('a state is no company', () => {
  const { facts } = readEntry(
    { id: 'e', title: 'India raises $2 billion in Series B funding', summary: '', url: null, language: 'en' },
    { name: 'A paper', kind: 'press', language: 'en' },
  )
  expect(facts.flatMap((one) => (one.topic === 'funding' ? [one.company?.value ?? null] : []))).toEqual([null])
})
