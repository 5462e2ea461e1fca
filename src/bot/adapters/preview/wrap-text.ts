const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\p{Emoji_Presentation}]/u

/** Columns that a character takes in a terminal (Unicode Standard Annex 11, wide characters take two). */
function columnsOf(character: string): number {
  return WIDE.test(character) ? 2 : 1
}

/** Breaks a text into rows of at most `width` columns: at spaces, and between wide characters, which need none. */
export function wrapText(text: string, width: number): readonly string[] {
  const rows: string[] = []
  let row = ''
  let columns = 0
  let breakAt = -1
  for (const character of text) {
    if (columns + columnsOf(character) > width && row !== '') {
      const cut = breakAt > 0 ? breakAt : row.length
      rows.push(row.slice(0, cut).trimEnd())
      row = row.slice(cut).trimStart()
      columns = Array.from(row).reduce((sum, one) => sum + columnsOf(one), 0)
      breakAt = -1
    }
    row += character
    columns += columnsOf(character)
    if (character === ' ' || WIDE.test(character)) breakAt = row.length
  }
  if (row !== '') rows.push(row)
  return rows
}
