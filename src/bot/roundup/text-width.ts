import { beforeCut, ELLIPSIS } from '../cards/visible-text.ts'

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

/** A sign of a word or a version in Latin letters. */
const IN_WORD = /[\p{Script=Latin}\p{M}\d.]/u
const CURRENCY = /\p{Sc}/u
/** The beginning of one behind another. */
const BEGUN = /(?<=[^ -])[ -][\p{Script=Latin}\p{M}\d.]{0,28}$/u

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

/** What stays of a name in front of the mark of a cut, where `next` is the first sign that has no room. */
export function beforeRest(kept: string, next: string): string {
  const isCutWord = IN_WORD.test(kept.slice(-1)) && IN_WORD.test(next)
  const end = isCutWord || kept.endsWith('-') ? kept.search(BEGUN) : -1
  if (end < kept.length / 2) return beforeCut(kept)
  const words = kept.slice(0, end)
  // A number before a hyphen is whole; one before a space may be without its unit.
  return kept[end] === '-' && !CURRENCY.test(words) ? words : beforeCut(words)
}

function widthOf(sign: string): number {
  const width = known.get(sign) ?? WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? SQUARE
  if (sign < '\u0080') known.set(sign, width)
  return width
}
