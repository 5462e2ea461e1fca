import { isSure, patternAt, PatternSet, placeAt } from './pattern-set.ts'

/** All that facts are read by. */
const PATTERNS = new PatternSet(true)

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
