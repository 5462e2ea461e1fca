import { CUES } from './cues.ts'
import { patternPrefixes } from './pattern-prefixes.ts'

/** Where each cue that a text holds first matches. */
export type CuePlaces = ReadonlyMap<string, number>

const CUE_LIST = Object.entries(CUES).map(([name, pattern]) => ({ name, pattern }))

const TABLE_MASK = 2 ** 13 - 1

/** The cues, as a bit mask in two halves, whose matches may begin with some characters. Two sets of characters may share a place. */
class Beginnings {
  readonly #low = new Int32Array(TABLE_MASK + 1)
  readonly #high = new Int32Array(TABLE_MASK + 1)

  add(place: number, cue: number): void {
    if (cue < 32) this.#low[place] = (this.#low[place] ?? 0) | (1 << cue)
    else this.#high[place] = (this.#high[place] ?? 0) | (1 << (cue - 32))
  }

  low(place: number): number {
    return this.#low[place] ?? 0
  }

  high(place: number): number {
    return this.#high[place] ?? 0
  }
}

function placeOf(first: number, second: number, third: number): number {
  const hash = Math.imul(first ^ Math.imul(second, 0x9e37) ^ Math.imul(third, 0x85eb_ca6b), 0x2545_f491)
  return (hash >>> 15) & TABLE_MASK
}

// Most cues are not in most texts: one walk over a text tells which may be, and only those are searched for.
const inside = new Beginnings()
const atWord = new Beginnings()
const anywhere = new Beginnings()

CUE_LIST.forEach(({ pattern }, cue) => {
  const prefixes = patternPrefixes(pattern.source)
  if (prefixes === null) anywhere.add(0, cue)
  for (const { text, isAtWord } of prefixes ?? [])
    (isAtWord ? atWord : inside).add(placeOf(code(text, 0), code(text, 1), code(text, 2)), cue)
})

function code(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0
}

function isWordCharacter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95 || (unit >= 65 && unit <= 90)
}

/** The same as searching for every cue. `text` in lower case. */
export function findCues(text: string): CuePlaces {
  let low = anywhere.low(0)
  let high = anywhere.high(0)
  let before = 32
  let first = code(text, 0)
  let second = code(text, 1)
  for (let at = 0; at < text.length; at += 1) {
    const third = code(text, at + 2)
    if (first !== 32) {
      const one = placeOf(first, 0, 0)
      const two = placeOf(first, second, 0)
      const three = placeOf(first, second, third)
      low |= inside.low(one) | inside.low(two) | inside.low(three)
      high |= inside.high(one) | inside.high(two) | inside.high(three)
      if (!isWordCharacter(before)) {
        low |= atWord.low(one) | atWord.low(two) | atWord.low(three)
        high |= atWord.high(one) | atWord.high(two) | atWord.high(three)
      }
    }
    before = first
    first = second
    second = third
  }
  const places = new Map<string, number>()
  CUE_LIST.forEach(({ name, pattern }, cue) => {
    if ((cue < 32 ? (low >>> cue) & 1 : (high >>> (cue - 32)) & 1) === 0) return
    const at = text.search(pattern)
    if (at >= 0) places.set(name, at)
  })
  return places
}
