import { FOLDED_UNITS, PLAIN_UNITS } from './folded-units.ts'
import { patternPrefixes } from './pattern-prefixes.ts'
import { PrefixTree } from './prefix-tree.ts'

export type KnownPattern = {
  readonly id: number
  /** For trying it at one place; `null` where a match may begin with anything, so that it has to be searched for. */
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

function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95 || (unit >= 65 && unit <= 90)
}

/** What patterns that ignore case take for a letter of a word besides. */
function isFoldedWordUnit(unit: number): boolean {
  return isWordUnit(unit) || unit === 0x17f || unit === 0x212a
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
  readonly #isWordUnit: (unit: number) => boolean

  /** `ignoresCase`: as some of its patterns do. */
  constructor(ignoresCase: boolean) {
    this.#ignoresCase = ignoresCase
    this.#units = ignoresCase ? FOLDED_UNITS : PLAIN_UNITS
    this.#isWordUnit = ignoresCase ? isFoldedWordUnit : isWordUnit
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
    const prefixes = patternPrefixes(pattern.source)
    for (const { text, isAtWord, isWhole, endsWord } of prefixes ?? []) {
      const units = Array.from({ length: text.length }, (_, at) => this.#units[text.charCodeAt(at)] ?? 0)
      const tree = isAtWord && isAlike ? this.#atWord : this.#inside
      tree.add(units, id * VALUE + (isAlike && isWhole ? WHOLE : 0) + (isAlike && endsWord ? ENDS_WORD : 0))
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
    let before = 32
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      const first = this.#units[unit] ?? 0
      const inside = this.#inside.root(first)
      if (inside !== 0) this.#follow(this.#inside, inside, text, at, found)
      const atWord = this.#atWord.root(first)
      if (atWord !== 0 && !this.#isWordUnit(before)) this.#follow(this.#atWord, atWord, text, at, found)
      before = unit
    }
    return found
  }

  #follow(tree: PrefixTree, root: number, text: string, at: number, found: number[]): void {
    let node = root
    for (let next = at + 1; ; next += 1) {
      for (const end of tree.ends(node)) {
        if ((end & ENDS_WORD) !== 0 && next < text.length && this.#isWordUnit(text.charCodeAt(next))) continue
        found.push(at * PLACE + (end >> 2) * 2 + (end & WHOLE))
      }
      if (next >= text.length) return
      node = tree.step(node, this.#units[text.charCodeAt(next)] ?? 0)
      if (node === 0) return
    }
  }
}
