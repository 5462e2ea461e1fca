import type { Inline, Line } from '../../../core/card.ts'
import { cleanText } from '../../cards/visible-text.ts'
import * as limits from './limits.ts'
import { renderLine } from './mrkdwn.ts'

/** A run of text is cut between two words after so many characters: escaped, each may take five. */
const PIECE = 300
const PIECES = new RegExp(`[^]{1,${PIECE}}(?=\\s|$)|[^]{1,${PIECE}}`, 'gu')

/** The line in as many as are needed for each to be at most `max` long in Slack's mark-up; links are never cut in two. */
export function wrapLine(line: Line, max: number): readonly Line[] {
  const isShort = line.reduce((sum, part) => sum + (part.kind === 'time' ? 0 : part.text.length), 0) <= max
  if (isShort && renderLine(line, Number.POSITIVE_INFINITY).length <= max) return [line]
  const wrapped: Inline[][] = []
  let used = max
  for (const piece of line.flatMap(piecesOf)) {
    // A space at either end is not in the size of a piece that stands alone.
    const size = renderLine([piece], max).length + 2
    const current = wrapped.at(-1)
    if (current !== undefined && used + size <= max) {
      current.push(piece)
      used += size
    } else {
      wrapped.push([piece])
      used = size
    }
  }
  return wrapped
}

function piecesOf(inline: Inline): readonly Inline[] {
  if (inline.kind !== 'text' || inline.text.length <= PIECE) return [inline]
  // What is beyond a whole message is beyond every budget: whoever counts finds too much all the same.
  const shown = cleanText(inline.text, true).slice(0, 2 * limits.MESSAGE_TOTAL)
  return (shown.match(PIECES) ?? []).map((piece) => ({ ...inline, text: piece }))
}
