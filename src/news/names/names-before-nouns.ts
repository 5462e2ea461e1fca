import type { SearchedText } from '../patterns/searched-text.ts'
import { isAt, LETTER, NUMERAL } from './code-units.ts'

/** `its Orion AI model`, `Goku Video Model`: what stands before the noun. */
const BEFORE_NOUN =
  /(?<![\p{L}\p{N}])([A-Z][A-Za-z]{2,18}(?:[- ]?\d{1,2}(?:\.\d)?)?) (?:(?:AI|video|image|speech|language|world|foundation|coding|reasoning|audio|music|vision|robotics?|multimodal|open|large|base) ){0,2}models?(?![\p{L}])/iuy
const NOUN = /model/iu
/** So many spaces `BEFORE_NOUN` has at most. */
const SPACES_BEFORE_NOUN = 4

/** Where the words begin that may be the first of `BEFORE_NOUN` with the noun at `noun`. */
function startBefore(text: string, noun: number): number {
  if (text[noun - 1] !== ' ') return noun
  let at = noun
  for (let spaces = 0; at > 0; at -= 1) {
    if (text[at - 1] !== ' ') continue
    spaces += 1
    if (spaces > SPACES_BEFORE_NOUN) break
  }
  return at
}

/** The same as every match of `BEFORE_NOUN` in the text, which is tried at the few words before the nouns. */
export function namesBeforeNouns(searched: SearchedText): readonly RegExpExecArray[] {
  const { text } = searched
  const found: RegExpExecArray[] = []
  let from = 0
  for (const noun of searched.placesOf(NOUN)) {
    from = Math.max(from, startBefore(text, noun))
    for (; from < noun; from += 1) {
      if (!isAt(text, from, LETTER) || isAt(text, from - 1, LETTER | NUMERAL)) continue
      BEFORE_NOUN.lastIndex = from
      const match = BEFORE_NOUN.exec(text)
      if (match === null) continue
      found.push(match)
      from += match[0].length - 1
    }
  }
  return found
}
