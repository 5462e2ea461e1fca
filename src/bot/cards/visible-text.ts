import { webUrl } from './web-url.ts'

/**
 * Control, zero-width, bidi and tag characters, marks that choose a shape, and the fillers that render as nothing; not the
 * white space among them.
 */
const UNSEEN =
  /[[\p{Cc}\p{Cf}\u115f\u1160\u2065\u3164\uffa0\u{e0000}-\u{e007f}]--[\t\n\r]]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180e|\u180f/gv
/** No writing piles up so many; more would be drawn over the lines around. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu
/** Several times what the largest part of a message holds; what lies behind it is not even looked at. */
const HEAD = 20_000
export const ELLIPSIS = '…'
/** A number, or a short name that ends with one. */
const NUMBER_AT_END = /(?<![\p{Sc}\p{Script=Latin}\d.,'-])[\p{Sc}\p{Script=Latin}\d.,'-]{0,16}[\p{Sc}\d][.,]?$/u
/** A sign of a word or a version in Latin letters. */
const IN_WORD = /[\p{Script=Latin}\p{M}\d.]/u
const CURRENCY = /\p{Sc}/u
/** The beginning of one behind another. */
const BEGUN = /(?<=[^ -])[ -][\p{Script=Latin}\p{M}\d.]{0,28}$/u

/** What a reader can see, in as many lines: no control, zero-width or bidi characters, no lone surrogates. */
export function seenText(value: string): string {
  return value.toWellFormed().replace(UNSEEN, '').replace(PILED_MARKS, '$1')
}

/** One line of what a reader can see: no control, zero-width or bidi characters, no lone surrogates. */
export function cleanText(value: string, keepEdges = false): string {
  const line = seenText(value.slice(0, HEAD).replace(/[\s\u0085]+/gu, ' ')).replace(/ {2,}/gu, ' ')
  const shown = value.length > HEAD ? `${line}${ELLIPSIS}` : line
  return keepEdges ? shown : shown.trim()
}

/** Cuts to that many UTF-16 units, behind a word where one ends near, else between characters, and marks the cut. */
export function shorten(value: string, max: number): string {
  return value.length <= max ? value.toWellFormed() : fit(value.toWellFormed(), max)
}

/**
 * What stays of words in front of the mark of a cut, where `next` is the first sign that has no room: whole words, where one
 * ends in the second half, and no number, for without its end or its unit it would be another one.
 */
export function beforeRest(kept: string, next: string): string {
  const isCutWord = IN_WORD.test(kept.slice(-1)) && IN_WORD.test(next)
  const end = isCutWord || kept.endsWith('-') ? kept.search(BEGUN) : -1
  if (end < kept.length / 2) return withoutNumber(kept)
  const words = kept.slice(0, end)
  // A number before a hyphen is whole; one before a space may be without its unit.
  return kept[end] === '-' && !CURRENCY.test(words) ? words : withoutNumber(words)
}

function withoutNumber(kept: string): string {
  const shown = kept.trimEnd()
  return shown.replace(NUMBER_AT_END, '').trimEnd() || shown
}

/** All of a text that `fit` may need for so many UTF-16 units: one more than fits tells that it is cut. */
export function headFor(value: string, max: number): string {
  return value.slice(0, max + 1).toWellFormed()
}

/** Joins pieces until the next would not fit, and marks the cut. A piece is never cut: an escaped sign, say. */
export function fit(pieces: Iterable<string>, max: number): string {
  let kept = ''
  let beforeMark = ''
  for (const piece of pieces) {
    if (kept.length + piece.length > max) {
      const next = `${kept}${piece}`.charAt(beforeMark.length)
      return max < ELLIPSIS.length ? '' : `${beforeRest(beforeMark, next)}${ELLIPSIS}`
    }
    kept += piece
    if (kept.length <= max - ELLIPSIS.length) beforeMark = kept
  }
  return kept
}

/**
 * Only http and https, at most so long. `unsafe` (with `g`) are signs that would end a link early. `null` for anything
 * else.
 */
export function safeAddress(value: string | null, max: number, unsafe: RegExp): string | null {
  const url = webUrl(value)
  if (url === null) return null
  const address = new URL(url).href.replace(unsafe, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return address.length > max ? null : address
}
