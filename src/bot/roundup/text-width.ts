import { beforeRest, ELLIPSIS } from '../cards/visible-text.ts'

/** Widths of signs as parts of the size of the letters, as in Noto Sans or a little more; other fonts are much like it. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ !',.:;J`ijl]/u, 0.28],
  [/[()\-If[\]]/u, 0.35],
  [/["/\\rt{}]/u, 0.42],
  [/[?_csz]/u, 0.48],
  [/[CKPRVXbdghnopqu]/u, 0.63],
  [/[#AB]/u, 0.66],
  [/[&DGHNOQUw]/u, 0.79],
  [/[%@MWm]/u, 0.94],
  // Accents stand above their letters.
  [/\p{M}/u, 0],
  [/\p{ASCII}/u, 0.57],
  [/[\u0080-\u10ff\u1e00-\u1fff]/u, 0.63],
]
/** Chinese characters, Hangul and Kana. */
const SQUARE = 1

const known = new Map<string, number>()

/** About how many pixels wide the text is. */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text).reduce((sum, sign) => sum + widthOf(sign) * fontSize, 0)
}

/**
 * Cuts a name to that many pixels, between what readers take for signs, and marks the cut: behind a whole word, where one
 * ends in the second half of what there is room for.
 */
export function cutToWidth(text: string, fontSize: number, widestPx: number): string {
  if (textWidth(text, fontSize) <= widestPx) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (textWidth(`${kept}${segment}${ELLIPSIS}`, fontSize) > widestPx) return `${beforeRest(kept, segment)}${ELLIPSIS}`
    kept += segment
  }
  return kept
}

function widthOf(sign: string): number {
  const width = known.get(sign) ?? WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? SQUARE
  if (sign < '\u0080') known.set(sign, width)
  return width
}
