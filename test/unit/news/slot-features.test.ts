import { expect, test } from 'vitest'
import { scores, type LinearModel } from '../../../src/news/linear/linear-model.ts'
import { SLOT_BITS, SlotFeatures } from '../../../src/news/linear/slot-features.ts'
import { transposed } from '../../../src/news/linear/transposed.ts'

test('a kind and a word are the feature of that name', () => {
  const named = new SlotFeatures()
  named.set('b1 raises', 1)
  const inTwo = new SlotFeatures()
  inTwo.setWord('b1', 'raises', 1)
  expect(inTwo.slots).toEqual(named.slots)
})

test('several words are the feature of all of them with spaces between', () => {
  const named = new SlotFeatures()
  named.set('o release zmodel', 0.5)
  const inThree = new SlotFeatures()
  inThree.setOf(0.5, 'o', 'release', 'zmodel')
  expect(inThree.values).toEqual(named.values)
  expect(inThree.slots).toEqual(named.slots)
})

test('each word counts once, and what is added keeps its values', () => {
  const words = new SlotFeatures()
  words.setWords('a', ['of', 'the', 'of'], 0.5)
  expect(words.values).toEqual([0.5, 0.5])
  const all = new SlotFeatures()
  all.set('start', 2)
  all.addAll(words)
  expect(all.slots.slice(1)).toEqual(words.slots)
  expect(all.values).toEqual([2, 0.5, 0.5])
})

test.each([1, 2, 3, 5])('%i classes are each weighed by their own row', (classes) => {
  const size = 16
  const rows = Int8Array.from({ length: classes * size }, (_, at) => (at * 37) % 101)
  const bias = Array.from({ length: classes }, (_, row) => row / 4)
  const model: LinearModel = {
    classes: bias.map(String),
    bits: 4,
    bias,
    scale: 0.5,
    weights: transposed(rows, classes),
  }
  const features = new SlotFeatures()
  features.add(3, 1)
  // A narrower table has the low bits of a slot.
  features.add(2 ** (SLOT_BITS - 1) + 9, 2)
  expect(scores(model, features)).toEqual(
    bias.map((own, row) => own + ((rows[row * size + 3] ?? 0) + 2 * (rows[row * size + 9] ?? 0)) * 0.5),
  )
  expect(transposed(model.weights, size)).toEqual(rows)
})
