import { describe, expect, it } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import { classify } from '../../../src/news/classify.ts'
import { PlainAnswers } from '../../../src/news/facts/topics/plainly-told.ts'
import { headlineOf } from '../../../src/news/headline.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { textFeatures } from '../../../src/news/text-features.ts'
import { featuresBeforeSummary, isUnlikely } from '../../../src/news/unlikely.ts'

/** What is decided before names and sums are looked for in the summary, and what is found when they are. */
function lookAt(title: string, summary: string, language: string): { isSpared: boolean; isFound: boolean } {
  const scanned = scannedText(title, { summary, language })
  const answers = new PlainAnswers(scanned)
  const before = featuresBeforeSummary(headlineOf(scanned.title), scanned)
  const calls = classify(textFeatures(scanned))
  return {
    isSpared: before !== null && isUnlikely(before, answers),
    isFound: calls.some(({ topic, isFound, isOpen }) => answers.of(topic)?.isTold ?? (isFound || isOpen)),
  }
}

describe('what is unlikely before the summary is scanned', () => {
  const sentences = ownSentences()
    .filter(({ summary }, at) => summary !== '' && at % 20 === 0)
    .map((sentence) => ({ ...sentence, ...lookAt(sentence.title, sentence.summary, sentence.language) }))

  it('is neither found nor left open when it is scanned', () => {
    const lost = sentences.filter(({ isSpared, isFound }) => isSpared && isFound)
    expect(lost.map(({ title }) => title)).toEqual([])
  })

  it('is most of what has no topic', () => {
    const without = sentences.filter(({ label }) => label === 'none')
    expect(without.filter(({ isSpared }) => isSpared).length / without.length).toBeGreaterThan(0.8)
  })

  it.each([
    ['Good news for the team', 'Tallow lands $4M to bring its robot arms.', 'en'],
    ['', 'Larkspur AI raised $40 million in a Series B round led by Alder Ventures.', 'en'],
    ['', 'LG AI연구원, API에 엑사원 6 출시', 'ko'],
  ])('is nothing that only the summary names: %s', (title, summary, language) => {
    expect(lookAt(title, summary, language)).toEqual({ isSpared: false, isFound: true })
  })
})
