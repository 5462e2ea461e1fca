import type { AnalystQuote, AnalystText } from '../../core/ports/analyst.ts'

const NAME = /^(?=.*\p{L})[^\n\r\t"<>{}|]{2,60}$/u
const LATIN_WORD = /[\p{Script=Latin}\p{N}]/u
const NUMBER = /\d/u

/**
 * Where a name that an analyst gave stands in the text, letter by letter and as whole words. `null` for a name, or a number
 * in one, that the text does not contain: such an answer is refused.
 */
export function findQuote(text: AnalystText, name: string): AnalystQuote | null {
  const wanted = name.trim()
  if (!NAME.test(wanted)) return null
  for (const field of ['title', 'summary'] as const) {
    const whole = text[field]
    for (let start = whole.indexOf(wanted); start >= 0; start = whole.indexOf(wanted, start + 1)) {
      const end = start + wanted.length
      if (isWhole(whole, start, end)) return { field, start, end }
    }
  }
  return null
}

/** In Latin script a name ends where a word does, and `Phi 3` does not stand in `Phi 3.5`; in Hangul, Han and kana nothing marks that. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (LATIN_WORD.test(text.charAt(start)) && LATIN_WORD.test(before)) return false
  if (LATIN_WORD.test(text.charAt(end - 1)) && LATIN_WORD.test(after)) return false
  const isCut = /[.,]/u.test(after) && NUMBER.test(text.charAt(end - 1)) && NUMBER.test(text.charAt(end + 1))
  return !isCut
}
