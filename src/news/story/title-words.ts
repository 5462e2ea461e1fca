import { everyMatch } from '../patterns/every-match.ts'

const WORD = /[\p{Script=Latin}\p{N}]+(?:\.\d+)?/gu
const EASTERN_RUN = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu

/** The words of a headline: Latin words and numbers in lower case, pairs of CJK characters. */
export function wordsOf(title: string): ReadonlySet<string> {
  const words = new Set<string>()
  const text = title.slice(0, 2000).toLowerCase()
  for (const [word] of everyMatch(text, WORD)) if (word.length > 1) words.add(word)
  for (const [run] of everyMatch(text, EASTERN_RUN)) {
    for (let at = 0; at + 2 <= run.length; at += 1) words.add(run.slice(at, at + 2))
  }
  return words
}
