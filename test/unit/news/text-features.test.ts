import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/news/classify.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { textFeatures } from '../../../src/news/text-features.ts'

const TITLE = 'Quillon-4: small, open and quick at maths'

function probabilities(summary: string): readonly number[] {
  return classify(textFeatures(scannedText(TITLE, { summary }))).map(({ probability }) => probability)
}

describe('a summary that tells nothing of its own', () => {
  it.each([
    'Score: 212 | Comments: 90 | By: somebody | Discussion: https://news.example/item?id=1',
    'Article URL: https://quillon.example/4 Comments URL: https://news.example/item?id=1 Points: 9 # Comments: 3',
    'submitted by /u/somebody [link] [comments]',
    TITLE,
  ])('counts as none: %s', (summary) => {
    expect(probabilities(summary)).toEqual(probabilities(''))
  })

  it('leaves what stands before the counts', () => {
    const told = 'The weights are on Hugging Face.'
    expect(probabilities(`${told} Score: 212 Comments: 90 By: somebody`)).toEqual(probabilities(told))
    expect(probabilities(told)).not.toEqual(probabilities(''))
  })
})

describe('what a headline says behind a name', () => {
  const releaseIn = (title: string, language: string): boolean =>
    classify(textFeatures(scannedText(title, { language })))[0]?.isFound ?? false

  it.each([
    ['Corvan: a tiny translation model', 'en'],
    ['Corvan - 손글씨를 읽는 3B 모델', 'ko'],
    ['Corvan：会修琴谱的小模型', 'zh'],
    ['Corvan：手書きを読む小型モデル', 'ja'],
  ])('tells a model that nobody knows: %s', (title, language) => {
    expect(releaseIn(title, language)).toBe(true)
  })

  it('tells another thing, and notes on a model', () => {
    expect(releaseIn('Vandrel – a map that hears five dialects', 'en')).toBe(false)
    expect(releaseIn('My notes on a model called Corvan', 'en')).toBe(false)
  })
})
