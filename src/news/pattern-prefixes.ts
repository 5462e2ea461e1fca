/** How many characters of a match's beginning are looked at. */
export const PREFIX_LENGTH = 3
/** More than this from one class (`[a-k]`, `\d`) is taken for "anything". */
const MOST_OF_A_CLASS = 24
const MOST_PREFIXES = 4000

/** `isOpen`: what follows in the pattern may still lengthen it. */
type Prefix = { readonly text: string; readonly isOpen: boolean }

const NOTHING: readonly Prefix[] = [{ text: '', isOpen: true }]
const ANYTHING: readonly Prefix[] = [{ text: '', isOpen: false }]

/** How matches begin; `isAtWord`: only where no word character stands before. */
export type Beginning = { readonly text: string; readonly isAtWord: boolean }

/**
 * How every match of a pattern begins: at most PREFIX_LENGTH characters each. Null where a match may begin with anything.
 * Knows the syntax that the tables of this folder use; throws at the rest.
 */
export function patternPrefixes(source: string): readonly Beginning[] | null {
  const parser = new Parser(source)
  const found = new Map<string, boolean>()
  do {
    const isAtWord = source.startsWith('\\b', parser.at)
    for (const { text } of parser.sequence()) {
      // Only of letters and digits is it certain that they begin a word there.
      found.set(text, isAtWord && /^[a-z\d]/u.test(text) && found.get(text) !== false)
    }
  } while (parser.takes('|'))
  if (!parser.isDone) throw new Error(`Unreadable pattern at ${parser.at}: ${source}`)
  return found.has('') ? null : [...found].map(([text, isAtWord]) => ({ text, isAtWord }))
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
    while (!this.isDone && !/[|)]/u.test(this.#source[this.at] ?? '')) prefixes = joined(prefixes, this.#repeated())
    return prefixes
  }

  /** One atom with its quantifier. */
  #repeated(): readonly Prefix[] {
    const once = this.#atom()
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/u.exec(this.#source.slice(this.at, this.at + 12))
    if (quantifier === null) return once
    this.at += quantifier[0].length
    const least = quantifier[0].startsWith('+') ? 1 : Number(quantifier[1] ?? 0)
    const most = quantifier[0].startsWith('?') ? 1 : PREFIX_LENGTH
    let times: readonly Prefix[] = NOTHING
    const all: Prefix[] = least === 0 ? [...NOTHING] : []
    for (let count = 1; count <= Math.max(least, most); count += 1) {
      times = joined(times, once)
      if (count >= least) all.push(...times)
      if (times.every((prefix) => !prefix.isOpen)) break
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
      return look[0] === '(?=' ? inner.map(({ text }) => ({ text, isOpen: false })) : NOTHING
    }
    if (this.takes('(?:') || this.takes('(')) {
      const inner = this.#alternatives()
      this.#close()
      return inner
    }
    if (this.takes('[')) return this.#charClass()
    if (this.takes('^') || this.takes('$') || this.takes('\\b')) return NOTHING
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
    return [{ text: char, isOpen: true }]
  }

  #escaped(): readonly Prefix[] {
    const char = this.#source[this.at] ?? ''
    this.at += 1
    if (char === 'd') return characters('0123456789')
    if (/[pPu]/u.test(char)) {
      this.at = this.#source.indexOf('}', this.at) + 1
      return ANYTHING
    }
    if (/[a-zA-Z]/u.test(char)) return ANYTHING
    return [{ text: char, isOpen: true }]
  }

  #charClass(): readonly Prefix[] {
    const end = this.#source.indexOf(']', this.#source[this.at] === ']' ? this.at + 1 : this.at)
    const inside = this.#source.slice(this.at, end)
    this.at = end + 1
    if (/\\[a-zA-Z]|^\^/u.test(inside)) return ANYTHING
    let set = ''
    const chars = Array.from(inside.replaceAll('\\', ''))
    for (let at = 0; at < chars.length; at += 1) {
      const from = chars[at]?.codePointAt(0) ?? 0
      const to = chars[at + 1] === '-' ? chars[at + 2]?.codePointAt(0) : undefined
      if (to === undefined) set += chars[at] ?? ''
      else {
        if (to - from > MOST_OF_A_CLASS) return ANYTHING
        for (let code = from; code <= to; code += 1) set += String.fromCodePoint(code)
        at += 2
      }
    }
    return set.length > MOST_OF_A_CLASS ? ANYTHING : characters(set)
  }
}

function characters(set: string): readonly Prefix[] {
  return Array.from(set, (text) => ({ text, isOpen: true }))
}

function joined(before: readonly Prefix[], after: readonly Prefix[]): readonly Prefix[] {
  const all = new Map<string, Prefix>()
  for (const first of before) {
    for (const second of first.isOpen ? after : NOTHING) {
      const text = (first.text + (first.isOpen ? second.text : '')).slice(0, PREFIX_LENGTH)
      const isOpen = first.isOpen && second.isOpen && text.length < PREFIX_LENGTH
      all.set(`${text} ${isOpen}`, { text, isOpen })
    }
  }
  if (all.size > MOST_PREFIXES) throw new Error('Too many ways for a pattern to begin')
  return [...all.values()]
}
