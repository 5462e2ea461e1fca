import { everyMatch } from './every-match.ts'
import { foldedUnits } from './folded-units.ts'
import { requiredTexts } from './required-texts.ts'
import { isLetter, TextFinder } from './text-finder.ts'

type KnownPattern = {
  readonly id: number
  /** It needs something rare: where that is not in a text, neither is it. */
  readonly isNeedy: boolean
}

/** More than this are not written for the news: one would be made anew for each text, and kept. */
const MOST_PATTERNS = 1024
/** All patterns that were looked for so far, and what they need. */
const known = new Map<RegExp, KnownPattern>()
const needs = new TextFinder()

function knownOf(pattern: RegExp): KnownPattern {
  const old = known.get(pattern)
  if (old !== undefined) return old
  const id = known.size
  if (id >= MOST_PATTERNS) throw new RangeError(`Too many patterns: ${String(pattern)}`)
  const texts = requiredTexts(pattern.source)
  for (const { text, isAtEdge } of texts ?? []) needs.add(text, foldedUnits(), id, isAtEdge)
  const added = { id, isNeedy: texts !== null }
  known.set(pattern, added)
  return added
}

const NO_MATCHES: readonly RegExpExecArray[] = []

/** Patterns that need something, by their numbers as bits, and how many were known. */
type Present = { readonly bits: readonly number[]; readonly known: number }

/** A text, and what there is in it of what patterns need. */
class Sieve {
  readonly text: string
  #present: Present | null = null

  constructor(text: string) {
    this.text = text
  }

  /** Whether the pattern may match in the text, or in any part of it. */
  mayHave(pattern: RegExp): boolean {
    const { id, isNeedy } = knownOf(pattern)
    if (!isNeedy) return true
    if (this.#present === null || id >= this.#present.known) this.#present = this.#walk()
    return (((this.#present.bits[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1
  }

  #walk(): Present {
    const bits = new Array<number>((known.size >> 5) + 1).fill(0)
    needs.walk(this.text, foldedUnits(), (id) => {
      bits[id >> 5] = (bits[id >> 5] ?? 0) | (1 << (id & 31))
    })
    return { bits, known: known.size }
  }
}

/**
 * A text, or a part of one, that many patterns are looked for in of which it has few: what the whole cannot have, no part of
 * it has, and that is not even tried.
 */
export class Sifted {
  readonly #sieve: Sieve
  readonly #start: number
  readonly #end: number
  /** A word may begin where it does that is none of the whole. */
  readonly #isInWord: boolean
  #text: string | null = null

  constructor(sieve: Sieve, start: number, end: number) {
    this.#sieve = sieve
    this.#start = start
    this.#end = end
    const { text } = sieve
    this.#isInWord = isLetter(text.charCodeAt(start - 1)) && isLetter(foldedUnits()[text.charCodeAt(start)] ?? 0)
  }

  get text(): string {
    return (this.#text ??= this.#sieve.text.slice(this.#start, this.#end))
  }

  /** The same as `pattern.test(text)`, for a pattern without the flag `g`. */
  has(pattern: RegExp): boolean {
    return this.#mayHave(pattern) && pattern.test(this.text)
  }

  /** The same as `pattern.exec(text)`, for a pattern without the flag `g`. */
  first(pattern: RegExp): RegExpExecArray | null {
    return this.#mayHave(pattern) ? pattern.exec(this.text) : null
  }

  /** The same as `[...text.matchAll(pattern)]`, for a pattern with the flag `g` that never matches nothing. */
  all(pattern: RegExp): readonly RegExpExecArray[] {
    return this.#mayHave(pattern) ? everyMatch(this.text, pattern) : NO_MATCHES
  }

  /** From `start` to before `end`, as `text.slice` counts from its beginning. */
  part(start: number, end = Infinity): Sifted {
    return new Sifted(this.#sieve, this.#start + start, Math.min(this.#start + end, this.#end))
  }

  /** The `reach` characters before `at`, or as many as there are. */
  before(at: number, reach: number): Sifted {
    return this.part(Math.max(0, at - reach), at)
  }

  #mayHave(pattern: RegExp): boolean {
    return this.#isInWord || this.#sieve.mayHave(pattern)
  }
}

/** The texts that were asked for last: those of one entry are asked for again and again. */
const LAST = 8
const last: Sifted[] = []
let oldest = 0

/** The text, for patterns to be looked for in. What was found out of it is kept for a while. */
export function siftedText(text: string): Sifted {
  for (const one of last) if (one.text === text) return one
  const one = new Sifted(new Sieve(text), 0, text.length)
  last[oldest] = one
  oldest = (oldest + 1) % LAST
  return one
}
