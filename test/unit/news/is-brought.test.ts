import { expect, it } from 'vitest'
import { isBrought } from '../../../src/news/facts/release/is-brought.ts'
import { scanField } from '../../../src/news/scan-text.ts'

function isTold(text: string, language: string): boolean {
  const [first] = scanField({ text, start: 0 }, language).models
  return first !== undefined && isBrought(text, first)
}

it.each([
  ['en', 'Quillon launches its new flagship AI model GPT-9'],
  ['en', "Quillon launches OpenAI's GPT-9"],
  ['en', 'Google DeepMind rolls out Gemini 9'],
  ['ko', 'GPT-9 공개…가격은 절반'],
  ['ko', 'GPT-9 출시에 나섰다'],
  ['ja', 'GPT-9を公開した'],
  ['zh', '正式发布GPT-9'],
])('a model is brought; %s: %s', (language, title) => {
  expect(isTold(title, language)).toBe(true)
})

it.each([
  ['en', 'OpenAI launches tools for GPT-9'],
  ['en', 'Google releases report on safety of GPT-9'],
  ['ko', 'GPT-9 공개에 구글도 맞불'],
  ['ko', 'GPT-9 출시되자 구글도 맞불'],
  ['ja', 'GPT-9の発表を受けグーグルも'],
])('something else is, or somebody answers it; %s: %s', (language, title) => {
  expect(isTold(title, language)).toBe(false)
})
