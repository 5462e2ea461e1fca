import { describe, expect, it } from 'vitest'
import { readEntry } from '../../../src/news/read.ts'

function statusOf(title: string, language: string): string | undefined {
  const entry = { id: 'a', title, summary: '', url: 'https://example.com/a', language }
  return readEntry(entry, { name: 'Example', kind: 'press', language }).facts[0]?.status.value
}

describe('a denial of something else than the news', () => {
  it.each([
    ['Quillon raises $50M Series B, denies layoffs', 'en', 'announced'],
    ['Quillon raises $50M, has no plans to go public', 'en', 'announced'],
    ['Quillon denies layoffs as it raises $50M Series B', 'en', 'announced'],
    ['Quillon denies takeover talks, raises $30M', 'en', 'announced'],
    ['Quillon, which denied sale rumours, raises $30M', 'en', 'announced'],
    ['Quillon raises $30M; founder denies fraud', 'en', 'announced'],
    ['Anthropic releases Claude Opus 9 and denies nerfing older ones', 'en', 'released'],
    ['OpenAI launches GPT-9, denies copying rival', 'en', 'released'],
    ['奎隆否认裁员，完成5亿元B轮融资', 'zh', 'announced'],
    ['奎隆否认被收购一事，完成5亿元B轮融资', 'zh', 'announced'],
    ['奎隆完成3亿元融资，创始人否认将上市', 'zh', 'announced'],
    ['智谱发布GLM-9，否认抄袭', 'zh', 'released'],
    ['퀼론, 500억 투자 유치… 매각설은 부인', 'ko', 'announced'],
    ['퀼론, 300억 투자 유치…"매각설 사실무근"', 'ko', 'announced'],
    ['네이버, 하이퍼클로바X 9 공개…표절 의혹은 부인', 'ko', 'released'],
    ['クイロン、50億円を調達 買収報道は否定', 'ja', 'announced'],
    ['クイロン、シリーズBで30億円調達 上場計画は否定', 'ja', 'announced'],
    ['OpenAI、GPT-9を公開 性能低下の指摘は否定', 'ja', 'released'],
  ])('takes nothing back: %s', (title, language, status) => {
    expect(statusOf(title, language)).toBe(status)
  })

  it.each([
    ['Quillon denies report of $50M round, confirms talks', 'en'],
    ['Quillon has $50M in sight but denies raising it', 'en'],
    ['网传奎隆完成10亿元融资，公司否认', 'zh'],
    ['网传奎隆完成10亿元融资，公司否认相关传闻', 'zh'],
    ['퀼론 500억 투자 유치? 관련 의혹은 부인', 'ko'],
    ['クイロンが50億円調達 一部報道を否定', 'ja'],
    ['クイロンが50億円調達か クイロンは報道を否定', 'ja'],
  ])('is not one of the news itself: %s', (title, language) => {
    expect(statusOf(title, language)).toBe('denied')
  })
})
