import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { lazy } from '../../core/lazy.ts'
import { wordsOf } from './title-words.ts'

/** Words with how much each tells, 0 (in every headline) to 1 (in hardly any). */
export type WeightedWords = { readonly weights: ReadonlyMap<string, number>; readonly total: number }

const UNSEEN = 1
/** Numbers are compared as sums and versions already. */
const NUMBER = 0.5

/** Made by `scripts/count-words.ts`; a word that is not in it is rare. */
const knownWeights = lazy((): ReadonlyMap<string, number> => {
  const text = readFileSync(new URL('../data/word-weights.json', import.meta.url), 'utf8')
  return new Map(Object.entries(z.record(z.string(), z.number()).parse(JSON.parse(text))))
})

/** The words of a headline, each by how rare it is. */
export function weightedWords(title: string): WeightedWords {
  const known = knownWeights()
  const weights = new Map<string, number>()
  let total = 0
  for (const word of wordsOf(title)) {
    const weight = (known.get(word) ?? UNSEEN) * (/^\d/u.test(word) ? NUMBER : 1)
    weights.set(word, weight)
    total += weight
  }
  return { weights, total }
}

/** The words that tell a headline from others best, rarest first; longer ones first among equals. */
export function rarestOf({ weights }: WeightedWords, limit: number): readonly string[] {
  return [...weights]
    .sort(([a, rareA], [b, rareB]) => rareB - rareA || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => word)
}

/** How much two headlines share, 0 to 1: Dice over the words' weights. */
export function similarity(a: WeightedWords, b: WeightedWords): number {
  const total = a.total + b.total
  if (total === 0) return 0
  const [few, many] = a.weights.size < b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights]
  let shared = 0
  for (const [word, weight] of few) if (many.has(word)) shared += weight
  return (2 * shared) / total
}
