import { CURRENCY_NAME } from './currencies.ts'
import { numberBefore } from './number-words.ts'
import { compact } from './patterns/compact.ts'
import type { SearchedText } from './patterns/searched-text.ts'
import { textBefore } from './text-before.ts'

type SumInWords = {
  readonly number: number
  /** In small letters. */
  readonly scale: string
  readonly word: string
  readonly start: number
  readonly end: number
}

const SCALE = /milli?on|millón|mil?liard|billion|trillion|milion|[mb]ilh[ãõ]/iu
/** What is counted, behind its number: `million dollars`, `milliard d’euros`; a `million-dollar question` has no number. */
const COUNTED = compact(
  new RegExp(
    `^(millionen|millones|millón|millions?|milliarden?|milliards?|milion[ei]|miliard[oi]|milh(?:ão|ões)|bilh(?:ão|ões)|billion|trillion)(?:\\s(?:d[ei]\\s|d['’]|of\\s)?|-)(${CURRENCY_NAME})(?![\\p{Script=Latin}])`,
    'iu',
  ),
)
const LONGEST_COUNTED = 48
const LONGEST_NUMBER = 48
/** `a million dollar idea`: of a bare article only dollars are a sum. */
const ONE_KIND = /(?:dollar|pound|rupee|franc)$/iu
/** English words that are numbers elsewhere: `seize million dollars` is no `seize millions de dollars`. */
const ENGLISH_TOO = /^(?:un|dos|once|seize)\s$/iu
/** Italian ones: `es sei Millionen Euro wert`, `due millions`. */
const ITALIAN_TOO = /^(?:sei|due)\s$/iu
const IN_ENGLISH = /^(?:millions?|billion|trillion)\b(?!\s(?:de\s|d['’]))/iu

/** Every sum whose number is written in words: `half a billion dollars`, `zwölf Millionen Euro`. */
export function sumsInWords(searched: SearchedText): readonly SumInWords[] {
  const { text } = searched
  const found: SumInWords[] = []
  for (const at of searched.placesOf(SCALE)) {
    const counted = COUNTED.exec(text.slice(at, at + LONGEST_COUNTED))
    if (counted === null) continue
    const [all, scale = '', word = ''] = counted
    const before = textBefore(text, at, LONGEST_NUMBER)
    const number = numberBefore(before)
    if (number === null) continue
    const written = before.slice(-number.length)
    if (/^an? $/iu.test(written) && ONE_KIND.test(word)) continue
    if (ENGLISH_TOO.test(written) && IN_ENGLISH.test(all)) continue
    if (ITALIAN_TOO.test(written) && !/^mil[io]/iu.test(all)) continue
    // `five billion-dollar startups` are five; `a five-billion-dollar round` is one.
    if (all.charAt(scale.length) === '-' && !written.endsWith('-')) continue
    const start = at - number.length
    found.push({ number: number.value, scale: scale.toLowerCase(), word, start, end: at + all.length })
  }
  return found
}
