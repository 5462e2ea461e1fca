import { foldedUnits } from './folded-units.ts'
import { patternSyntax, type PatternNode } from './pattern-syntax.ts'

/** Of a text that is asked for, so many UTF-16 code units are looked at. */
const LONGEST = 6
/** So many ways to write a part of a pattern are followed. */
const MOST_WAYS = 64
/** So many texts are asked for, of which one has to be there. */
const MOST_TEXTS = 240
/** What is in more texts than this share is not worth asking for. */
const COMMON = 0.1
/** What is looked for within words is looked for everywhere: it has to be so much rarer. */
const WITHIN_IS_RARER = 20

/** Where no letter of ASCII stands before: no text has this sign. */
const EDGE = '\u0001'
/** What stands before a text that may begin within a word, too. */
const WITHIN = '\u0002'

type RequiredText = {
  /** As `foldedUnits` has it. */
  readonly text: string
  /** It begins with a letter, and none of ASCII stands before it; a part of a text that is cut there may begin with it. */
  readonly isAtEdge: boolean
}

/** What is known of everything that a part of a pattern matches. */
type Required = {
  /** All that it may be, folded; `null` where that is too much. */
  readonly ways: readonly string[] | null
  /** Of these at least one stands in every match, or in what it looks around for; `null` where nothing is known. */
  readonly texts: readonly string[] | null
}

const NOTHING: Required = { ways: [''], texts: null }
const ANYTHING: Required = { ways: null, texts: null }
const AT_EDGE: Required = { ways: [EDGE], texts: null }

/**
 * Texts of which at least one stands in every text that a pattern matches; `null` where none are telling. What they are is
 * worked out as RE2 does for many patterns at once (https://swtch.com/~rsc/regexp/regexp4.html).
 */
export function requiredTexts(source: string): readonly RequiredText[] | null {
  const texts = textsOf(ofChoice(patternSyntax(source)))
  return texts !== null && frequency(texts) <= COMMON ? texts.map(requiredText) : null
}

function requiredText(text: string): RequiredText {
  return text.startsWith(WITHIN)
    ? { text: text.slice(1), isAtEdge: false }
    : { text, isAtEdge: LETTER.test(text.charAt(0)) }
}

function requiredOf(node: PatternNode): Required {
  switch (node.kind) {
    case 'choice':
      return ofChoice(node.alternatives)
    case 'oneOf':
      return { ways: distinct(node.characters.map(({ text }) => folded(text))), texts: null }
    case 'look':
      return { ways: [''], texts: textsOf(requiredOf(node.node)) }
    case 'cased':
      return requiredOf(node.node)
    case 'repeated':
      return ofRepeated(requiredOf(node.node), node.least, node.most)
    case 'wordEdge':
    case 'letterEdge':
    case 'start':
      return AT_EDGE
    case 'condition':
      return NOTHING
    case 'anything':
      return ANYTHING
  }
}

function ofChoice(alternatives: readonly (readonly PatternNode[])[]): Required {
  const all = alternatives.map((parts) => ofSequence(parts.map(requiredOf)))
  const ways = all.flatMap((one) => one.ways ?? [])
  const texts = all.map(textsOf)
  const isKnown = all.every((one) => one.ways !== null) && ways.length <= MOST_WAYS
  return {
    ways: isKnown ? distinct(ways) : null,
    texts: texts.includes(null) ? null : ofAtMost(distinct(texts.flatMap((some) => some ?? []))),
  }
}

function ofSequence(parts: readonly Required[]): Required {
  let run: readonly string[] = ['']
  let best: readonly string[] | null = null
  let isWhole = true
  for (const { ways, texts } of parts) {
    best = rarer(best, texts)
    const longer = ways === null ? null : withEach(run, ways)
    if (longer !== null) run = longer
    else {
      best = rarer(best, textsOf({ ways: run, texts: null }))
      run = ways ?? ['']
      isWhole = false
    }
  }
  return { ways: isWhole ? run : null, texts: rarer(best, textsOf({ ways: run, texts: null })) }
}

function ofRepeated(once: Required, least: number, most: number): Required {
  if (least > 0) {
    const times = ofSequence(Array.from({ length: Math.min(least, LONGEST) }, () => once))
    return { ways: least === most && least <= LONGEST ? times.ways : null, texts: times.texts }
  }
  return { ways: most === 1 && once.ways !== null ? distinct(['', ...once.ways]) : null, texts: null }
}

/** Every one of `run` with every one of `ways` behind it; `null` where that is too many, or too long to be looked at. */
function withEach(run: readonly string[], ways: readonly string[]): readonly string[] | null {
  if (run.length * ways.length > MOST_WAYS * 4) return null
  const all = distinct(run.flatMap((before) => ways.map((after) => before + after)))
  return all.length > MOST_WAYS || all.some((one) => one.length > LONGEST * 3) ? null : all
}

/** Texts of which one stands in every match: all that it may be, or what is asked for in it. */
function textsOf({ ways, texts }: Required): readonly string[] | null {
  const starts = ways?.map(startOf) ?? []
  const isEverywhere = starts.length === 0 || starts.includes('')
  return isEverywhere ? texts : rarer(texts, ofAtMost(distinct(starts)))
}

const LETTER = /[a-z]/u

/** Units that a text is looked for from: not a blank, which is everywhere, nor a letter within a word. */
function isStart(way: string, at: number): boolean {
  const unit = way.charAt(at)
  if (unit === ' ' || unit === EDGE) return false
  return !LETTER.test(unit) || (at > 0 && !LETTER.test(way.charAt(at - 1)))
}

/** The rarest part of a text that it is looked for by; '' where it has none. */
function startOf(way: string): string {
  let best = ''
  for (let at = 0; at < way.length; at += 1) {
    if (!isStart(way, at)) continue
    const part = way.slice(at).replaceAll(EDGE, '').slice(0, LONGEST)
    if (best === '' || likelihood(part) < likelihood(best)) best = part
  }
  const within = way.replaceAll(EDGE, '').trimStart().slice(0, LONGEST)
  return within !== '' && (best === '' || likelihood(within) * WITHIN_IS_RARER < likelihood(best))
    ? WITHIN + within
    : best
}

function ofAtMost(texts: readonly string[]): readonly string[] | null {
  return texts.length > MOST_TEXTS ? null : texts
}

function rarer(first: readonly string[] | null, second: readonly string[] | null): readonly string[] | null {
  if (first === null || second === null) return first ?? second
  return frequency(second) < frequency(first) ? second : first
}

/** In how many texts one of these stands, about: only for comparing them. */
function frequency(texts: readonly string[]): number {
  return texts.reduce((all, text) => all + likelihood(text), 0)
}

const BEYOND_LATIN = 0x2c00

function likelihood(text: string): number {
  let all = LETTER.test(text.charAt(0)) ? 0.35 : 1
  for (const char of text)
    if (char !== WITHIN)
      all *= char.charCodeAt(0) >= BEYOND_LATIN ? 0.02 : char === ' ' ? 0.35 : /\d/u.test(char) ? 0.3 : 0.12
  return all
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

function folded(text: string): string {
  const units = foldedUnits()
  return Array.from({ length: text.length }, (_, at) => String.fromCharCode(units[text.charCodeAt(at)] ?? 0)).join('')
}
