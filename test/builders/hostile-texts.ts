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

/** The same in languages whose news is read by forms of their own, each by its language (ISO 639-1). */
export const HOSTILE_ABROAD = [
  ['de', 'Start-up Aa sammelt 1 Millionen Euro für A, angeführt von '],
  ['fr', 'La A lève 1 million d’euros, un modèle de langage A '],
  ['es', 'La A levanta mil millones de dólares en ronda de a, lanza un modelo de IA '],
  ['pt', 'Aa capta R$ 1 mi em rodada de a, lança um modelo de linguagem '],
  ['it', 'Aa raccoglie 1 milioni, round da 1 per A, lancia il modello di '],
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
