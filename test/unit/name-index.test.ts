import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameIndex } from '../../src/core/name-index.ts'

const NAMES = [
  'OpenAI',
  'Anthropic',
  'DeepSeek',
  'Applied Intuition',
  'Scale AI',
  '智谱',
  'Mistral AI',
  'Deep Genomics',
]
const index = createNameIndex(NAMES)

test('what begins so comes first, then words, then parts, then slips', () => {
  expect(index.complete('deep', 9)).toEqual(['DeepSeek', 'Deep Genomics'])
  expect(index.complete('ai', 9)).toEqual(['Scale AI', 'Mistral AI', 'OpenAI'])
  expect(index.complete('antro', 9)).toEqual(['Anthropic'])
  expect(index.complete('opnai', 9)).toEqual(['OpenAI'])
  expect(index.complete('智', 9)).toEqual(['智谱'])
  expect(index.complete('', 2)).toEqual(['OpenAI', 'Anthropic'])
  expect(index.complete('deep', 1)).toEqual(['DeepSeek'])
  expect(index.complete('x'.repeat(10_000), 9)).toEqual([])
})

test('a whole name is asked about only when it is near as a whole', () => {
  expect(index.near('antropic')).toBe('Anthropic')
  expect(index.near('Apple')).toBeNull()
  expect(index.near('ab')).toBeNull()
  expect(index.exact('ＤｅｅｐＳｅｅｋ')).toBe('DeepSeek')
  expect(index.exact('Deep')).toBeNull()
})

test('one company is found under all its names, and two that each append something else are two', () => {
  const names = createNameIndex([
    'Figure',
    'Nova Labs',
    'Figure AI',
    'Nova AI',
    'Figure Eight',
    'サカナAI',
    'Z.ai',
    'NOVA',
  ])
  expect(names.alike('figure')).toEqual(['Figure', 'Figure AI'])
  expect(names.alike('FIGURE, Inc.')).toEqual(['Figure'])
  expect(names.alike('Nova AI')).toEqual(['Nova AI', 'NOVA'])
  expect(names.alike('サカナ')).toEqual(['サカナAI'])
  expect(names.alike('ｚ ａｉ')).toEqual(['Z.ai'])
  expect(names.alike('fig')).toEqual([])
  expect(names.alike('')).toEqual([])
})

/** Levenshtein, the slow and plain way. */
function distance(one: string, other: string): number {
  if (one === '') return other.length
  if (other === '') return one.length
  const [a = '', ...restA] = one
  const [b = '', ...restB] = other
  const [left, right] = [restA.join(''), restB.join('')]
  if (a === b) return distance(left, right)
  return 1 + Math.min(distance(left, right), distance(left, other), distance(one, right))
}

test('slips are counted as Levenshtein counts them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 6 })
  fc.assert(
    fc.property(word, word, (typed, name) => {
      const isNear = name.startsWith(typed) || distance(typed, name) <= Math.floor(typed.length / 3)
      expect(createNameIndex([name]).near(typed)).toBe(isNear ? name : null)
    }),
    { numRuns: 500 },
  )
})
