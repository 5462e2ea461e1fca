import { COUNT_WORDS } from './count-words.ts'

/** So many words the longest of them has. */
const MOST_WORDS = 4
const LONGEST = 40
/** `one hundred and `, `two hundred `: what is added to the rest, or all. */
const HUNDREDS = /(?:^|[\s-])(a|one|two|three|four|five|six|seven|eight|nine)[\s-]hundred(?:[\s-]and)?[\s-]?$/u
/** `one or two million` is no sum, and of `two point five` and `deux cent cinquante` the end alone is a wrong one. */
const NO_NUMBER =
  /(?:^|[\s-])(?:few|several|or|and|und|et|y|point|komma|virgule|coma|hundred|thousand|cents?|mil(?:le)?|\p{L}{1,8}(?:cientos|hundert))[\s-]$/u
const WORD_BEFORE = /(?:^|[\s-])(\p{L}+)[\s-]$/u
const ARTICLES: ReadonlySet<string> = new Set(['a', 'ein', 'eine', 'einer', 'un', 'une', 'una'])

/** Whether what stands before a number is a part of it that is not read. */
function goesBack(rest: string): boolean {
  const word = WORD_BEFORE.exec(rest)?.[1] ?? ''
  return NO_NUMBER.test(rest) || (COUNT_WORDS.has(word) && !ARTICLES.has(word))
}

type NumberInWords = { readonly value: number; readonly length: number }

/** The longest number of the table that ends `text`. */
function listedBefore(text: string): NumberInWords | null {
  let best: NumberInWords | null = null
  let at = text.length
  for (let words = 0; words < MOST_WORDS && at > 0; words += 1) {
    // `plus d’un million`
    const space = Math.max(...[' ', '-', '’', "'"].map((sign) => text.lastIndexOf(sign, at - 1)))
    const written = text.slice(space + 1)
    const value = COUNT_WORDS.get(written) ?? COUNT_WORDS.get(written.replaceAll('-', ' '))
    if (value !== undefined) best = { value, length: written.length }
    at = space
  }
  return best
}

/** The number in words that ends where `before` does, and how long it is; `null` where there is none. */
export function numberBefore(before: string): NumberInWords | null {
  const text = before.slice(-LONGEST).toLowerCase()
  const bare = text.replace(/[\s-]$/u, '')
  if (bare.length === text.length) return null
  const listed = listedBefore(bare)
  const rest = bare.slice(0, bare.length - (listed?.length ?? 0))
  const [, unit] = HUNDREDS.exec(rest) ?? []
  if (unit !== undefined) {
    const start = rest.search(HUNDREDS)
    const from = rest.startsWith(unit, start) ? start : start + 1
    const hundreds = 100 * (COUNT_WORDS.get(unit) ?? 0)
    return { value: hundreds + (listed?.value ?? 0), length: text.length - from }
  }
  if (listed === null || goesBack(rest)) return null
  return { value: listed.value, length: text.length - rest.length }
}
