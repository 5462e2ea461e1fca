import { NO_END, PrefixTree } from './prefix-tree.ts'

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

/** Of a folded unit: of a word, as patterns take it. */
export function isOfWord(unit: number): boolean {
  const kind = kindOf(unit)
  return kind > OTHER && kind <= DIGIT
}

/** Of ASCII; NaN, which stands before a text, is none. */
export function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

/** Which tree may have something at a place, as bits. */
const INSIDE = 1
const AT_EDGE = 2
const TREES = INSIDE | AT_EDGE
/** How far to shift the bits of what ends within three units. */
const ENDS_NEAR = 2
/** How many bits a triple has in all, half a byte. */
const TRIPLE_BITS = 4
const NEAR_TRIPLES = 2 ** (3 * KIND_BITS)
const NEAR = 2 ** (4 * KIND_BITS) - 1
/** Of four units there are so many places, of two bits each. */
const QUAD_BITS = 17
/** Said of a first unit: how far to shift the bits of what needs no second one. */
const ALONE = 2
const PAIRS = 2 ** 13
const TRIPLES = 2 ** 15

function mixed(first: number, second: number): number {
  return Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)
}

/** Of the kinds of four units. */
function placeOfQuad(near: number): number {
  return Math.imul(near, 0x9e3779b1) >>> (32 - QUAD_BITS)
}

function placeOfTriple(pair: number, third: number): number {
  return (pair ^ Math.imul(third, 0x2c35)) & (TRIPLES - 1)
}

/** The text that is walked: to read it once from the string and then from here is quicker than to read the string again. */
let walked = new Uint16Array(4096)

/** The units of `text` by what stands for them in `table`, with three more behind them that are none. */
function unitsOf(text: string, table: Uint16Array): Uint16Array {
  const { length } = text
  if (walked.length < length + 3) walked = new Uint16Array(length * 2)
  for (let at = 0; at < length; at += 1) walked[at] = table[text.charCodeAt(at)] ?? 0
  walked[length] = 0
  walked[length + 1] = 0
  walked[length + 2] = 0
  return walked
}

/** Called with the value of a text that is there, where it starts and ends, and the units of what is walked. */
type Found = (value: number, start: number, end: number, units: Uint16Array) => void

/** Texts of UTF-16 code units, each with a number, all of which one walk finds in another: at few of its places one may begin. */
export class TextFinder {
  readonly #inside = new PrefixTree()
  /** For texts that count only where no letter of ASCII stands before. */
  readonly #atEdge = new PrefixTree()
  /** By the kinds of the first three units of a text that begins in ASCII, two to a byte: little to keep at hand. */
  readonly #nearTriples = new Uint8Array((NEAR_TRIPLES * TRIPLE_BITS) / 8)
  /** By those of the first four, of a text that has more than three; several share a place. Asked where the first three fit. */
  readonly #nearQuads = new Uint8Array(2 ** (QUAD_BITS - 2))
  /** Of the others, by the first three units, or the two or the one that it has; several share a place. */
  readonly #triples = new Uint8Array(TRIPLES)
  readonly #pairs = new Uint8Array(PAIRS)
  /** By the first unit: in which trees something begins with it, and where that is all. */
  readonly #firsts = new Uint8Array(65536)

  /** `table`: what stands for each unit; `isAtEdge`: it counts only where no letter of ASCII stands before. */
  add(text: string, table: Uint16Array, value: number, isAtEdge: boolean): void {
    const units = Array.from(unitsOf(text, table).subarray(0, text.length))
    const tree = isAtEdge ? this.#atEdge : this.#inside
    tree.add(units, value)
    this.#mark(units, isAtEdge ? AT_EDGE : INSIDE)
  }

  /** Finds all that stands in `text`, by where it starts; `table`: what stands for each unit. */
  walk(text: string, table: Uint16Array, found: Found): void {
    const { length } = text
    const units = unitsOf(text, table)
    /** The kinds of the unit at a place and of the three behind it. */
    let near = 0
    for (let at = 0; at < 3; at += 1) near = (near << KIND_BITS) | kindOf(units[at] ?? 0)
    for (let at = 0; at < length; at += 1) {
      near = ((near << KIND_BITS) | kindOf(units[at + 3] ?? 0)) & NEAR
      const kind = near >> (3 * KIND_BITS)
      const trees = kind === BEYOND_ASCII ? this.#treesBeyondAscii(units, at) : this.#treesInAscii(near)
      if (trees === 0) continue
      if ((trees & INSIDE) !== 0) follow(this.#inside, units, at, length, found)
      // Of the text itself: a pattern that tells case takes `ſ` for no `s`.
      if ((trees & AT_EDGE) !== 0 && !isLetter(text.charCodeAt(at - 1))) follow(this.#atEdge, units, at, length, found)
    }
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
          this.#nearQuads[quad >> 2] = (this.#nearQuads[quad >> 2] ?? 0) | (tree << ((quad & 3) * 2))
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

  #treesInAscii(near: number): number {
    const triple = near >> KIND_BITS
    const bits = (this.#nearTriples[triple >> 1] ?? 0) >> ((triple & 1) * TRIPLE_BITS)
    const begun = bits & TREES
    if (begun === 0) return 0
    const quad = placeOfQuad(near)
    return begun & ((bits >> ENDS_NEAR) | ((this.#nearQuads[quad >> 2] ?? 0) >> ((quad & 3) * 2)))
  }

  #treesBeyondAscii(units: Uint16Array, at: number): number {
    const first = units[at] ?? 0
    const begins = this.#firsts[first] ?? 0
    if (begins === 0) return 0
    const pair = mixed(first, units[at + 1] ?? 0)
    const triple = placeOfTriple(pair, units[at + 2] ?? 0)
    return (begins >> ALONE) | (this.#pairs[pair & (PAIRS - 1)] ?? 0) | (this.#triples[triple] ?? 0)
  }
}

/** The kind of a unit, or where there is none all of them. */
function kindsLike(unit: number | undefined): readonly number[] {
  return unit === undefined ? Array.from({ length: KINDS }, (_, kind) => kind) : [kindOf(unit)]
}

function follow(tree: PrefixTree, units: Uint16Array, at: number, length: number, found: Found): void {
  let node = tree.root(units[at] ?? 0)
  for (let next = at + 1; node !== 0; next += 1) {
    for (let end = tree.firstEnd(node); end !== NO_END; end = tree.nextEnd(end))
      found(tree.valueOf(end), at, next, units)
    if (next >= length) return
    node = tree.step(node, units[next] ?? 0)
  }
}
