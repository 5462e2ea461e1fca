import { expect, test } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import { contextWords } from '../../../src/news/facts/context-words.ts'

const WORDS =
  /[\p{Script=Latin}\p{N}]+|[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{L}\p{N}]/gu

/** The same, said as a pattern. */
function searched(text: string): readonly string[] {
  return text.toLowerCase().replaceAll(/\d+/gu, '0').match(WORDS) ?? []
}

test.each([
  ['raised $1,250 for Qwen3.5-27B', ['raised', '$', '0', ',', '0', 'for', 'qwen0', '.', '0', '-', '0b']],
  ['앤트로픽이 3조', ['앤', '트', '로', '픽', '이', '0', '조']],
  ['Привет, 世界 🚀 𠮷', [',', '世', '界', '🚀', '𠮷']],
])('%s', (text, words) => {
  expect(contextWords(text)).toEqual(words)
})

test('reads every character as the pattern does', () => {
  for (let unit = 0; unit < 65536; unit += 1) {
    const text = `a${String.fromCharCode(unit)}1`
    const words = contextWords(text)
    const wanted = searched(text)
    if (words.join('|') !== wanted.join('|')) expect(words, unit.toString(16)).toEqual(wanted)
  }
})

test('reads pieces of sentences as the pattern does', () => {
  for (const { title, summary } of ownSentences().slice(0, 600)) {
    const text = `${title} ${summary}`.slice(7, 60)
    expect(contextWords(text), text).toEqual(searched(text))
  }
})
