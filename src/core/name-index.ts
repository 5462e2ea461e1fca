import { lettersOf } from './letters-of.ts'
import { isSameCompany, plainCompany } from './plain-company.ts'
import { plainLetters } from './plain-letters.ts'

export type NameIndex = {
  /** Names that begin with, hold or, with a slip or two, resemble what was typed: the best first. */
  readonly complete: (typed: string, limit: number) => readonly string[]
  /** The name as the ledger writes it, in whatever letters it was typed; `null` when it is not there. */
  readonly exact: (typed: string) => string | null
  /** The name that differs in spaces, hyphens and points alone: `OpenAI` for `Open AI`; `null` when there is none. */
  readonly respaced: (typed: string) => string | null
  /** Names of the same company, whatever is appended to one of them: `Figure` and `Figure AI`. */
  readonly alike: (typed: string) => readonly string[]
  /** The name that a mistyped one most likely means, `null` when none is near. */
  readonly near: (typed: string) => string | null
  /** The most frequent ones. */
  readonly first: (count: number) => readonly string[]
}

// No name is longer; whoever pastes a page is not kept waiting.
const LONGEST_NAME = 60
const SHORTEST_TYPO = 3
/** One slip in three letters is a slip; more is another word, and so are more than two. */
const LETTERS_PER_SLIP = 3
const MOST_SLIPS = 2
/** Of names that might resemble what was typed, so many are compared letter by letter: the most frequent. */
const MOST_COMPARED = 1_500
const MOST_LOOKED_AT = 10_000
const END = '\n'

/**
 * An index over names, the most frequent first. All of them stand in one text, folded, because searching one long text is
 * what a runtime does fastest: among a hundred thousand names a look-up takes a millisecond or two.
 */
export function createNameIndex(names: readonly string[]): NameIndex {
  const folded = names.map((name) => fold(name).replaceAll(END, ' '))
  const text = END + folded.map((name) => name + END).join('')
  const starts = new Int32Array(folded.length)
  let length = 1
  for (const [at, name] of folded.entries()) {
    starts[at] = length
    length += name.length + 1
  }

  /** The number of the name that holds this place of the text. */
  const numberAt = (place: number): number => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Adds names that hold the pattern, in their order, until there are enough. */
  const gather = (pattern: string, found: Set<string>, limit: number): void => {
    for (let at = text.indexOf(pattern); at >= 0 && found.size < limit;) {
      const number = numberAt(pattern.startsWith(END) ? at + 1 : at)
      found.add(names[number] ?? '')
      // On to the next name: one is not found twice.
      at = text.indexOf(pattern, Math.max(at + 1, (starts[number] ?? 0) + (folded[number]?.length ?? 0)))
    }
  }

  /**
   * Names within a slip or two. Of `slips + 1` pieces of what was typed, one at least stands in such a name as it is, and
   * nearly at its place: only names that have one are compared letter by letter.
   */
  const resembling = (wanted: string, isHalf: boolean): readonly string[] => {
    if (wanted.length < SHORTEST_TYPO || wanted.includes(END)) return []
    const slips = Math.min(MOST_SLIPS, Math.floor(wanted.length / LETTERS_PER_SLIP))
    const compared = new Map<number, number>()
    for (const { piece, offset } of piecesOf(wanted, slips + 1)) {
      let looked = 0
      for (let at = text.indexOf(piece); at >= 0 && looked < MOST_LOOKED_AT; at = text.indexOf(piece, at + 1)) {
        looked += 1
        const start = text.lastIndexOf(END, at) + 1
        if (Math.abs(at - start - offset) > slips) continue
        const number = numberAt(start)
        if (compared.has(number)) continue
        if (compared.size >= MOST_COMPARED) break
        compared.set(number, slipsBetween(wanted, folded[number] ?? '', slips, isHalf))
      }
    }
    return [...compared]
      .filter(([, distance]) => Math.floor(distance) <= slips)
      .sort(([one, near], [other, far]) => near - far || one - other)
      .map(([number]) => names[number] ?? '')
  }

  return {
    complete(typed, limit) {
      const wanted = fold(typed)
      if (wanted === '') return names.slice(0, limit)
      if (wanted.length > LONGEST_NAME || wanted.includes(END)) return []
      const found = new Set<string>()
      for (const pattern of [END + wanted, ` ${wanted}`, `-${wanted}`, wanted]) gather(pattern, found, limit)
      if (found.size < limit) for (const name of resembling(wanted, true)) found.add(name)
      return [...found].slice(0, limit)
    },
    exact(typed) {
      const wanted = fold(typed)
      const at = wanted === '' || wanted.includes(END) ? -1 : text.indexOf(END + wanted + END)
      return at < 0 ? null : (names[numberAt(at + 1)] ?? null)
    },
    respaced(typed) {
      const wanted = fold(typed)
      const letters = lettersOf(typed)
      if (letters === '' || wanted.length > LONGEST_NAME) return null
      return resembling(wanted, false).find((name) => lettersOf(name) === letters) ?? null
    },
    alike(typed) {
      const wanted = fold(typed)
      const start = commonStart(wanted, plainCompany(typed))
      if (start === '' || wanted.length > LONGEST_NAME || wanted.includes(END)) return []
      const found = new Set<string>()
      gather(END + start, found, MOST_COMPARED)
      return [...found].filter((name) => isSameCompany(name, typed))
    },
    near(typed) {
      const wanted = fold(typed)
      if (wanted.length > LONGEST_NAME || wanted.length < SHORTEST_TYPO || wanted.includes(END)) return null
      const start = text.indexOf(END + wanted)
      if (start >= 0) return names[numberAt(start + 1)] ?? null
      return resembling(wanted, false)[0] ?? null
    },
    first: (count) => names.slice(0, count),
  }
}

function fold(text: string): string {
  return plainLetters(text).trim()
}

function commonStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.slice(0, length)
}

function piecesOf(wanted: string, count: number): readonly { readonly piece: string; readonly offset: number }[] {
  return Array.from({ length: count }, (_, at) => {
    const offset = Math.floor((wanted.length * at) / count)
    return { piece: wanted.slice(offset, Math.floor((wanted.length * (at + 1)) / count)), offset }
  })
}

const rowA = new Uint8Array(LONGEST_NAME + 8)
const rowB = new Uint8Array(LONGEST_NAME + 8)

/**
 * How many slips lie between what was typed and a name (Levenshtein), `most + 1` when there are more. What is typed half
 * (`isHalf`) is compared with the beginnings of the name too, half a slip further away.
 */
function slipsBetween(typed: string, name: string, most: number, isHalf: boolean): number {
  if (!isHalf && name.length > typed.length + most) return most + 1
  const width = Math.min(name.length, typed.length + most)
  if (width + most < typed.length) return most + 1
  let [before, row] = [rowA, rowB]
  for (let at = 0; at <= width; at += 1) before[at] = at
  for (let index = 0; index < typed.length; index += 1) {
    row[0] = index + 1
    let best = index + 1
    const letter = typed.charCodeAt(index)
    for (let at = 1; at <= width; at += 1) {
      const exchange = (before[at - 1] ?? 0) + (letter === name.charCodeAt(at - 1) ? 0 : 1)
      const value = Math.min(exchange, (before[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1)
      row[at] = value
      if (value < best) best = value
    }
    if (best > most) return most + 1
    ;[before, row] = [row, before]
  }
  let best = width === name.length ? (before[width] ?? most + 1) : most + 1
  for (let at = Math.max(0, typed.length - most); isHalf && at <= width && at < name.length; at += 1) {
    best = Math.min(best, (before[at] ?? 0) + 0.5)
  }
  return best
}
