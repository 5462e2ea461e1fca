import { HALF, HAN_OR_KANA, HANGUL, isDigit, LATIN, LETTER, NUMERAL, SPACE, unitKinds } from '../names/code-units.ts'

const WORD = LATIN | NUMERAL
const ALONE = HANGUL | HAN_OR_KANA
const PAIR_TOKENS =
  /[\p{Script=Latin}\p{N}]+|[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{L}\p{N}]/gu

/**
 * The words of a text in lower case, every number as `0`; a sign, a syllable and a character are words of their own. Spaces and
 * letters of other scripts are none.
 */
export function contextWords(text: string): string[] {
  const lower = text.toLowerCase()
  const words: string[] = []
  const { length } = lower
  const kinds = unitKinds()
  let at = 0
  while (at < length) {
    const kind = kinds[lower.charCodeAt(at)] ?? 0
    // A pair is one character: seldom enough for the slow way.
    if ((kind & HALF) !== 0) return lower.replaceAll(/\d+/gu, '0').match(PAIR_TOKENS) ?? []
    if ((kind & WORD) !== 0) {
      const start = at
      let hasDigit = false
      do {
        hasDigit ||= isDigit(lower.charCodeAt(at))
        at += 1
      } while (at < length && ((kinds[lower.charCodeAt(at)] ?? 0) & WORD) !== 0)
      const word = lower.slice(start, at)
      words.push(hasDigit ? word.replaceAll(/\d+/gu, '0') : word)
      continue
    }
    if ((kind & ALONE) !== 0 || (kind & (LETTER | SPACE)) === 0) words.push(lower.charAt(at))
    at += 1
  }
  return words
}
