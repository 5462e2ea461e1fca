import type { SlotFeatures } from '../linear/slot-features.ts'

/** How much the words around a candidate weigh: those near it, and the two that stand next to it on one side. */
export type ContextWeights = { readonly near: number; readonly pair: number }

/** What stands before a candidate, the nearest word last. */
export function addBefore(features: SlotFeatures, words: readonly string[], { near, pair }: ContextWeights): void {
  features.setWords('b', words, near)
  const last = words.at(-1)
  if (last !== undefined) features.setWord('b1', last, 1)
  if (words.length > 1) features.setOf(pair, 'b2', words.at(-2) ?? '', last ?? '')
}

/** What stands behind it, the nearest word first. */
export function addAfter(features: SlotFeatures, words: readonly string[], { near, pair }: ContextWeights): void {
  features.setWords('a', words, near)
  const [first, second] = words
  if (first !== undefined) features.setWord('a1', first, 1)
  if (second !== undefined) features.setOf(pair, 'a2', first ?? '', second)
}
