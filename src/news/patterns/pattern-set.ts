import { compact } from './compact.ts'
import { foldedUnits, plainUnits } from './folded-units.ts'
import { patternPrefixes, type Beginning } from './pattern-prefixes.ts'
import { NO_END, PrefixTree } from './prefix-tree.ts'

type KnownPattern = {
  readonly id: number
  /** For trying it at one place; `null` where a match may begin nearly everywhere, so that it has to be searched for. */
  readonly sticky: RegExp | null
}

export const MOST_PATTERNS = 512
/** What stands at the end of a beginning in the tree: the pattern times this, and these bits. */
const VALUE = 4
const WHOLE = 1
const ENDS_WORD = 2

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

/** Kinds of units, of 5 bits: ASCII letters from 1 on, and these. Up to `DIGIT` they are of words as patterns take them. */
const OTHER = 0
const UNDERSCORE = 27
const DIGIT = 28
const HYPHEN = 29
const BLANK = 30
const BEYOND_ASCII = 31
const KIND_BITS = 5
const KINDS = 2 ** KIND_BITS

function asciiKind(char: string): number {
  if (/[a-z]/iu.test(char)) return char.toLowerCase().charCodeAt(0) - 96
  if (/\d/u.test(char)) return DIGIT
  return char === '_' ? UNDERSCORE : char === '-' ? HYPHEN : char === ' ' ? BLANK : OTHER
}

const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, unit) => asciiKind(String.fromCharCode(unit)))

function kindOf(unit: number): number {
  return unit < 128 ? (ASCII_KINDS[unit] ?? OTHER) : BEYOND_ASCII
}

function isOfWord(kind: number): boolean {
  return kind > OTHER && kind <= DIGIT
}

/** Which tree may have something at a place, as bits. */
const INSIDE = 1
const AT_WORD = 2
const TREES = INSIDE | AT_WORD
/** How far to shift the bits of what ends within three units. */
const ENDS_NEAR = 2
/** How many bits a triple has in all, half a byte. */
const TRIPLE_BITS = 4
const NEAR_TRIPLES = 2 ** (3 * KIND_BITS)
const NEAR = 2 ** (4 * KIND_BITS) - 1
const QUAD_BITS = 15
/** Said of a first unit: how far to shift the bits of what needs no second one. */
const ALONE = 2
const PAIRS = 2 ** 13
const TRIPLES = 2 ** 15

function mixed(first: number, second: number): number {
  return Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)
}

/** Of the kinds of four units, among `2 ** QUAD_BITS`. */
function placeOfQuad(near: number): number {
  return Math.imul(near, 0x9e3779b1) >>> (32 - QUAD_BITS)
}

function placeOfTriple(pair: number, third: number): number {
  return (pair ^ Math.imul(third, 0x2c35)) & (TRIPLES - 1)
}

/** The text that is walked: to read it once from the string and then from here is quicker than to read the string again. */
let walked = new Uint16Array(4096)

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
  /** By the kinds of the first three units of a beginning that begins in ASCII, two to a byte: little to keep at hand. */
  readonly #nearTriples = new Uint8Array((NEAR_TRIPLES * TRIPLE_BITS) / 8)
  /** By those of the first four, of a beginning that has more than three; several share a place. Asked where the first three fit. */
  readonly #nearQuads = new Uint8Array(2 ** QUAD_BITS)
  /** Of the others, by the first three units, or the two or the one that it has; several share a place. */
  readonly #triples = new Uint8Array(TRIPLES)
  readonly #pairs = new Uint8Array(PAIRS)
  /** By the first unit: in which trees something begins with it, and where that is all. */
  readonly #firsts = new Uint8Array(65536)

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
      const units = Array.from(this.#read(text).subarray(0, text.length))
      const isOnlyAtWord = isAtWord && isAlike
      const tree = isOnlyAtWord ? this.#atWord : this.#inside
      tree.add(units, id * VALUE + (isAlike && isWhole ? WHOLE : 0) + (isAlike && endsWord ? ENDS_WORD : 0))
      this.#mark(units, isOnlyAtWord ? AT_WORD : INSIDE)
    }
    const known = {
      id,
      sticky: prefixes === null ? null : compact(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`)),
    }
    this.#known.set(pattern, known)
    return known
  }

  #mark(units: readonly number[], tree: number): void {
    const [first = 0, second, third, fourth] = units
    if (first < 128) {
      for (const two of kindsLike(second))
        for (const three of kindsLike(third)) {
          const near = (((kindOf(first) << KIND_BITS) | two) << KIND_BITS) | three
          const bits = fourth === undefined ? tree | (tree << ENDS_NEAR) : tree
          this.#nearTriples[near >> 1] = (this.#nearTriples[near >> 1] ?? 0) | (bits << ((near & 1) * TRIPLE_BITS))
          if (fourth === undefined) continue
          const quad = placeOfQuad((near << KIND_BITS) | kindOf(fourth))
          this.#nearQuads[quad] = (this.#nearQuads[quad] ?? 0) | tree
        }
      return
    }
    this.#firsts[first] = (this.#firsts[first] ?? 0) | tree | (second === undefined ? tree << ALONE : 0)
    if (second === undefined) return
    const pair = mixed(first, second)
    const [table, place] =
      third === undefined ? [this.#pairs, pair & (PAIRS - 1)] : [this.#triples, placeOfTriple(pair, third)]
    table[place] = (table[place] ?? 0) | tree
  }

  /** Where the patterns may begin, in order of the text, for `patternAt`, `placeAt` and `isSure`; some come twice. */
  beginnings(text: string): readonly number[] {
    const found: number[] = []
    const { length } = text
    const units = this.#read(text)
    let isInWord = false
    /** The kinds of the unit at a place and of the three behind it. */
    let near = 0
    for (let at = 0; at < 3; at += 1) near = (near << KIND_BITS) | kindOf(units[at] ?? 0)
    for (let at = 0; at < length; at += 1) {
      near = ((near << KIND_BITS) | kindOf(units[at + 3] ?? 0)) & NEAR
      const kind = near >> (3 * KIND_BITS)
      const trees = kind === BEYOND_ASCII ? this.#treesBeyondAscii(units, at) : this.#treesInAscii(near)
      if (trees !== 0) {
        if ((trees & INSIDE) !== 0) follow(this.#inside, units, at, length, found)
        if ((trees & AT_WORD) !== 0 && !isInWord) follow(this.#atWord, units, at, length, found)
      }
      isInWord = isOfWord(kind)
    }
    return found
  }

  #treesInAscii(near: number): number {
    const triple = near >> KIND_BITS
    const bits = (this.#nearTriples[triple >> 1] ?? 0) >> ((triple & 1) * TRIPLE_BITS)
    const begun = bits & TREES
    return begun === 0 ? 0 : begun & ((bits >> ENDS_NEAR) | (this.#nearQuads[placeOfQuad(near)] ?? 0))
  }

  #treesBeyondAscii(units: Uint16Array, at: number): number {
    const first = units[at] ?? 0
    const begins = this.#firsts[first] ?? 0
    if (begins === 0) return 0
    const pair = mixed(first, units[at + 1] ?? 0)
    const triple = placeOfTriple(pair, units[at + 2] ?? 0)
    return (begins >> ALONE) | (this.#pairs[pair & (PAIRS - 1)] ?? 0) | (this.#triples[triple] ?? 0)
  }

  /** The units of `text` as the trees have them, with three more behind them that are none. */
  #read(text: string): Uint16Array {
    const { length } = text
    if (walked.length < length + 3) walked = new Uint16Array(length * 2)
    const table = this.#ignoresCase ? foldedUnits() : plainUnits()
    for (let at = 0; at < length; at += 1) walked[at] = table[text.charCodeAt(at)] ?? 0
    walked[length] = 0
    walked[length + 1] = 0
    walked[length + 2] = 0
    return walked
  }
}

/** The kind of a unit, or where there is none all of them. */
function kindsLike(unit: number | undefined): readonly number[] {
  return unit === undefined ? Array.from({ length: KINDS }, (_, kind) => kind) : [kindOf(unit)]
}

function follow(tree: PrefixTree, units: Uint16Array, at: number, length: number, found: number[]): void {
  let node = tree.root(units[at] ?? 0)
  for (let next = at + 1; node !== 0; next += 1) {
    const unit = units[next] ?? 0
    for (let end = tree.firstEnd(node); end !== NO_END; end = tree.nextEnd(end)) {
      const value = tree.valueOf(end)
      if ((value & ENDS_WORD) !== 0 && next < length && isOfWord(kindOf(unit))) continue
      found.push(at * PLACE + (value >> 2) * 2 + (value & WHOLE))
    }
    if (next >= length) return
    node = tree.step(node, unit)
  }
}
