const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\p{Emoji_Presentation}]/u
const ESCAPE = String.fromCharCode(0x1b)
/** An OSC 8 link or a colour, which take no room, or one character. */
const PIECE = new RegExp(`${ESCAPE}\\][^${ESCAPE}]*${ESCAPE}\\\\|${ESCAPE}\\[[0-9;]*m|.`, 'gsu')

/** Columns that a piece takes in a terminal: wide characters take two (Unicode Standard Annex 11). */
function columnsOf(piece: string): number {
  if (piece.startsWith(ESCAPE)) return 0
  return WIDE.test(piece) ? 2 : 1
}

/** Breaks a text into rows of at most `width` columns: at spaces, and between wide characters, which need none. */
export function wrapText(text: string, width: number): readonly string[] {
  const rows: string[] = []
  let row: string[] = []
  let columns = 0
  let breakAt = -1
  for (const piece of text.match(PIECE) ?? []) {
    if (columns + columnsOf(piece) > width && row.length > 0) {
      const cut = breakAt > 0 && piece !== ' ' ? breakAt : row.length
      rows.push(row.slice(0, cut).join('').trimEnd())
      row = row.slice(cut)
      columns = row.reduce((sum, one) => sum + columnsOf(one), 0)
      breakAt = -1
      if (piece === ' ') continue
    }
    row.push(piece)
    columns += columnsOf(piece)
    if (piece === ' ' || WIDE.test(piece)) breakAt = row.length
  }
  if (row.length > 0) rows.push(row.join(''))
  return rows
}
