import { plainLetters } from './plain-letters.ts'

/** Scripts that write words without spaces, or hang particles on them: there, pairs of characters are compared. */
const SIGN = '[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'
const UNSPACED = new RegExp(`${SIGN}+`, 'gu')
const PAIR = new RegExp(`^${SIGN}{2}$`, 'u')
/** A version such as 5.2 is one word. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:\.\p{N}+)*/gu

/** UTF-16 units. Nobody types a longer word; Thai writes whole sentences as one, and PostgreSQL takes 2,046 bytes of it. */
const LONGEST_WORD = 100

/**
 * What a text is found by: its words in plain letters, and the pairs of neighbours in Han, Hangul and Kana; each once. They
 * hold letters, digits, marks and points, nothing else. Those of words joined by spaces are the words again.
 */
export function searchWords(text: string): readonly string[] {
  const found = new Set<string>()
  for (const [run] of plainLetters(text).matchAll(WORD)) {
    for (const word of run.replace(UNSPACED, (part) => ` ${pairsOf(part).join(' ')} `).split(' ')) {
      const bare = cut(word.replace(/^\.+|\.+$/gu, ''))
      if (bare !== '') found.add(bare)
    }
  }
  return [...found]
}

// A letter or two before a number are mostly a name by themselves: o3, k2, v4.
const UNPARTED = /(?<=\p{Script=Latin}{3})(?=\p{Nd})/gu
const PARTED = /(?<=\p{Script=Latin})[\s-]+(?=\p{Nd})/gu

/** The same with its names and numbers apart, or together: `GPT5.3` for `GPT-5.3`, `Qwen3.5` for `Qwen 3.5`. */
export function otherSpellings(text: string): readonly string[] {
  const plain = text.normalize('NFKC')
  return [plain.replace(UNPARTED, ' '), plain.replace(PARTED, '')].filter((spelling) => spelling !== plain)
}

/** Whether longer words may begin with it: nothing begins with a pair. */
export function mayBegin(word: string): boolean {
  return !PAIR.test(word)
}

/** Never in the middle of a character, or behind a point. */
function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff.]$/, '')
}

function pairsOf(part: string): readonly string[] {
  const characters = Array.from(part)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`)
}
