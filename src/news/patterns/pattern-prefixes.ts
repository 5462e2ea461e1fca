import { patternSyntax, type PatternNode } from './pattern-syntax.ts'

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
  const found = new Map<string, Beginning>()
  for (const parts of patternSyntax(source)) {
    const beginsWord = parts[0]?.kind === 'wordEdge'
    for (const { text, isOpen, isExact, endsWord } of ofSequence(beginsWord ? parts.slice(1) : parts)) {
      // Only of letters and digits is it certain that they begin a word there, or end one.
      const isAtWord = beginsWord && /^[a-z\d]/u.test(text)
      const isWhole =
        isOpen && isExact && beginsWord === isAtWord && (!endsWord || /[a-z\d]$/u.test(text)) && text.length > 0
      const beginning = { text, isAtWord, isWhole, endsWord: isWhole && endsWord }
      found.set([text, isAtWord, isWhole, beginning.endsWord].join(' '), beginning)
    }
  }
  const all = [...found.values()]
  return all.some(({ text }) => text === '') ? null : all
}

function ofSequence(parts: readonly PatternNode[]): readonly Prefix[] {
  return parts.reduce<readonly Prefix[]>((before, part) => joined(before, prefixesOf(part)), NOTHING)
}

function prefixesOf(node: PatternNode): readonly Prefix[] {
  switch (node.kind) {
    case 'choice':
      return node.alternatives.flatMap(ofSequence)
    case 'oneOf':
      return node.characters.length > MOST_OF_A_CLASS
        ? ANYTHING
        : node.characters.map((one) => ({ ...one, isOpen: true, endsWord: false }))
    case 'wordEdge':
      return END_OF_WORD
    case 'look':
      // What is looked for ahead is how the rest begins.
      return node.isAhead
        ? prefixesOf(node.node).map(({ text }) => ({ text, isOpen: false, isExact: false, endsWord: false }))
        : CONDITION
    case 'cased':
      return prefixesOf(node.node).map((prefix) => ({ ...prefix, isExact: false }))
    case 'repeated':
      return ofRepeated(prefixesOf(node.node), node.least, node.most)
    case 'condition':
    case 'letterEdge':
    case 'start':
      return CONDITION
    case 'anything':
      return ANYTHING
  }
}

function ofRepeated(once: readonly Prefix[], least: number, most: number): readonly Prefix[] {
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
