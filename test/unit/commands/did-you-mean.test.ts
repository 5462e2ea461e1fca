import { expect, test } from 'vitest'
import { didYouMean } from '../../../src/bot/commands/did-you-mean.ts'

const VENDORS = ['Anthropic', 'OpenAI', 'DeepSeek', '智谱']

test('a slip is understood, another word is not', () => {
  expect(didYouMean('antropic', VENDORS)).toBe('Anthropic')
  expect(didYouMean('OPENIA', VENDORS)).toBe('OpenAI')
  expect(didYouMean('deep', VENDORS)).toBe('DeepSeek')
  expect(didYouMean('Apple', VENDORS)).toBeNull()
  expect(didYouMean('x'.repeat(10_000), VENDORS)).toBeNull()
})
