// Control, zero-width and bidi characters, tags, and the fillers that render as nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\u115f\u1160\u2065\u3164\uffa0]|\u034f/gu
const ELLIPSIS = '…'
/** Several times what the largest part of a message holds; nobody sees what comes after it. */
const READ_MAX = 20_000

/** One line of what a reader can see: no control, zero-width or bidi characters, no lone surrogates. */
export function cleanText(value: string, keepEdges = false): string {
  const line = value
    .slice(0, READ_MAX)
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
  return shortenPieces(escapedPieces(head), value.length > max, max)
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

const SIGNS = new Set('\\*_~`|<>[]#')
const LIST_MARK = /^ *(?:[-+]|\d+\.)/u

// discord.js's own escapeMarkdown leaves `<`, quotes and bare addresses; a backslash after their scheme keeps those from
// becoming links. A colon at the end may meet slashes in the text that follows.
function escapedPieces(value: string): string[] {
  const listMarkEnd = LIST_MARK.exec(value)?.[0].length ?? 0
  let end = 0
  return Array.from(value, (sign) => {
    end += sign.length
    const isScheme = sign === ':' && (end === value.length || value.startsWith('/', end))
    return SIGNS.has(sign) || isScheme || end === listMarkEnd ? `\\${sign}` : sign
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
