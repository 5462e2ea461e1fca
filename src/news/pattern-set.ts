import { FOLDED_UNITS, PLAIN_UNITS } from './folded-units.ts'
import { patternPrefixes, type Beginning } from './pattern-prefixes.ts'
import { PrefixTree } from './prefix-tree.ts'

export type KnownPattern = {
  readonly id: number
  /** For trying it at one place; `null` where a match may begin nearly everywhere, so that it has to be searched for. */
  readonly sticky: RegExp | null
}

const MOST_PATTERNS = 512
/** What stands at the end of a beginning in the tree: the pattern times this, and these bits. */
const VALUE = 4
const WHOLE = 1
const ENDS_WORD = 2

/** A place where a pattern may begin, as one number. */
const PLACE = MOST_PATTERNS * 2

export function placeAt(beginning: number): number {
  return Math.floor(beginning / PLACE)
}

export function patternAt(beginning: number): number {
  return (beginning >> 1) & (MOST_PATTERNS - 1)
}

/** It is sure that the pattern matches there; else it has to be tried. */
export function isSure(beginning: number): boolean {
  return (beginning & 1) !== 0
}

/** 1 for letters of words as patterns take them: ASCII letters, digits and `_`; more where case is ignored. */
function wordUnits(more: readonly number[]): Uint8Array {
  const isWord = (unit: number): boolean => (unit < 128 ? /\w/u.test(String.fromCharCode(unit)) : more.includes(unit))
  return Uint8Array.from({ length: 65536 }, (_, unit) => Number(isWord(unit)))
}

const WORD_UNITS = wordUnits([])
const FOLDED_WORD_UNITS = wordUnits([0x17f, 0x212a])

/** Which tree may have something at a place, as bits. */
const INSIDE = 1
const AT_WORD = 2
const PAIRS = 2 ** 13

function placeOfPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & (PAIRS - 1)
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
  readonly #inside = new PrefixTree()
  /** For beginnings that count only where no word character stands before. */
  readonly #atWord = new PrefixTree()
  readonly #ignoresCase: boolean
  readonly #units: Uint16Array
  readonly #wordUnits: Uint8Array
  /** By the first two units of a beginning; several pairs share a place. */
  readonly #pairs = new Uint8Array(PAIRS)
  /** By the only unit of a beginning. */
  readonly #alone = new Uint8Array(65536)

  /** `ignoresCase`: as some of its patterns do. */
  constructor(ignoresCase: boolean) {
    this.#ignoresCase = ignoresCase
    this.#units = ignoresCase ? FOLDED_UNITS : PLAIN_UNITS
    this.#wordUnits = ignoresCase ? FOLDED_WORD_UNITS : WORD_UNITS
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
      const units = Array.from({ length: text.length }, (_, at) => this.#units[text.charCodeAt(at)] ?? 0)
      const isOfWord = isAtWord && isAlike
      const tree = isOfWord ? this.#atWord : this.#inside
      tree.add(units, id * VALUE + (isAlike && isWhole ? WHOLE : 0) + (isAlike && endsWord ? ENDS_WORD : 0))
      const [first = 0, second = null] = units
      const [table, place] = second === null ? [this.#alone, first] : [this.#pairs, placeOfPair(first, second)]
      table[place] = (table[place] ?? 0) | (isOfWord ? AT_WORD : INSIDE)
    }
    const known = {
      id,
      sticky: prefixes === null ? null : new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`),
    }
    this.#known.set(pattern, known)
    return known
  }

  /** Where the patterns may begin, in order of the text, for `patternAt`, `placeAt` and `isSure`; some come twice. */
  beginnings(text: string): readonly number[] {
    const found: number[] = []
    const units = this.#units
    const { length } = text
    let isInWord = 0
    let unit = length > 0 ? text.charCodeAt(0) : 0
    let first = units[unit] ?? 0
    for (let at = 0; at < length; at += 1) {
      const next = at + 1 < length ? text.charCodeAt(at + 1) : 0
      const second = units[next] ?? 0
      const trees = (this.#pairs[placeOfPair(first, second)] ?? 0) | (this.#alone[first] ?? 0)
      if (trees !== 0) {
        if ((trees & INSIDE) !== 0) this.#follow(this.#inside, first, text, at, found)
        if ((trees & AT_WORD) !== 0 && isInWord === 0) this.#follow(this.#atWord, first, text, at, found)
      }
      isInWord = this.#wordUnits[unit] ?? 0
      unit = next
      first = second
    }
    return found
  }

  #follow(tree: PrefixTree, first: number, text: string, at: number, found: number[]): void {
    let node = tree.root(first)
    for (let next = at + 1; node !== 0; next += 1) {
      const unit = next < text.length ? text.charCodeAt(next) : -1
      for (const end of tree.ends(node)) {
        if ((end & ENDS_WORD) !== 0 && unit !== -1 && this.#wordUnits[unit] === 1) continue
        found.push(at * PLACE + (end >> 2) * 2 + (end & WHOLE))
      }
      if (unit === -1) return
      node = tree.step(node, this.#units[unit] ?? 0)
    }
  }
}
