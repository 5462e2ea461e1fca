import { isCapital, isDigit, isLetter } from './code-units.ts'

/** `Helios-14B`, `MAI-Code-1-Flash`, `Aardvark V2`, `SpeciesNet`: capital letters with a digit, a hyphen or a second capital. */
const SHAPED =
  /(?<![\p{Script=Latin}\p{N}_./@-])(?:[A-Z][A-Za-z]{1,19}(?:[- ](?:V|v)?\d{1,3}(?:\.\d{1,2}){0,2}(?![\p{N}%]|\.\d)(?:[- ](?!AI (?:[Mm]odels?|LLM)\b)[A-Z][A-Za-z]{1,12})?|(?:-[A-Za-z0-9.]{1,14}(?<!\.)){1,5})|[A-Z][a-z]{1,14}[A-Z][A-Za-z]{0,12}\d{0,2}(?:\.\d)?(?: \d(?:\.\d)?)?|[A-Z]{1,6}\d{1,2}(?:\.\d{1,2})?)(?![\p{Script=Latin}\p{N}])/uy
const HYPHEN = 45
const SPACE = 32

/** Whether a run of letters that begins with a capital and ends at `end` is more than a word: `SHAPED` needs that. */
function isMoreThanWord(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end)
  if (isDigit(next) || next === HYPHEN) return true
  if (next === SPACE) {
    const after = text.charCodeAt(end + 1)
    if (isDigit(after) || ((after === 86 || after === 118) && isDigit(text.charCodeAt(end + 2)))) return true
  }
  for (let at = start + 2; at < end; at += 1) if (isCapital(text.charCodeAt(at))) return true
  return false
}

/** The same as every match of `SHAPED`, which is tried at few of the words with a capital. */
export function shapedNames(text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  const { length } = text
  let at = 0
  while (at < length) {
    if (!isLetter(text.charCodeAt(at))) {
      at += 1
      continue
    }
    let end = at + 1
    while (end < length && isLetter(text.charCodeAt(end))) end += 1
    if (isCapital(text.charCodeAt(at)) && isMoreThanWord(text, at, end)) {
      SHAPED.lastIndex = at
      const match = SHAPED.exec(text)
      if (match !== null) {
        found.push(match)
        at += match[0].length
        continue
      }
    }
    at = end
  }
  return found
}
