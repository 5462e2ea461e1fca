import { plainLetters } from './plain-letters.ts'

/** What companies append in the East, where no space stands before it: `奎隆科技`, `퀼론AI`. Two signs are left at least. */
const EASTERN_ENDING =
  /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]{2})(?:ai|科技|智能|集团|(?:股份)?有限公司|에이아이|테크놀로지스?|로보틱스|랩스|エーアイ|テクノロジーズ?|ロボティクス)+$/u

/** Each channel's filter is asked about each story, and the same names come again and again. */
const MOST_KEPT = 10_000
const kept = new Map<string, string>()

/** A company's name without case, spaces and what companies append: `Mistral AI` and `Mistral` have one, `Figure` and `Figure AI`. */
export function plainCompany(name: string): string {
  const known = kept.get(name)
  if (known !== undefined) return known
  const plain = withoutEndings(name)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, plain)
  return plain
}

/**
 * Whether one is the other in another writing, or with something appended: `Figure` and `Figure AI`. What is appended to
 * both tells two companies apart: `Nova AI` and `Nova Labs`.
 */
export function isSameCompany(one: string, other: string): boolean {
  const plain = plainCompany(one)
  if (plain !== plainCompany(other)) return false
  const [a, b] = [withoutSpaces(inLetters(one)), withoutSpaces(inLetters(other))]
  return a === b || a === plain || b === plain
}

function withoutEndings(name: string): string {
  const plain = inLetters(name)
  const short = plain.replace(
    /(?:\s+(?:ai|inc|labs?|holdings|group|technologies|technology|corp|ltd|systems|robotics)|\.(?:ai|com|io))+\.?$/u,
    '',
  )
  return withoutSpaces(short.length < 2 ? plain : short).replace(EASTERN_ENDING, '')
}

function inLetters(name: string): string {
  return plainLetters(name)
    .replaceAll(/[^\p{L}\p{Mn}\p{Mc}\p{N} .]|\p{Variation_Selector}/gu, ' ')
    .trim()
}

function withoutSpaces(name: string): string {
  return name.replaceAll(/[\s.]/gu, '')
}
