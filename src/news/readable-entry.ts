import { EASTERN } from './eastern.ts'
import { GETTING_VERBS } from './getting-verbs.ts'
import { everyMatch } from './patterns/every-match.ts'
import { newsAt, ownWords, withoutTail } from './around-the-news.ts'
import type { Part } from './part.ts'
import { withCapitals } from './with-capitals.ts'
import { withPlainSigns } from './plain-signs.ts'
import { similarity, weightedWords } from './story/word-weights.ts'

export type ReadableEntry = { readonly title: Part; readonly summary: Part }

const MAX_ITEM = 160
/** `AI日报：`, `[AI 브리핑]`, `Daily digest:`; what follows is the first item. */
const HEADING =
  /^(?:[^：:；;]{0,16}(?:日报|早报|晚报|周报|快讯|晨报|早知道|速递|브리핑|뉴스레터|まとめ)[^：:；;|｜丨]{0,10}[：:|｜丨]|(?:daily|weekly|ai)[ \w]{0,20}(?:digest|brief|roundup|recap|news)[ \w]{0,10}:)\s*/iu
/** What stands behind such a heading. */
const AFTER_HEADING = /[：:|｜丨]/u
/** `1、`, `2.`, `③` at the head of an item. */
const NUMBER = /(?:^|[\s。！!;；])(?:\d{1,2}[、.．)]|[①-⑳])\s?/gu

function partsOf(text: string, from: number, separator: RegExp): Part[] {
  const parts: Part[] = []
  let at = from
  for (const match of everyMatch(text.slice(from), separator)) {
    const end = from + match.index
    parts.push({ text: text.slice(at, end), start: at })
    at = end + match[0].length
  }
  parts.push({ text: text.slice(at), start: at })
  return parts.filter((part) => part.text.trim() !== '')
}

function wordsIn(part: Part): number {
  return part.text.trim().split(/\s+/u).length
}

function isClause(part: Part): boolean {
  const words = wordsIn(part)
  return words >= 2 && words <= 10 && !/^(?:and|or|but|which|with|including|led)\b/iu.test(part.text.trim())
}

/** Of a list of names that do something together, each is no longer than so many words, and what they do is longer. */
const LONGEST_NAME = 3
const SHORTEST_DEED = 5

/** `Alder Capital, Birch Ventures, Cedar Partners Back Quillon's New Round`: one item, whoever stands before the last comma. */
function isOneSentence(parts: readonly Part[]): boolean {
  const last = parts.at(-1)
  const isDeed = last !== undefined && wordsIn(last) >= SHORTEST_DEED
  return isDeed && parts.slice(0, -1).every((part) => wordsIn(part) <= LONGEST_NAME)
}

const GETS = `(?:${GETTING_VERBS}|nets)`
const SUM = '(?:(?:over|about|nearly|more than|a|an) )?[$€£]\\d'
const SUM_SIGN = /[$€£]/u
/** `Quillon raises $120M and Marlowe lands $20M`: each sum is of who stands before it. */
const TWO_ROUNDS = new RegExp(
  `^[^,;|]{2,70}\\b${GETS} ${SUM}[^,;|]{0,60}?(?=(?:[,;]|,? (?:and|while|as)) \\p{Lu}[\\p{L}\\d.&’'-]*(?: [\\p{Lu}\\d][\\p{L}\\d.&’'-]*){0,3} ${GETS} ${SUM})`,
  'u',
)
/** Without any of these a headline has one item. */
const SEPARATORS = [',', ';', '|', ' + ', '；', '｜', ' and ', ' while ', ' as ']

/** The first of the items that a round-up's headline strings together; null when it is an ordinary headline. */
function firstOfTitle(title: string): Part | null {
  if (!SEPARATORS.some((sign) => title.includes(sign))) return null
  const from = AFTER_HEADING.test(title) ? (HEADING.exec(title)?.[0].length ?? 0) : 0
  if (EASTERN.test(title)) {
    const parts = partsOf(title, from, /[；;｜]/gu)
    return parts.length >= 3 || (from > 0 && parts.length >= 2) ? (parts[0] ?? null) : null
  }
  const bySign = partsOf(title, from, /\s?[;|]\s|\s\+\s/gu)
  if (bySign.length >= 3 && bySign.every((part) => part.text.length <= MAX_ITEM)) return bySign[0] ?? null
  const two = SUM_SIGN.test(title) ? TWO_ROUNDS.exec(title) : null
  if (two !== null) return { text: two[0], start: 0 }
  const byComma = partsOf(title, from, /,\s/gu)
  const capitals = byComma.filter((part) => /^\s*["'“‘]?[\p{Lu}\d$]/u.test(part.text)).length
  const isList = byComma.length >= 3 && capitals >= 3 && byComma.every(isClause) && !isOneSentence(byComma)
  return isList ? (byComma[0] ?? null) : null
}

/** Whether a headline strings together several items. */
export function isRoundUp(title: string, language: string): boolean {
  return firstOfTitle(withPlainSigns(title, language)) !== null
}

/** What the issues of a newsletter are called, beside their numbers. */
const OF_AN_ISSUE =
  /\b(?:issue|edition|vol(?:ume)?|no|week|kw|(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6})\b|[第期号號年月日周週호회년월일주차\d\p{P}\p{S}\s]/giu

const LONGEST_ISSUE = 40

/** A headline that is a date or a number: what stands below is a whole issue, and none of its items leads. */
export function isBareIssue(title: string): boolean {
  return title.length <= LONGEST_ISSUE && /\d/u.test(title) && title.replace(OF_AN_ISSUE, '') === ''
}

/** The numbered item of the summary that tells of `item`, or nothing. */
function itemOfSummary(summary: string, item: Part): Part {
  const heads = [...summary.matchAll(NUMBER)].map((match) => match.index)
  const bounds = heads.length === 0 ? [0] : heads
  const words = weightedWords(item.text)
  const parts = bounds.slice(0, 20).map((start, at) => {
    const text = summary.slice(start, bounds[at + 1] ?? summary.length)
    return { text, start, likeness: similarity(words, weightedWords(text.slice(0, item.text.length * 2))) }
  })
  const [best] = parts.sort((a, b) => b.likeness - a.likeness || a.start - b.start)
  return best === undefined || best.likeness < 0.2 ? { text: '', start: 0 } : { text: best.text, start: best.start }
}

/**
 * What of an entry is read. A round-up counts for its first item only: the others are told better elsewhere, and a card
 * with the round-up's headline would be wrong for them. `language`: ISO 639-1.
 */
export function readableEntry(title: string, summary: string, url: string | null, language: string): ReadableEntry {
  const headline = withoutTail(withPlainSigns(title, language), url)
  const below = withPlainSigns(summary, language)
  const first = firstOfTitle(headline)
  if (first !== null) return { title: first, summary: itemOfSummary(below, first) }
  const start = newsAt(headline)
  return { title: { text: withCapitals(headline.slice(start), language), start }, summary: ownWords(below) }
}
