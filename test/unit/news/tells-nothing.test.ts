import { describe, expect, it } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import { classify } from '../../../src/news/classify.ts'
import { headlineOf } from '../../../src/news/headline.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { tellsNothing } from '../../../src/news/tells-nothing.ts'
import { textFeatures } from '../../../src/news/text-features.ts'

function isSkipped(title: string, summary: string, language: string): boolean {
  const scanned = scannedText(title, { summary, language })
  return tellsNothing(headlineOf(scanned.title), scanned)
}

describe('a first glance', () => {
  const sentences = ownSentences().filter((_, at) => at % 7 === 0)

  it('loses nothing that is found when it is read', () => {
    const lost = sentences.filter(({ title, summary, language }) => {
      const calls = classify(textFeatures(scannedText(title, { summary, language })))
      return calls.some(({ isFound }) => isFound) && isSkipped(title, summary, language)
    })
    expect(lost.map(({ title }) => title)).toEqual([])
  })

  it('spares most of what has no topic', () => {
    const without = sentences.filter(({ label }) => label === 'none')
    const skipped = without.filter(({ title, summary, language }) => isSkipped(title, summary, language))
    expect(skipped.length / without.length).toBeGreaterThan(0.5)
  })

  it.each([
    ['Ten ways to get more out of your calendar', 'en'],
    ['직장인을 위한 챗봇 활용 방법과 비교 후기', 'ko'],
    ['如何用智能体写周报：新手教程', 'zh'],
    ['週末の天気は全国的に晴れ', 'ja'],
  ])('skips ordinary news: %s', (title, language) => {
    expect(isSkipped(title, '', language)).toBe(true)
  })

  it.each([
    ['A headline about nothing much, and $40 million', 'en'],
    ['마을 도서관 이야기, 3억 달러', 'ko'],
  ])('never skips a sum: %s', (title, language) => {
    expect(isSkipped(title, '', language)).toBe(false)
  })

  it('never skips a post without a headline', () => {
    expect(isSkipped('', 'Ten ways to get more out of your calendar', 'en')).toBe(false)
  })

  it('never skips what is told plainly', () => {
    expect(isSkipped('Qwen/Qwen9-7B · Hugging Face', '', 'en')).toBe(false)
  })
})
