import { ANY_DIGIT, OTHER_SPACE } from './folded-units.ts'

/** How many characters of a match's beginning are looked at. */
const PREFIX_LENGTH = 12
/** More than this from one class (`[a-k]`, `\d`) is taken for "anything". */
const MOST_OF_A_CLASS = 24
/** Where more beginnings than this would come of a part of a pattern, it is not looked at any more. */
const MOST_PREFIXES = 100

type Prefix = {
  readonly text: string
  /** What follows in the pattern may still lengthen it. */
  readonly isOpen: boolean
  /** Nothing but `text` is asked for so far, and the ends of words. */
  readonly isExact: boolean
  readonly endsWord: boolean
}

const NOTHING: readonly Prefix[] = [{ text: '', isOpen: true, isExact: true, endsWord: false }]
const ANYTHING: readonly Prefix[] = [{ text: '', isOpen: false, isExact: false, endsWord: false }]
/** Something is asked of what stands around. */
const CONDITION: readonly Prefix[] = [{ text: '', isOpen: true, isExact: false, endsWord: false }]
const END_OF_WORD: readonly Prefix[] = [{ text: '', isOpen: true, isExact: true, endsWord: true }]

/** What an escaped letter stands for, as `folded-units.ts` has it. */
const MANY: Readonly<Record<string, readonly Prefix[]>> = {
  d: [{ text: ANY_DIGIT, isOpen: true, isExact: true, endsWord: false }],
  s: [' ', OTHER_SPACE].map((text) => ({ text, isOpen: true, isExact: true, endsWord: false })),
}
/** Several stand for each other. */
const ONE_OF_MANY = /^[\d\s]$/u

/** How a match begins. */
export type Beginning = {
  readonly text: string
  /** Only where no word character stands before. */
  readonly isAtWord: boolean
  /** It is the whole match: where it stands, the pattern matches. */
  readonly isWhole: boolean
  /** Said of a whole match only: it counts where no word character stands behind. */
  readonly endsWord: boolean
}

/**
 * How every match of a pattern begins: at most PREFIX_LENGTH characters each, where `\d` and `\s` are what stands for them in
 * `folded-units.ts`. Null where a match may begin with anything.
 * Knows the syntax that the tables of this folder use; throws at the rest.
 */
export function patternPrefixes(source: string): readonly Beginning[] | null {
  const parser = new Parser(source)
  const found = new Map<string, Beginning>()
  do {
    const beginsWord = parser.takes('\\b')
    for (const { text, isOpen, isExact, endsWord } of parser.sequence()) {
      // Only of letters and digits is it certain that they begin a word there, or end one.
      const isAtWord = beginsWord && /^[a-z\d]/u.test(text)
      const isWhole =
        isOpen && isExact && beginsWord === isAtWord && (!endsWord || /[a-z\d]$/u.test(text)) && text.length > 0
      const beginning = { text, isAtWord, isWhole, endsWord: isWhole && endsWord }
      found.set([text, isAtWord, isWhole, beginning.endsWord].join(' '), beginning)
    }
  } while (parser.takes('|'))
  if (!parser.isDone) throw new Error(`Unreadable pattern at ${parser.at}: ${source}`)
  const all = [...found.values()]
  return all.some(({ text }) => text === '') ? null : all
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

  #alternatives(): readonly Prefix[] {
    const all = [...this.sequence()]
    while (this.takes('|')) all.push(...this.sequence())
    return all
  }

  takes(text: string): boolean {
    if (!this.#source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  sequence(): readonly Prefix[] {
    let prefixes = NOTHING
    while (!this.isDone && !'|)'.includes(this.#source[this.at] ?? '')) prefixes = joined(prefixes, this.#repeated())
    return prefixes
  }

  /** One atom with its quantifier. */
  #repeated(): readonly Prefix[] {
    const once = this.#atom()
    if (!'?*+{'.includes(this.#source[this.at] ?? ' ')) return once
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/u.exec(this.#source.slice(this.at, this.at + 12))
    if (quantifier === null) return once
    this.at += quantifier[0].length
    const least = quantifier[0].startsWith('+') ? 1 : Number(quantifier[1] ?? 0)
    const written = /^\{\d+\}/u.test(quantifier[0]) ? least : (quantifier[2] ?? '')
    const most = quantifier[0].startsWith('?') ? 1 : written === '' ? Number.POSITIVE_INFINITY : Number(written)
    let times: readonly Prefix[] = NOTHING
    const all: Prefix[] = least === 0 ? [...NOTHING] : []
    for (let count = 1; count <= most; count += 1) {
      times = joined(times, once)
      const isSettled = times.every(({ isOpen, text }) => !isOpen || text === '')
      if (count >= least || isSettled) all.push(...times)
      if (isSettled) break
    }
    return all
  }

  #atom(): readonly Prefix[] {
    const look = /^\(\?<?[=!]/u.exec(this.#source.slice(this.at, this.at + 4))
    if (look !== null) {
      this.at += look[0].length
      const inner = this.#alternatives()
      this.#close()
      // What is looked for ahead is how the rest begins.
      return look[0] === '(?='
        ? inner.map(({ text }) => ({ text, isOpen: false, isExact: false, endsWord: false }))
        : CONDITION
    }
    // A walk over a text knows only one case. `(?i:` is none of ours: after thousands of texts V8 13.6 may miss what it means.
    const tellsCase = this.takes('(?-i:')
    if (tellsCase || this.takes('(?:') || this.takes('(')) {
      if (this.#source[this.at] === '?') throw new Error(`Unknown group at ${this.at}: ${this.#source}`)
      const inner = this.#alternatives()
      this.#close()
      return tellsCase ? inner.map((prefix) => ({ ...prefix, isExact: false })) : inner
    }
    if (this.takes('[')) return this.#charClass()
    if (this.takes('^') || this.takes('$')) return CONDITION
    if (this.takes('\\b')) return END_OF_WORD
    if (this.takes('.')) return ANYTHING
    if (this.takes('\\')) return this.#escaped()
    return this.#literal()
  }

  #close(): void {
    if (!this.takes(')')) throw new Error(`Unclosed group in ${this.#source}`)
  }

  #literal(): readonly Prefix[] {
    const char = String.fromCodePoint(this.#source.codePointAt(this.at) ?? 0)
    this.at += char.length
    return [characterOf(char)]
  }

  #escaped(): readonly Prefix[] {
    const char = this.#source[this.at] ?? ''
    this.at += 1
    const some = MANY[char]
    if (some !== undefined) return some
    if (/[pPu]/u.test(char)) {
      this.at = this.#source.indexOf('}', this.at) + 1
      return ANYTHING
    }
    if (/[a-zA-Z]/u.test(char)) return ANYTHING
    return [characterOf(char)]
  }

  #charClass(): readonly Prefix[] {
    const set: Prefix[] = []
    if (this.#source[this.at] === '^') return this.#skipClass()
    for (let isFirst = true; isFirst || !this.takes(']'); isFirst = false) {
      if (this.takes('\\')) {
        const char = this.#source[this.at] ?? ''
        this.at += 1
        const some = MANY[char] ?? (/[a-zA-Z]/u.test(char) ? null : [characterOf(char)])
        if (some === null) return this.#skipClass()
        set.push(...some)
        continue
      }
      const from = this.#source.codePointAt(this.at) ?? 0
      this.at += String.fromCodePoint(from).length
      const hasEnd = this.#source[this.at] === '-' && this.#source[this.at + 1] !== ']'
      const to = hasEnd ? (this.#source.codePointAt(this.at + 1) ?? 0) : from
      if (hasEnd) this.at += 1 + String.fromCodePoint(to).length
      if (to - from > MOST_OF_A_CLASS) return this.#skipClass()
      for (let code = from; code <= to; code += 1) set.push(characterOf(String.fromCodePoint(code)))
    }
    return set.length > MOST_OF_A_CLASS ? ANYTHING : set
  }

  /** A class that anything may be in: it ends at the first bracket that is not escaped. */
  #skipClass(): readonly Prefix[] {
    while (!this.isDone && !this.takes(']')) this.at += this.#source[this.at] === '\\' ? 2 : 1
    return ANYTHING
  }
}

function characterOf(text: string): Prefix {
  return { text, isOpen: true, isExact: !ONE_OF_MANY.test(text) || text === ' ', endsWord: false }
}

function joined(before: readonly Prefix[], after: readonly Prefix[]): readonly Prefix[] {
  const open = before.filter(({ isOpen }) => isOpen)
  const isTooMuch = open.length > 1 && open.length * after.length > MOST_PREFIXES
  const all: Prefix[] = []
  for (const first of before) {
    if (!first.isOpen) {
      all.push(first)
      continue
    }
    for (const second of isTooMuch ? ANYTHING : after) {
      const whole = first.text + second.text
      const text = whole.slice(0, PREFIX_LENGTH)
      all.push({
        text,
        isOpen: second.isOpen && text.length < PREFIX_LENGTH,
        // The end of a word in the middle, or before anything else that is asked for, is not looked at.
        isExact: first.isExact && second.isExact && whole === text && !(first.endsWord && second.text !== ''),
        endsWord: second.endsWord || (first.endsWord && second.text === ''),
      })
    }
  }
  return all
}
