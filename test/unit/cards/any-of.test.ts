import { expect, test } from 'vitest'
import { anyOf } from '../../../src/bot/cards/any-of.ts'
import type { Language } from '../../../src/core/workspace.ts'

const CASES: readonly (readonly [Language, readonly string[], string])[] = [
  ['en', ['Anthropic', 'Mistral AI'], 'Anthropic or Mistral AI'],
  ['ko', ['Anthropic', 'Mistral AI'], 'Anthropic 또는 Mistral AI'],
  ['ja', ['Anthropic', 'Mistral AI'], 'AnthropicまたはMistral AI'],
  ['zh', ['Anthropic', 'Mistral AI'], 'Anthropic 或 Mistral AI'],
  ['zh', ['种子轮', 'A 轮'], '种子轮或 A 轮'],
  ['zh', ['种子轮', 'A 轮', '债务融资'], '种子轮、A 轮或债务融资'],
  // What somebody wrote stays as it is.
  ['zh', ['A或B', '智谱'], 'A或B 或智谱'],
  ['zh', ['智谱'], '智谱'],
]

for (const [language, values, said] of CASES) {
  test(`${language}: ${said}`, () => {
    expect(anyOf(values, language)).toBe(said)
  })
}
