import { expect, test } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import * as STATUS from '../../../src/news/facts/status/status-features.ts'
import { foldedUnits } from '../../../src/news/patterns/folded-units.ts'
import { SearchedText } from '../../../src/news/patterns/searched-text.ts'
import { oddTexts } from '../../builders/odd-texts.ts'

const PATTERNS = Object.values(STATUS).filter((value) => value instanceof RegExp)

test('looking for patterns together finds what each finds alone', () => {
  const sentences = ownSentences().filter((_, at) => at % 150 === 0)
  for (const text of sentences.flatMap(({ title, summary }) => [title, summary, ...oddTexts(`${title} ${summary}`)])) {
    const searched = new SearchedText(text)
    for (const pattern of PATTERNS) {
      expect(searched.has(pattern), text).toBe(pattern.test(text))
      expect(searched.first(pattern), text).toEqual(pattern.exec(text))
      const all = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))]
      expect(searched.all(pattern), text).toEqual(all)
      expect(searched.opening(20).has(pattern), text).toBe(pattern.test(text.slice(0, 20)))
    }
  }
})

test('what is hidden is found nowhere, and all else as in the text that is left', () => {
  const sentences = ownSentences().filter((_, at) => at % 150 === 0)
  for (const text of sentences.map(({ title, summary }) => `${title} ${summary}`)) {
    const [start, end] = [Math.floor(text.length / 3), Math.floor(text.length / 2)]
    const left = text.slice(0, start) + ';'.repeat(end - start) + text.slice(end)
    const searched = new SearchedText(text).hiding([{ start, end }], left)
    for (const pattern of PATTERNS) {
      expect(searched.has(pattern), left).toBe(pattern.test(left))
      expect(searched.first(pattern), left).toEqual(pattern.exec(left))
    }
  }
})

test('letters are folded as patterns that ignore case do it', () => {
  const letters = String.fromCharCode(...Array.from({ length: 0x2200 }, (_, unit) => unit))
  const folded = foldedUnits()
  for (const [letter, alike] of [
    ['s', 'Ssſ'],
    ['k', 'Kk\u212a'],
    ['i', 'Ii'],
    ['ı', 'ı'],
    ['é', 'Éé'],
  ] as const) {
    expect([...letters.matchAll(new RegExp(letter, 'giu'))].map(([found]) => found).join('')).toBe(alike)
    const own = folded[letter.charCodeAt(0)]
    expect(
      Array.from(letters)
        .filter((one) => folded[one.charCodeAt(0)] === own)
        .join(''),
    ).toBe(alike)
  }
})
