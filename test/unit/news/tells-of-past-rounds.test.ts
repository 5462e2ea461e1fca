import { expect, it } from 'vitest'
import { tellsOfPastRounds } from '../../../src/news/facts/topics/tells-of-past-rounds.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scanField } from '../../../src/news/scan-text.ts'

const isTold = (text: string) => tellsOfPastRounds(scanField({ text, start: 0 }, 'en'))

it.each([
  'Tarn, the robot maker that raised $40M, opens a second factory',
  'Ferngrove, which had raised €25 million from Alder Partners, closes its doors',
  'Alder-backed lender Tarn, which raised $40M in funding, is shutting down',
  'Twelve energy start-ups that raised over $50M',
  'The companies that have raised $1 billion or more, by country',
  'Why every AI startup that raised $90 million last year is struggling',
  'What any chip company that has raised $1 billion must prove',
  'Chip startups secured $9 billion in 2025',
  'Robotics firms draw a record $3bn',
  'AI funding hits $42B in March',
  'European AI funding tops €12B in first half',
  'AI startup funding reaches record $42B',
  'Investors pour $42B into AI startups',
  'スタートアップの資金調達、10月は総額620億円',
  '生成AIスタートアップの資金調達が過去最高、1〜6月は1200億円',
  '10月の資金調達まとめ　首位はAI創薬の50億円',
  '生成AI新興の資金調達、7〜9月は前年比2倍',
  '前三季度AI领域融资超2000亿元',
  '이달의 투자 유치 스타트업…1위는 500억원 퀼론',
])('a sum raised before, or by many, is told of: %s', (title) => {
  expect(isTold(title)).toBe(true)
})

it.each([
  'Meet Tarn, a robot maker that just raised $40M, led by Alder Partners',
  'Tarn, which raised $40M in March, is in talks for a new round',
  'Investors in Tarn, which raised $40M, back a rival',
  'Tarn, which raised $40M, now seeks $90M',
  'Tarn, which makes robots for firms, raises $40M',
  'Meet Tarn, the robot maker that raised $40M, to help miners',
  'Two firms raise $20M each',
  'Tarn raises $40M, names Ada Holt CFO',
  'Tarn hires engineers in Oslo after raising $40M',
  'Investors pour $42M into AI startup Tarn',
  'VCs pour $42M into Tarn',
  'AIスタートアップのクイロン、資金調達で30億円',
  'AIスタートアップのクイロンが資金調達、金額は非公開',
  '퀼론, 이달 투자 유치 500억원',
  'クイロン、3億円調達　1年で社員倍増へ',
  '奎隆科技一年内融资10亿元',
  '奎隆科技融资1亿元5月量产',
  'シリーズAで3億円を調達したクイロンが新サービス公開',
  'シードで3億円を調達したクイロンが新サービス公開',
  '3億円を調達したAIスタートアップのクイロン、製造業へ',
  'Tarn raises $40M to help companies that lost their data',
])('a round may be told of: %s', (title) => {
  expect(isTold(title)).toBe(false)
})

it.each([
  'クイロン、創業者が辞任　100億円調達からわずか半年',
  '100億円を調達したクイロンの次の一手',
  '퀼론, 100억원 투자 유치 1년 만에 폐업',
  '融资10亿元后半年，奎隆科技解散',
])('what came in long before is none: %s', (title) => {
  expect(isTold(title)).toBe(true)
})

it('is no round of funding, nor is an analyst asked', () => {
  const topics = (title: string) =>
    readEntry(
      { id: 'e', title, summary: '', url: null, language: 'en' },
      { name: 'A paper', kind: 'press', language: 'en' },
      new Set(['funding', 'model-release']),
    ).facts.map(({ topic }) => topic)
  expect(topics('Tarn, the AI company, raised $40M in funding')).toEqual(['funding'])
  expect(topics('Tarn, the AI company that raised $40M in funding, shuts down')).toEqual([])
})
