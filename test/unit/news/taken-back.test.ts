import { expect, test } from 'vitest'
import { detectLanguage } from '../../../src/news/language.ts'
import { isTakenBack } from '../../../src/news/taken-back.ts'
import { readEntry } from '../../../src/news/read.ts'

const NEWS = 'Alder raises $30 million Series B to build AI agents'

const TAKEN_BACK = [
  `Retracted: ${NEWS}`,
  `RETRACTION – ${NEWS}`,
  `[Retracted] ${NEWS}`,
  `(Article withdrawn) ${NEWS}`,
  `${NEWS} [Removed]`,
  `${NEWS} (retracted)`,
  'Removed',
  'This story has been removed',
  'The article was retracted by its editors',
  'THIS STORY HAS BEEN TAKEN DOWN',
  '[기사 삭제] 알더, 400억원 시리즈B 투자 유치',
  '[삭제] 알더, 400억원 시리즈B 투자 유치',
  '(기사 취소) 알더, 400억원 시리즈B 투자 유치',
  '이 기사는 삭제되었습니다',
  '해당 기사는 언론사 요청으로 삭제되었습니다',
  '【記事削除】アルダー、シリーズBで45億円を調達',
  '【取り消し】アルダー、シリーズBで45億円を調達',
  'この記事は削除されました',
  '【撤稿】奥德完成3000万美元B轮融资',
  '[已删除] 奥德完成3000万美元B轮融资',
  '该文章已被删除',
  '本文已被作者撤回',
  '[删稿] 奥德完成3000万美元B轮融资',
  '[刪稿] 奧德完成3000萬美元B輪融資',
  '該報導已被刪除',
  // As typesetters like it.
  '［Ｒｅｍｏｖｅｄ］',
  'This story has been\u00a0removed',
]

test.each(TAKEN_BACK)('%s', (title) => {
  expect(isTakenBack(title, detectLanguage(title, 'en'))).toBe(true)
  const entry = { id: 'e', title, summary: '', url: null, language: null }
  expect(readEntry(entry, { name: 'Wire', kind: 'press', language: 'en' }).facts).toEqual([])
})

test.each([
  NEWS,
  `Update: ${NEWS}`,
  `Correction: ${NEWS}`,
  'Withdrawn: Cedar takes its model Fern-2 off the market',
  'Removed from the App Store, Cedar raises $30 million',
  'Deleted tweets suggest that Cedar trains Fern-3',
  'Why the paper retracted its study of AI agents',
  'Cedar withdraws Fern-2 [updated]',
  '시더, 삭제된 데이터로 학습한 모델 철회',
  '削除された投稿からシーダーの新モデルが判明',
  '被删除的推文透露新模型',
])('not: %s', (title) => {
  expect(isTakenBack(title, detectLanguage(title, 'en'))).toBe(false)
})
