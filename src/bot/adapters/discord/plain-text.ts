// Control, zero-width, bidi, invisible-operator and tag characters, and the fillers that render as nothing.
const UNSEEN =
  /[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const ELLIPSIS = '…'

/** One line of what a reader can see: no control, zero-width or bidi characters, no lone surrogates. */
export function cleanText(value: string, keepEdges = false): string {
  const line = value
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ {2,}/gu, ' ')
  return keepEdges ? line : line.trim()
}

/** Cuts to that many UTF-16 units, between characters, and marks the cut. */
export function shorten(value: string, max: number): string {
  return shortenPieces(Array.from(value.slice(0, max + 1).toWellFormed()), value.length > max, max)
}

/** Escapes what Discord reads as markup, and never cuts between a backslash and what it escapes. */
export function escapeText(value: string, max: number): string {
  const head = value.slice(0, max + 1).toWellFormed()
  const guarded = guardLineStart(head)
  return shortenPieces(escapedPieces(guarded), value.length > max, max)
}

/** Only http and https, in the form that the platform will open. */
export function safeUrl(value: string | null, max: number): string | null {
  if (value === null || !URL.canParse(value)) return null
  const url = new URL(value)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  // Brackets would end a masked link early, and a user name in front of the host is a forger's trick.
  if (url.username !== '' || url.password !== '') return null
  const href = url.href.replaceAll('(', '%28').replaceAll(')', '%29')
  return href.length > max ? null : href
}

const LINE_START = /^( *)([-+]|\d+(?=\.))/u

function guardLineStart(value: string): string {
  const match = LINE_START.exec(value)
  if (match === null) return value
  const [whole = '', indent = '', mark = ''] = match
  return mark === '-' || mark === '+'
    ? `${indent}${LINE_MARK}${value.slice(indent.length)}`
    : `${whole}${LINE_MARK}${value.slice(whole.length)}`
}

// Stands for "escape what follows" until the text is cut into pieces; cleaned text never holds it.
const LINE_MARK = '\u0001'

// discord.js's own escapeMarkdown leaves `<`, quotes and bare addresses; a backslash before the colon keeps those from becoming links.
function escapedPieces(value: string): string[] {
  const pieces = value.match(/\u0001[\s\S]|:(?=\/\/)|[\s\S]/gu) ?? []
  return pieces.map((piece) => {
    if (piece.startsWith(LINE_MARK)) return `\\${piece.slice(1)}`
    return /^[\\*_~`|<>[\]#]$/u.test(piece) || piece === ':' ? `\\${piece}` : piece
  })
}

function shortenPieces(pieces: readonly string[], isCut: boolean, max: number): string {
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (!isCut && total <= max) return pieces.join('')
  if (max < 1) return ''
  let kept = ''
  for (const piece of pieces) {
    if (kept.length + piece.length > max - ELLIPSIS.length) break
    kept += piece
  }
  return `${kept.trimEnd()}${ELLIPSIS}`
}
