import { inSimplifiedCharacters } from './simplified-characters.ts'

const ASCII = /^\p{ASCII}*$/u

/** Latin letters with a mark, and marks of no letter that has one of its own. The marks of Kana tell letters apart. */
const MARKED = /(?=[^a-z])\p{Script=Latin}|(?<=\p{Script=Latin})\p{M}+/gu

/** Those that Unicode takes for no letter with a mark. */
const OTHER_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

/**
 * What people type and what papers print, in the one writing in which they are compared: lower case, Latin letters without
 * marks, wide letters narrow, half-wide Kana wide, Hangul in syllables, Chinese in simplified characters. Its length may
 * differ.
 */
export function plainLetters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return inSimplifiedCharacters(text.normalize('NFKC').toLowerCase()).replaceAll(MARKED, withoutMark)
}

function withoutMark(letter: string): string {
  return OTHER_LETTERS.get(letter) ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
}
