import fc from 'fast-check'
import { expect, test } from 'vitest'
import { didYouMean, editDistance } from '../../../src/bot/commands/did-you-mean.ts'

const VENDORS = ['Anthropic', 'OpenAI', 'DeepSeek', '智谱']

test('a slip is understood, another word is not', () => {
  expect(didYouMean('antropic', VENDORS)).toBe('Anthropic')
  expect(didYouMean('OPENIA', VENDORS)).toBe('OpenAI')
  expect(didYouMean('deep', VENDORS)).toBe('DeepSeek')
  expect(didYouMean('Apple', VENDORS)).toBeNull()
  expect(didYouMean('x'.repeat(10_000), VENDORS)).toBeNull()
})

test('the distance is a metric', () => {
  const word = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, a)).toBe(0)
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
    }),
  )
})
