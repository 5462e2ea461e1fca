import type { NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

/** What many papers put between Chinese and Latin letters or digits: `投資奎隆科技 1 億元`. */
const SPACE =
  /(?<=[\p{Script=Han}，。：；！、]) (?=[\p{Script=Latin}\p{Nd}])|(?<=[\p{Script=Latin}\p{Nd}%+]) (?=[\p{Script=Han}])/gu
/** Korean and Japanese spaces tell words apart. */
const OTHER_SCRIPT = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** A Chinese headline without the spaces of its typesetter, for patterns that know none; others as they are. */
type ClosedUp = {
  readonly text: string
  /** A name found in `text`, as and where it stands in the headline. */
  readonly asWritten: (found: NameSpan) => NameSpan
}

export function closedUp(title: string): ClosedUp {
  const sifted = siftedText(title)
  const spaces = sifted.has(OTHER_SCRIPT) ? [] : sifted.all(SPACE).map(({ index }) => index)
  if (spaces.length === 0) return { text: title, asWritten: (found) => found }
  const placeOf = (offset: number): number =>
    spaces.reduce((place, space) => (space <= place ? place + 1 : place), offset)
  return {
    text: title.replaceAll(SPACE, ''),
    asWritten({ start, end }) {
      const [from, to] = [placeOf(start), placeOf(end - 1) + 1]
      return { name: title.slice(from, to), start: from, end: to }
    },
  }
}
