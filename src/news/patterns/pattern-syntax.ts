/** `\d` and `\s` are what stands for them in `folded-units.ts`. */
type Character = {
  readonly text: string
  /** Nothing else is taken for it there. */
  readonly isExact: boolean
}

/** How a pattern is built, of the syntax that the tables of news use. */
export type PatternNode =
  /** Of several alternatives each part of one, in order. */
  | { readonly kind: 'choice'; readonly alternatives: readonly (readonly PatternNode[])[] }
  | { readonly kind: 'oneOf'; readonly characters: readonly Character[] }
  | { readonly kind: 'anything' }
  | { readonly kind: 'wordEdge' }
  /** No letter of ASCII stands before. */
  | { readonly kind: 'letterEdge' }
  | { readonly kind: 'start' }
  /** Nothing is taken: the end, and what must not stand there. */
  | { readonly kind: 'condition' }
  /** What has to stand ahead or before, and is not taken. */
  | { readonly kind: 'look'; readonly isAhead: boolean; readonly node: PatternNode }
  | { readonly kind: 'repeated'; readonly node: PatternNode; readonly least: number; readonly most: number }
  /** A part that tells case, though the whole does not. */
  | { readonly kind: 'cased'; readonly node: PatternNode }

/** Of a class with more characters than this, it is not said which they are. */
const MOST_OF_A_CLASS = 128

/** What stands for every digit, so that a pattern may begin with `\d` once and not ten times. */
export const ANY_DIGIT = '0'
/** What stands for every white space but a blank, which is most of it: a pattern may ask for a blank alone. */
export const OTHER_SPACE = '\t'
/** Several stand for each other. */
const ONE_OF_MANY = /^[\d\s]$/u

const ANYTHING: PatternNode = { kind: 'anything' }
const CONDITION: PatternNode = { kind: 'condition' }
const WORD_EDGE: PatternNode = { kind: 'wordEdge' }
const START: PatternNode = { kind: 'start' }
const LETTER_EDGE: PatternNode = { kind: 'letterEdge' }
/** A class that all letters of ASCII belong to. */
const ONE_LETTER = /^(?:\\p\{L\}|\\w|\[(?!\^)[^\]]*(?:\\p\{(?:L|Script=Latin)\}|A-Za-z|\\w)[^\]]*\])$/u
const DIGITS: PatternNode = { kind: 'oneOf', characters: [{ text: ANY_DIGIT, isExact: true }] }
const SPACES: PatternNode = { kind: 'oneOf', characters: [' ', OTHER_SPACE].map((text) => ({ text, isExact: true })) }

/** The alternatives of a pattern, each with its parts in order. Throws at syntax that is not known here. */
export function patternSyntax(source: string): readonly (readonly PatternNode[])[] {
  const parser = new Parser(source)
  const alternatives = parser.alternatives()
  if (!parser.isDone) throw new Error(`Unreadable pattern at ${parser.at}: ${source}`)
  return alternatives
}

class Parser {
  readonly #source: string
  at = 0

  constructor(source: string) {
    this.#source = source
  }

  get isDone(): boolean {
    return this.at >= this.#source.length
  }

  alternatives(): readonly (readonly PatternNode[])[] {
    const all = [this.#sequence()]
    while (this.#takes('|')) all.push(this.#sequence())
    return all
  }

  #takes(text: string): boolean {
    if (!this.#source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  #sequence(): readonly PatternNode[] {
    const parts: PatternNode[] = []
    while (!this.isDone && !'|)'.includes(this.#source[this.at] ?? '')) parts.push(this.#repeated())
    return parts
  }

  /** One atom with its quantifier. */
  #repeated(): PatternNode {
    const node = this.#atom()
    if (!'?*+{'.includes(this.#source[this.at] ?? ' ')) return node
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/u.exec(this.#source.slice(this.at, this.at + 12))
    if (quantifier === null) return node
    this.at += quantifier[0].length
    const least = quantifier[0].startsWith('+') ? 1 : Number(quantifier[1] ?? 0)
    const written = /^\{\d+\}/u.test(quantifier[0]) ? least : (quantifier[2] ?? '')
    const most = quantifier[0].startsWith('?') ? 1 : written === '' ? Number.POSITIVE_INFINITY : Number(written)
    return { kind: 'repeated', node, least, most }
  }

  #inside(): PatternNode {
    const alternatives = this.alternatives()
    if (!this.#takes(')')) throw new Error(`Unclosed group in ${this.#source}`)
    return { kind: 'choice', alternatives }
  }

  #atom(): PatternNode {
    const look = /^\(\?(<?)([=!])/u.exec(this.#source.slice(this.at, this.at + 4))
    if (look !== null) {
      this.at += look[0].length
      const from = this.at
      const node = this.#inside()
      if (look[2] !== '!') return { kind: 'look', isAhead: look[1] === '', node }
      const isEdge = look[1] === '<' && ONE_LETTER.test(this.#source.slice(from, this.at - 1))
      return isEdge ? LETTER_EDGE : CONDITION
    }
    // A walk over a text knows only one case. `(?i:` is none of ours: after thousands of texts V8 13.6 may miss what it means.
    if (this.#takes('(?-i:')) return { kind: 'cased', node: this.#inside() }
    if (this.#takes('(?:') || this.#takes('(')) {
      if (/^\?<[a-z]\w*>/iu.test(this.#source.slice(this.at))) this.at = this.#source.indexOf('>', this.at) + 1
      if (this.#source[this.at] === '?') throw new Error(`Unknown group at ${this.at}: ${this.#source}`)
      return this.#inside()
    }
    if (this.#takes('[')) return this.#charClass()
    if (this.#takes('^')) return START
    if (this.#takes('$')) return CONDITION
    if (this.#takes('\\b')) return WORD_EDGE
    if (this.#takes('.')) return ANYTHING
    if (this.#takes('\\')) return this.#escaped()
    return one(this.#character())
  }

  #character(): string {
    const char = String.fromCodePoint(this.#source.codePointAt(this.at) ?? 0)
    this.at += char.length
    return char
  }

  /** What stands behind a backslash: `\p{Lu}` may be anything. */
  #escaped(): PatternNode {
    const char = this.#source[this.at] ?? ''
    if (char === 'u' || char === 'x') return this.#byNumber()
    if (/[1-9k]/u.test(char)) throw new Error(`Unknown escape at ${this.at}: ${this.#source}`)
    this.at += 1
    if (char === 'd') return DIGITS
    if (char === 's') return SPACES
    if (/[fnrtv]/u.test(char)) return one(OTHER_SPACE)
    if (/[pP]/u.test(char)) this.at = this.#source.indexOf('}', this.at) + 1
    return /[a-zA-Z]/u.test(char) ? ANYTHING : one(char)
  }

  /** `\u00a0`, `\u{10ffff}`, `\xa0` */
  #byNumber(): PatternNode {
    const written = /^(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2}))/iu.exec(this.#source.slice(this.at, this.at + 10))
    if (written === null) throw new Error(`Unreadable number at ${this.at}: ${this.#source}`)
    this.at += written[0].length
    return one(String.fromCodePoint(parseInt(written[1] ?? written[2] ?? written[3] ?? '', 16)))
  }

  #charClass(): PatternNode {
    const set: Character[] = []
    let isAnything = this.#source[this.at] === '^'
    if (isAnything) this.at += 1
    for (let isFirst = true; isFirst || !this.#takes(']'); isFirst = false) {
      const from = this.#ofClass()
      const isRange = from.length === 1 && this.#source[this.at] === '-' && this.#source[this.at + 1] !== ']'
      if (isRange) this.at += 1
      const to = isRange ? this.#ofClass() : from
      const [first, last] = [codeOf(from[0]), codeOf(to[0])]
      if (from.length === 0 || to.length === 0 || last - first > MOST_OF_A_CLASS) isAnything = true
      else if (!isRange) set.push(...from)
      else for (let code = first; code <= last; code += 1) set.push(character(String.fromCodePoint(code)))
    }
    return isAnything || set.length > MOST_OF_A_CLASS ? ANYTHING : { kind: 'oneOf', characters: set }
  }

  /** One character of a class, or those of an escape; none where it may be anything. */
  #ofClass(): readonly Character[] {
    if (!this.#takes('\\')) return [character(this.#character())]
    const node = this.#escaped()
    return node.kind === 'oneOf' ? node.characters : []
  }
}

function codeOf(one: Character | undefined): number {
  return one?.text.codePointAt(0) ?? 0
}

function character(text: string): Character {
  return { text, isExact: text === ' ' || !ONE_OF_MANY.test(text) }
}

function one(text: string): PatternNode {
  return { kind: 'oneOf', characters: [character(text)] }
}
