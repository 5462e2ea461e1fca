/** Takes two columns: Unicode Standard Annex 11. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\p{Emoji_Presentation}]/u
/** Takes none: it changes the sign before it. */
const MARK = /^[\p{M}\u200d]/u
/** A word of these is written with spaces around it, so that no row begins within one. */
const HANGUL = /\p{Script=Hangul}/u
/** What stands before such a sign stays with it, and it stays with what follows one of the others (JIS X 4051). */
const NEVER_FIRST =
  /[、。，．：；！？）」』】〉》〕］｝’”…‥・ー～〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々%),.!?:;\]}»]/u
const NEVER_LAST = /[（「『【〈《〔［｛‘“([{«]/u
const ESCAPE = String.fromCharCode(0x1b)
/** An OSC 8 link or a colour, which take no room, or one character. */
const PIECE = new RegExp(`${ESCAPE}\\][^${ESCAPE}]*${ESCAPE}\\\\|${ESCAPE}\\[[0-9;]*m|.`, 'gsu')

/** Columns that a piece takes in a terminal. */
function columnsOf(piece: string): number {
  if (piece.startsWith(ESCAPE) || MARK.test(piece)) return 0
  return WIDE.test(piece) ? 2 : 1
}

/** Whether a row may end between these two: at a space, and beside wide signs, which need none. */
function mayPart(before: string, after: string): boolean {
  // Between two parts it belongs to the first.
  if (after === '·') return false
  if (before === ' ') return true
  if (MARK.test(after) || NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false
  return needsNoSpace(before) || needsNoSpace(after)
}

function needsNoSpace(sign: string): boolean {
  return WIDE.test(sign) && !HANGUL.test(sign)
}

/** Breaks a text into rows of at most `width` columns, as its script wants it; a word that is longer is cut. */
export function wrapText(text: string, width: number): readonly string[] {
  const rows: string[] = []
  let row: string[] = []
  let columns = 0
  let breakAt = -1
  let before = ''
  for (const piece of text.match(PIECE) ?? []) {
    const isSeen = !piece.startsWith(ESCAPE)
    if (isSeen && before !== '' && mayPart(before, piece)) breakAt = row.length
    if (columns + columnsOf(piece) > width && row.length > 0) {
      const cut = breakAt > 0 && piece !== ' ' ? breakAt : row.length
      rows.push(row.slice(0, cut).join('').trimEnd())
      row = row.slice(cut)
      columns = row.reduce((sum, one) => sum + columnsOf(one), 0)
      breakAt = -1
      if (piece === ' ') {
        before = ''
        continue
      }
    }
    row.push(piece)
    columns += columnsOf(piece)
    if (isSeen) before = piece
  }
  if (row.length > 0) rows.push(row.join(''))
  return rows
}
