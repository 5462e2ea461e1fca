import type { Inline, Line } from '../../../core/card.ts'
import { renderLine } from './mrkdwn.ts'

/** A run of text is cut between two words after so many characters: escaped, each may take five. */
const PIECE = 300
const PIECES = new RegExp(`[^]{1,${PIECE}}(?=\\s|$)|[^]{1,${PIECE}}`, 'gu')

/** The line in as many as are needed for each to be at most `max` long in Slack's mark-up; links are never cut in two. */
export function wrapLine(line: Line, max: number): readonly Line[] {
  if (fitsIn(line, max)) return [line]
  const wrapped: Inline[][] = []
  for (const piece of line.flatMap(piecesOf)) {
    const current = wrapped.at(-1)
    if (current !== undefined && fitsIn([...current, piece], max)) current.push(piece)
    else wrapped.push([piece])
  }
  return wrapped
}

function fitsIn(line: Line, max: number): boolean {
  return renderLine(line, Number.POSITIVE_INFINITY).length <= max
}

function piecesOf(inline: Inline): readonly Inline[] {
  if (inline.kind !== 'text' || inline.text.length <= PIECE) return [inline]
  return (inline.text.match(PIECES) ?? []).map((piece) => ({ ...inline, text: piece }))
}
