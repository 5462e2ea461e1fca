import { expect, test } from 'vitest'
import { ownSentences } from '../../../scripts/train/own-sentences.ts'
import * as STATUS from '../../../src/news/facts/status/status-features.ts'
import { siftedText, type Sifted } from '../../../src/news/patterns/sifted-text.ts'
import { textBefore } from '../../../src/news/text-before.ts'
import { oddTexts } from '../../builders/odd-texts.ts'

/** What begins with anything, needs something rare, stands at edges of words, looks around or tells case. */
const FORMS = [
  /^(?: \w+){0,3} (?:invests?|backed|leads)\b/iu,
  /^\p{Lu}\p{Ll}{2,14}ing$/u,
  /(?<!\p{L})(?:raised?|융자|融资|調達)(?!\p{L})/iu,
  /[^.;:]{0,20}(?:round|series [a-k]|유치)/iu,
  /\b(?:co-?)?found(?:er|ed)s?$/iu,
  /(?<=\d )(?:million|billion)/u,
  /^(?!the )[a-z]{2,8} (?=\d)/iu,
  /(?:[Aa]head [Oo]f|[Vv]s\.?) ?$/u,
  /\d{1,3}(?:[.,]\d{3}){1,2}/u,
  /완료|공개|出资|K2|ſ/iu,
]
const PATTERNS = [...Object.values(STATUS).filter((value) => value instanceof RegExp), ...FORMS].map((pattern) => ({
  pattern,
  every: new RegExp(pattern.source, `${pattern.flags}g`),
}))

const TEXTS = ownSentences()
  .filter((_, at) => at % 150 === 0)
  .flatMap(({ title, summary }) => [title, summary, ...oddTexts(`${title} ${summary}`)])

function expectLikeAlone(sifted: Sifted, { pattern, every }: (typeof PATTERNS)[number], text: string): void {
  expect(sifted.text).toBe(text)
  expect(sifted.has(pattern), text).toBe(pattern.test(text))
  expect(sifted.first(pattern), text).toEqual(pattern.exec(text))
  expect(sifted.all(every), text).toEqual([...text.matchAll(every)])
}

test('looking for patterns together finds what each finds alone', () => {
  for (const text of TEXTS) for (const pattern of PATTERNS) expectLikeAlone(siftedText(text), pattern, text)
})

test('a part of a text is searched as if it stood alone, wherever it is cut', () => {
  for (const text of TEXTS) {
    const whole = siftedText(text)
    const cuts = [0, 1, 7, Math.floor(text.length / 3), Math.floor(text.length / 2), text.length]
    for (const [start, end] of [...cuts.map((cut) => [cut, cut + 20] as const), [0, 30] as const, [9, 9] as const])
      for (const pattern of PATTERNS) expectLikeAlone(whole.part(start, end), pattern, text.slice(start, end))
  }
})

test('what stands before a place is never counted from the end of the text', () => {
  const text = 'Quillon raises $5 million'
  for (const [at, reach, before] of [
    [7, 12, 'Quillon'],
    [7, 3, 'lon'],
    [0, 40, ''],
  ] as const) {
    expect(textBefore(text, at, reach)).toBe(before)
    expect(siftedText(text).before(at, reach).text).toBe(before)
  }
  expect(siftedText(text).part(8).before(6, 9).text).toBe('raises')
})

test('a word begins where a part does', () => {
  const whole = siftedText('Money is pooled by Alder')
  for (const pattern of [/.?\bled by/u, /^led by/u, /.?(?<!\p{L})led by/u]) {
    expect(whole.has(pattern)).toBe(false)
    expect(whole.part(whole.text.indexOf('led')).has(pattern)).toBe(true)
  }
  expect(
    siftedText('Preſeries')
      .part(3)
      .has(/^series/iu),
  ).toBe(true)
})

test('a pattern that is met after a text was read is found in it, too', () => {
  const sifted = siftedText('Quillon lands a round nobody spoke of before')
  expect(sifted.has(/\blands\b/u)).toBe(true)
  for (const word of ['nobody', 'spoke', 'absent']) {
    const later = new RegExp(`[a-z] ${word}`, 'u')
    expect(sifted.has(later)).toBe(word !== 'absent')
    expect(siftedText(sifted.text).part(10).has(later)).toBe(word !== 'absent')
  }
})

test('a word begins behind what a pattern that tells case takes for no letter', () => {
  for (const pattern of [/.?\bround/u, /.?(?<![A-Za-z])round/u]) {
    expect(siftedText('newſround').has(pattern)).toBe(true)
    expect(siftedText('newsround').has(pattern)).toBe(false)
  }
})
