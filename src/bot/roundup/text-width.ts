/** Widths of signs as a part of the size of the letters; a little more than in most fonts. */
const LETTER = 0.585
const SQUARE = 1

/** About how many pixels wide the text is. Chinese characters, Hangul and Kana take a square each. */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign < '\u1100' ? LETTER : SQUARE) * fontSize, 0)
}
