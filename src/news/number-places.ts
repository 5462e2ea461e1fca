import { isDigit } from './names/code-units.ts'

/** Where numbers stand in a text that may be sums, by what stands behind them. */
type NumberPlaces = {
  /** A word in Latin letters. */
  readonly west: readonly number[]
  /** A character of another script; and a unit alone (`近亿元`). */
  readonly east: readonly number[]
  /** With groups of digits: `1,250,000`. */
  readonly grouped: readonly number[]
  /** With groups of digits between spaces: `500 000`. */
  readonly spaced: readonly number[]
  /** In characters: `三千万`. */
  readonly characters: readonly number[]
}

const HYPHEN = 45
/** What is said of a unit without a number, and such units. */
const BEFORE_UNIT = unitsOf('超近破逾过過達达약')
const UNIT = unitsOf('十百千亿億')
const CHARACTERS = new Set(unitsOf('一二两兩三四五六七八九十百千백천십'))
/** Most texts have none of what a place begins with. */
const MAY_HAVE_PLACES = /[\d一二两兩三四五六七八九十百千백천십亿億]/u
const NOWHERE: NumberPlaces = { west: [], east: [], grouped: [], spaced: [], characters: [] }

function unitsOf(text: string): readonly number[] {
  return Array.from(text, (char) => char.charCodeAt(0))
}

/** Whether it stands between digits of one number. */
function isInside(unit: number): boolean {
  return isDigit(unit) || unit === 44 || unit === 46
}

function isLatin(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit < 128 ? unit >= 9 && unit <= 13 : /\s/u.test(String.fromCharCode(unit)))
}

/** One walk over the text; more places than numbers with a unit are no harm. */
export function numberPlaces(text: string): NumberPlaces {
  if (!MAY_HAVE_PLACES.test(text)) return NOWHERE
  const { length } = text
  const west: number[] = []
  const east: number[] = []
  const grouped: number[] = []
  const spaced: number[] = []
  const characters: number[] = []
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    if (!isDigit(unit)) {
      if (unit > 127 && CHARACTERS.has(unit)) characters.push(at)
      if (unit > 127 && UNIT.includes(unit) && at > 0 && BEFORE_UNIT.includes(text.charCodeAt(at - 1))) east.push(at)
      continue
    }
    let end = at + 1
    let hasSign = false
    for (let next = text.charCodeAt(end); isInside(next); next = text.charCodeAt(end)) {
      hasSign ||= !isDigit(next)
      end += 1
    }
    const isWhole = at === 0 || !isInside(text.charCodeAt(at - 1))
    const gap = end < length && (text.charCodeAt(end) === HYPHEN || isSpace(text.charCodeAt(end))) ? 1 : 0
    const behind = text.charCodeAt(end + gap)
    if (isWhole) {
      if (isLatin(behind) || behind > 127) west.push(at)
      if (behind > 127) east.push(at)
      if (hasSign) grouped.push(at)
      if (gap === 1 && end - at <= 3 && isDigit(behind)) spaced.push(at)
    }
    at = end - 1
  }
  return { west, east, grouped, spaced, characters }
}
