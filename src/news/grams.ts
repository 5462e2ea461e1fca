import { lazy } from '../core/lazy.ts'
import { isDigit, LETTER as ANY_LETTER, NUMERAL, unitKinds } from './names/code-units.ts'
import { SLOT_BITS, type SlotFeatures } from './linear/slot-features.ts'

const SLOT_MASK = 2 ** SLOT_BITS - 1
const PRIME = 0x01000193
const MOST_WORDS = 220

const OTHER = 0
const LETTER = 1
const DIGIT = 2
const EASTERN = 3
const SIGN = 4

/** `?`, `!` and `:` */
const SIGNS = [63, 33, 58]

/** What each UTF-16 code unit is; surrogates are other. */
const gramKinds = lazy(() => {
  const kinds = new Uint8Array(65536)
  const units = unitKinds()
  for (let code = 0; code < 65536; code += 1) {
    if (isDigit(code)) kinds[code] = DIGIT
    else if (SIGNS.includes(code)) kinds[code] = SIGN
    else if (
      (code >= 0x3041 && code <= 0x30ff) ||
      (code >= 0x3400 && code <= 0x9fff) ||
      (code >= 0xac00 && code <= 0xd7a3)
    )
      kinds[code] = EASTERN
    else if (((units[code] ?? 0) & (ANY_LETTER | NUMERAL)) !== 0) kinds[code] = LETTER
  }
  return kinds
})

/** Hashes of a text's words and of its pairs and triples of eastern characters, without their strings. */
export type Grams = {
  /** In order; a number is `0` whatever its digits. */
  readonly words: readonly number[]
  /** Runs of CJK have no spaces, Korean glues particles to words: pairs and triples stand in for words. */
  readonly eastern: readonly number[]
}

/** `text` in lower case. */
export function gramsOf(text: string): Grams {
  const words: number[] = []
  const eastern: number[] = []
  const { length } = text
  const kinds = gramKinds()
  let hash = 0
  let isInWord = false
  let before = 0
  let beforeThat = 0
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const kind = kinds[code] ?? OTHER
    if (kind === OTHER || kind === SIGN) {
      if (isInWord && words.length < MOST_WORDS) words.push(hash)
      isInWord = false
      before = 0
      if (kind === SIGN && words.length < MOST_WORDS) words.push(Math.imul(0x811c9dc5 ^ code, PRIME))
      at += 1
      continue
    }
    if (!isInWord) hash = 0x811c9dc5
    isInWord = true
    if (kind === DIGIT) {
      hash = Math.imul(hash ^ 48, PRIME)
      at = endOfNumber(text, at)
      before = 0
      continue
    }
    hash = Math.imul(hash ^ code, PRIME)
    if (kind === EASTERN) {
      if (before !== 0) {
        const pair = Math.imul(Math.imul(0x2545f491 ^ before, PRIME) ^ code, PRIME)
        eastern.push(pair)
        if (beforeThat !== 0) eastern.push(Math.imul(pair ^ beforeThat, PRIME) ^ 0x5bd1e995)
      }
      beforeThat = before
      before = code
    } else before = 0
    at += 1
  }
  if (isInWord && words.length < MOST_WORDS) words.push(hash)
  return { words, eastern }
}

/** Past `1,250.5`: a sign between digits belongs to the number. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const isInside = (code === 44 || code === 46) && isDigit(text.charCodeAt(at + 1))
    if (!isDigit(code) && !isInside) break
    at += 1
  }
  return at
}

/** The slot of a hash in the table of weights; another `seed` gives other slots. */
export function slotOf(hash: number, seed: number): number {
  let mixed = Math.imul(hash ^ seed, 0x9e3779b1)
  mixed ^= mixed >>> 15
  return mixed & SLOT_MASK
}

/** One 32-bit hash of two, in that order. */
export function pairHash(first: number, second: number): number {
  return Math.imul(Math.imul(first, 31) ^ second, PRIME) ^ (first >>> 13)
}

/** The slots of one group, in an open table of a power of two: a gram counts once in its group. */
const SEEN = 2 ** 13
/** A group's number above a slot; what older groups left is not looked at. */
const seen = new Int32Array(SEEN)
const MOST_GROUPS = 2 ** (31 - SLOT_BITS) - 1
let group = 0

function isNew(slot: number): boolean {
  const mark = (group << SLOT_BITS) | slot
  let place = slot & (SEEN - 1)
  for (let known = seen[place] ?? 0; known >> SLOT_BITS === group; known = seen[place] ?? 0) {
    if (known === mark) return false
    place = (place + 1) & (SEEN - 1)
  }
  seen[place] = mark
  return true
}

function nextGroup(): void {
  group += 1
  if (group < MOST_GROUPS) return
  seen.fill(0)
  group = 1
}

/** The distinct words, pairs of words and eastern grams of all `parts` as one group of unit length times `norm`. */
export function addGrams(features: SlotFeatures, seed: number, parts: readonly Grams[], norm: number): void {
  const from = features.count
  nextGroup()
  for (const { words, eastern } of parts) {
    let previous = 0
    for (const word of words) {
      addNew(features, slotOf(word, seed))
      if (previous !== 0) addNew(features, slotOf(pairHash(previous, word), seed))
      previous = word
    }
    for (const gram of eastern) addNew(features, slotOf(gram, seed))
  }
  features.fill(from, norm / Math.sqrt(Math.max(4, features.count - from)))
}

function addNew(features: SlotFeatures, slot: number): void {
  if (isNew(slot)) features.add(slot, 0.5)
}
