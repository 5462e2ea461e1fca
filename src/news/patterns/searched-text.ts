import { matchesAt } from './matches-at.ts'
import { isSure, MOST_PATTERNS, patternAt, PatternSet, placeAt } from './pattern-set.ts'

/** All that facts are read by. */
const PATTERNS = new PatternSet(true)

/** Patterns that are asked for together, by their numbers: `until` is none of them. */
type PatternGroup = { readonly from: number; readonly until: number }

/** Throws RangeError where one of them may begin with anything. */
export function patternGroup(patterns: readonly RegExp[]): PatternGroup {
  const from = PATTERNS.size
  const open = patterns.find((pattern) => PATTERNS.knownOf(pattern).sticky === null)
  if (open !== undefined) throw anyTextMightBe(open)
  return { from, until: PATTERNS.size }
}

function anyTextMightBe({ source }: RegExp): RangeError {
  return new RangeError(`Any text might be this: ${source}`)
}

const NOTHING: readonly number[] = []
const NOTHING_PRESENT: readonly number[] = new Array<number>(MOST_PATTERNS / 32).fill(0)
const NO_MATCHES: readonly RegExpExecArray[] = []

/** UTF-16 offsets. */
type HiddenSpan = { readonly start: number; readonly end: number }

/** A text that many patterns are looked for in: what it cannot have costs next to nothing. */
export class SearchedText {
  readonly text: string
  #beginnings: readonly number[] = []
  /** A bit for each pattern that may begin somewhere: most do not. */
  #present: readonly number[] = NOTHING
  /** How many patterns were known when the beginnings were looked for: it cannot tell of later ones. */
  #known = 0
  #opening: SearchedText | null = null
  /** What this is a part of, offset for offset. */
  #whole: SearchedText | null = null
  #hidden: readonly HiddenSpan[] = []

  constructor(text: string) {
    this.text = text
  }

  /** With `hidden` taken out, in order; `text` is what is left, offset for offset. Where patterns may begin is known already. */
  hiding(hidden: readonly HiddenSpan[], text: string): SearchedText {
    const left = new SearchedText(text)
    left.#whole = this
    left.#hidden = hidden
    return left
  }

  /** The same as `pattern.exec(text)`, for a pattern without the flag `g`. */
  first(pattern: RegExp): RegExpExecArray | null {
    const { id, sticky } = PATTERNS.knownOf(pattern)
    if (sticky === null) return pattern.exec(this.text)
    for (const beginning of this.#beginningsFor(id)) {
      if (patternAt(beginning) !== id) continue
      sticky.lastIndex = placeAt(beginning)
      const match = sticky.exec(this.text)
      if (match !== null) return match
    }
    return null
  }

  /** The same as `pattern.test(text)`, for a pattern without the flag `g`. */
  has(pattern: RegExp): boolean {
    const { id, sticky } = PATTERNS.knownOf(pattern)
    if (sticky === null) return pattern.test(this.text)
    for (const beginning of this.#beginningsFor(id)) {
      if (patternAt(beginning) !== id) continue
      // What was sure of the whole may reach into what is hidden.
      if (isSure(beginning) && this.#whole === null) return true
      sticky.lastIndex = placeAt(beginning)
      if (sticky.test(this.text)) return true
    }
    return false
  }

  /** The same as `text.matchAll(pattern)`, for a pattern that never matches nothing. */
  all(pattern: RegExp): readonly RegExpExecArray[] {
    const { id, sticky } = PATTERNS.knownOf(pattern)
    if (sticky === null) return [...this.text.matchAll(pattern)]
    const places = this.#placesOf(id)
    return places.length === 0 ? NO_MATCHES : matchesAt(this.text, sticky, places)
  }

  /** Where the pattern may begin, in order. Throws RangeError where it may begin with anything. */
  placesOf(pattern: RegExp): readonly number[] {
    const { id, sticky } = PATTERNS.knownOf(pattern)
    if (sticky === null) throw anyTextMightBe(pattern)
    return this.#placesOf(id)
  }

  /** Where the patterns of a group may begin, for `placeAt` and `patternAt`: by place, and at one place by their numbers. */
  beginningsOf({ from, until }: PatternGroup): readonly number[] {
    let found: number[] | null = null
    for (const beginning of this.#allBeginnings(until - 1)) {
      const which = patternAt(beginning)
      if (which >= from && which < until) (found ??= []).push(beginning)
    }
    return found === null ? NOTHING : found.length === 1 ? found : found.sort((a, b) => a - b)
  }

  /** Its first `length` characters. */
  opening(length: number): SearchedText {
    if (this.text.length <= length) return this
    if (this.#opening?.text.length !== length) this.#opening = new SearchedText(this.text.slice(0, length))
    return this.#opening
  }

  #placesOf(id: number): readonly number[] {
    let places: number[] | null = null
    for (const beginning of this.#beginningsFor(id))
      if (patternAt(beginning) === id) (places ??= []).push(placeAt(beginning))
    return places ?? NOTHING
  }

  /** Where any pattern may begin, or nothing where the pattern `id` does not. */
  #beginningsFor(id: number): readonly number[] {
    const all = this.#allBeginnings(id)
    return (((this.#present[id >> 5] ?? 0) >>> (id & 31)) & 1) === 0 ? NOTHING : all
  }

  #beginningsOutside(hidden: readonly HiddenSpan[], id: number): readonly number[] {
    return this.#allBeginnings(id).filter((beginning) => {
      const at = placeAt(beginning)
      return !hidden.some(({ start, end }) => start <= at && at < end)
    })
  }

  #allBeginnings(id: number): readonly number[] {
    if (id >= this.#known) {
      const whole = this.#whole
      this.#beginnings = whole === null ? PATTERNS.beginnings(this.text) : whole.#beginningsOutside(this.#hidden, id)
      this.#known = whole === null ? PATTERNS.size : whole.#known
      const present = NOTHING_PRESENT.slice()
      for (const beginning of this.#beginnings) {
        const which = patternAt(beginning)
        present[which >> 5] = (present[which >> 5] ?? 0) | (1 << (which & 31))
      }
      this.#present = present
    }
    return this.#beginnings
  }
}
