import { matchesAt } from './matches-at.ts'
import { isSure, patternAt, PatternSet, placeAt } from './pattern-set.ts'

/** All that facts are read by. */
const PATTERNS = new PatternSet(true)

/** Patterns that are asked for together, by their numbers: `until` is none of them. */
export type PatternGroup = { readonly from: number; readonly until: number }

/** Throws RangeError where one of them may begin with anything. */
export function patternGroup(patterns: readonly RegExp[]): PatternGroup {
  const from = PATTERNS.size
  const open = patterns.find((pattern) => PATTERNS.knownOf(pattern).sticky === null)
  if (open !== undefined) throw new RangeError(`Any text might be this: ${open.source}`)
  return { from, until: PATTERNS.size }
}

/** A text that many patterns are looked for in: what it cannot have costs next to nothing. */
export class SearchedText {
  readonly text: string
  #beginnings: readonly number[] = []
  /** How many patterns were known when the beginnings were looked for: it cannot tell of later ones. */
  #known = 0
  #opening: SearchedText | null = null

  constructor(text: string) {
    this.text = text
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
      if (isSure(beginning)) return true
      sticky.lastIndex = placeAt(beginning)
      if (sticky.test(this.text)) return true
    }
    return false
  }

  /** The same as `text.matchAll(pattern)`, for a pattern that never matches nothing. */
  all(pattern: RegExp): readonly RegExpExecArray[] {
    const { id, sticky } = PATTERNS.knownOf(pattern)
    if (sticky === null) return [...this.text.matchAll(pattern)]
    const own = this.#beginningsFor(id).filter((beginning) => patternAt(beginning) === id)
    return own.length === 0 ? [] : matchesAt(this.text, sticky, own.map(placeAt))
  }

  /** Where any of the patterns may begin, each place once, in order. */
  *placesOfAny({ from, until }: PatternGroup): Generator<number> {
    let last = -1
    for (const beginning of this.#beginningsFor(until - 1)) {
      const at = placeAt(beginning)
      const which = patternAt(beginning)
      if (at === last || which < from || which >= until) continue
      last = at
      yield at
    }
  }

  /** Its first `length` characters. */
  opening(length: number): SearchedText {
    if (this.text.length <= length) return this
    if (this.#opening?.text.length !== length) this.#opening = new SearchedText(this.text.slice(0, length))
    return this.#opening
  }

  #beginningsFor(id: number): readonly number[] {
    if (id >= this.#known) {
      this.#beginnings = PATTERNS.beginnings(this.text)
      this.#known = PATTERNS.size
    }
    return this.#beginnings
  }
}
