import { createChance } from '../simulation/chance.ts'

/** What makes a pattern go back and try again: beginnings of names, sums, words and quotes without an end. */
export const HOSTILE_PIECES = [
  'a',
  'A-',
  'Aa1 ',
  '1,',
  '$1 ',
  'raises ',
  'OpenAI ',
  'GPT-5-',
  '억 ',
  '融资',
  '「a',
  '1. ',
  'model ',
  ', B',
  ' ',
  '"A ',
  "'",
  'Aa-1.',
  '$1,111,',
  'A b, ',
  '1、',
  '；',
  'GPT-5 is out, coming, ',
  'xAI drops GPT-5, Gemini 5 coming; ',
  'The post a appeared first on b The post c appeared first on d, ',
] as const

/** A few of them in a row, others for each seed. */
export function hostileMixture(seed: number): string {
  const chance = createChance(seed)
  return Array.from({ length: 2 + chance.below(4) }, () => chance.pick(HOSTILE_PIECES)).join('')
}

/** The piece over and over in at most so many characters, and twice as often: both end alike, so that both are read alike. */
export function onceAndTwice(piece: string, length: number): readonly [string, string] {
  const count = Math.floor(length / piece.length)
  return [piece.repeat(count), piece.repeat(2 * count)]
}
