// Control, zero-width, bidi, invisible-operator and tag characters, and the fillers that render as nothing.
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180e|\u180f/gu
/** Longer than anything that can be shown; what lies behind it is not even looked at. */
const HEAD = 10_000
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
  return fit(value, max, (sign) => sign)
}

/** Writes sign by sign until the next would not fit, and marks the cut: what one sign became is never cut. */
export function fit(value: string, max: number, write: (sign: string) => string): string {
  let kept = ''
  let beforeMark = ''
  for (const sign of value) {
    const piece = write(sign)
    if (kept.length + piece.length > max) return max < ELLIPSIS.length ? '' : `${beforeMark.trimEnd()}${ELLIPSIS}`
    kept += piece
    if (kept.length <= max - ELLIPSIS.length) beforeMark = kept
  }
  return kept
}

/** Only http and https, in the form that Slack will open; `null` when it is anything else or too long. */
export function safeUrl(value: string | null, max: number): string | null {
  if (value === null || !URL.canParse(value)) return null
  const url = new URL(value)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  // A user name in front of the host is a forger's trick.
  if (url.username !== '' || url.password !== '') return null
  // These would end a link early.
  const href = url.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')
  return href.length > max ? null : href
}
