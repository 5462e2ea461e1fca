import { compact } from './compact.ts'
import { foldedUnits, plainUnits } from './folded-units.ts'
import { patternPrefixes, type Beginning } from './pattern-prefixes.ts'
import { isOfWord, TextFinder } from './text-finder.ts'

type KnownPattern = {
  readonly id: number
  /** For trying it at one place; `null` where a match may begin nearly everywhere, so that it has to be searched for. */
  readonly sticky: RegExp | null
}

export const MOST_PATTERNS = 512
/** What a beginning says: the number of the pattern above so many bits, which say more. */
const VALUE_BITS = 3
const WHOLE = 1
const ENDS_WORD = 2
const BEGINS_WORD = 4

/** A place where a pattern may begin, as one number. */
const PLACE = MOST_PATTERNS * 2

/** UTF-16 offset of a beginning. */
export function placeAt(beginning: number): number {
  return Math.floor(beginning / PLACE)
}

/** Number of the pattern that may begin there. */
export function patternAt(beginning: number): number {
  return (beginning >> 1) & (MOST_PATTERNS - 1)
}

/** It is sure that the pattern matches there; else it has to be tried. */
export function isSure(beginning: number): boolean {
  return (beginning & 1) !== 0
}

/** `null` where matches may begin with anything, or with a single letter wherever it stands: that is nearly everywhere. */
function tellingPrefixes(source: string): readonly Beginning[] | null {
  const prefixes = patternPrefixes(source)
  return prefixes?.some(({ text, isAtWord }) => !isAtWord && /^[a-z]$/iu.test(text)) === true ? null : prefixes
}

/**
 * Patterns that are looked for in the same texts. Most are not in most texts: one walk over a text tells where each may
 * begin, by the first characters of all that it matches, and only there it has to be tried.
 */
export class PatternSet {
  readonly #known = new Map<RegExp, KnownPattern>()
  readonly #beginnings = new TextFinder()
  readonly #ignoresCase: boolean

  /** `ignoresCase`: as some of its patterns do. */
  constructor(ignoresCase: boolean) {
    this.#ignoresCase = ignoresCase
  }

  get size(): number {
    return this.#known.size
  }

  /** Takes the pattern in when it is met for the first time. Throws RangeError when it ignores case and the set does not. */
  knownOf(pattern: RegExp): KnownPattern {
    return this.#known.get(pattern) ?? this.#add(pattern)
  }

  #add(pattern: RegExp): KnownPattern {
    const id = this.#known.size
    if (id >= MOST_PATTERNS) throw new RangeError('Too many patterns for one set')
    if (pattern.ignoreCase && !this.#ignoresCase) throw new RangeError(`This set tells case: ${String(pattern)}`)
    // For what tells case, neither folded characters nor the words they make up say enough.
    const isAlike = pattern.ignoreCase === this.#ignoresCase
    const prefixes = tellingPrefixes(pattern.source)
    for (const { text, isAtWord, isWhole, endsWord } of prefixes ?? []) {
      const bits = (isWhole ? WHOLE : 0) | (endsWord ? ENDS_WORD : 0) | (isAtWord ? BEGINS_WORD : 0)
      this.#beginnings.add(text, this.#table, (id << VALUE_BITS) | (isAlike ? bits : 0), isAtWord && isAlike)
    }
    const known = {
      id,
      sticky: prefixes === null ? null : compact(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`)),
    }
    this.#known.set(pattern, known)
    return known
  }

  /** Where the patterns may begin, in order of the text, for `patternAt`, `placeAt` and `isSure`; some come twice. */
  beginnings(text: string): readonly number[] {
    const places: number[] = []
    this.#beginnings.walk(text, this.#table, (value, start, end, units) => {
      if ((value & BEGINS_WORD) !== 0 && start > 0 && isOfWord(units[start - 1] ?? 0)) return
      if ((value & ENDS_WORD) !== 0 && end < text.length && isOfWord(units[end] ?? 0)) return
      places.push(start * PLACE + (value >> VALUE_BITS) * 2 + (value & WHOLE))
    })
    return places
  }

  get #table(): Uint16Array {
    return this.#ignoresCase ? foldedUnits() : plainUnits()
  }
}
