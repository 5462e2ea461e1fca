import { fit, headFor, safeAddress } from '../../cards/visible-text.ts'

/** Escapes what Discord reads as markup, and never cuts between a backslash and what it escapes. */
export function escapeText(value: string, max: number): string {
  return fit(escapedPieces(headFor(value, max)), max)
}

/** In the form that Discord will open: brackets would end a masked link early, and a backslash at its end would leave it open. */
export function safeUrl(value: string | null, max: number): string | null {
  return safeAddress(value, max, /[()\\]/gu)
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
