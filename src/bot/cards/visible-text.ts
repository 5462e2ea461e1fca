import { webUrl } from './web-url.ts'

/** Control, zero-width, bidi and tag characters, marks that choose a shape, and the fillers that render as nothing. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\u115f\u1160\u2065\u3164\uffa0\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180e|\u180f/gu
/** Several times what the largest part of a message holds; what lies behind it is not even looked at. */
const HEAD = 20_000
export const ELLIPSIS = '…'

/** One line of what a reader can see: no control, zero-width or bidi characters, no lone surrogates. */
export function cleanText(value: string, keepEdges = false): string {
  const line = value
    .slice(0, HEAD)
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ {2,}/gu, ' ')
  const shown = value.length > HEAD ? `${line}${ELLIPSIS}` : line
  return keepEdges ? shown : shown.trim()
}

/** Cuts to that many UTF-16 units, between characters, and marks the cut. */
export function shorten(value: string, max: number): string {
  return value.length <= max ? value.toWellFormed() : fit(value.toWellFormed(), max)
}

/** Joins pieces until the next would not fit, and marks the cut. A piece is never cut: an escaped sign, say. */
export function fit(pieces: Iterable<string>, max: number): string {
  let kept = ''
  let beforeMark = ''
  for (const piece of pieces) {
    if (kept.length + piece.length > max) return max < ELLIPSIS.length ? '' : `${beforeMark.trimEnd()}${ELLIPSIS}`
    kept += piece
    if (kept.length <= max - ELLIPSIS.length) beforeMark = kept
  }
  return kept
}

/**
 * Only http and https, at most so long; a user name in front of the host is a forger's trick. `unsafe` (with `g`) are signs
 * that would end a link early. `null` for anything else.
 */
export function safeAddress(value: string | null, max: number, unsafe: RegExp): string | null {
  const url = webUrl(value)
  if (url === null) return null
  const { username, password, href } = new URL(url)
  if (username !== '' || password !== '') return null
  const address = href.replace(unsafe, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return address.length > max ? null : address
}
