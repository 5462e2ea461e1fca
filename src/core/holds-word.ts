import { plainLetters } from './plain-letters.ts'

const HYPHENS = /[\p{Pd}_\s]+/gu
const APOSTROPHES = /[\u2018\u2019]/gu
const LETTER_OR_DIGIT = '[\\p{Script=Latin}\\p{Nd}]'
const SIGN = '[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}]'
/** A letter or two before a number are mostly a name by themselves: o3, k2, v4. */
const NUMBER = /(?<=\p{Script=Latin}{3})(?=\p{Nd})/gu
/** `智谱 AI` and `智谱AI`, `생성형 AI` and `생성형AI`. */
const BETWEEN_SCRIPTS = new RegExp(`(?<=${SIGN}) (?=${LETTER_OR_DIGIT})|(?<=${LETTER_OR_DIGIT}) (?=${SIGN})`, 'gu')

/**
 * Whether one of these words stands in one of the texts, however both are written: in whatever letters (`plainLetters`),
 * with hyphens or spaces, with the number of a model apart or not (`GPT-5`, `GPT 5`, `GPT5`).
 */
export function holdsAnyWord(texts: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return false
  const plain = texts.map(inOneWriting).join('\n')
  return words.some((word) => holds(plain, inOneWriting(word)))
}

function inOneWriting(text: string): string {
  return plainLetters(text)
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(HYPHENS, ' ')
    .replaceAll(NUMBER, ' ')
    .replaceAll(BETWEEN_SCRIPTS, '')
    .trim()
}

/** Letters of an alphabet end at a word's edge, so that "meta" is not found in "metal"; other scripts have no edges to ask for. */
function holds(text: string, word: string): boolean {
  if (word === '') return false
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? ''
    const after = text.charAt(at + word.length)
    if (!continues(before, word.charAt(0)) && !continues(word.at(-1) ?? '', after)) return true
  }
  return false
}

const ALPHABETIC = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u

function continues(one: string, next: string): boolean {
  return ALPHABETIC.test(one) && ALPHABETIC.test(next)
}
