/** Those that end in a consonant where they are read aloud in Korean: yeong, il, sam, yuk, chil, pal. */
const CLOSED_DIGITS = new Set([0, 1, 3, 6, 7, 8])
const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
/** So many syllables begin and go on alike: the first of each kind has no consonant at its end. */
const ENDINGS = 28

/**
 * Words of somebody in quotes with the Korean particle that fits them: `closed` behind a consonant, `open` behind a vowel
 * (`'내일'을`, `'지난주'를`). Both, where nobody knows how the words are read aloud: `'soon'을(를)`.
 */
export function withParticle(words: string, closed: string, open: string): string {
  const isClosed = endsClosed(words)
  const particle = isClosed === null ? `${closed}(${open})` : isClosed ? closed : open
  return `'${words}'${particle}`
}

/** `null`: it ends in no Hangul and no digit. */
function endsClosed(words: string): boolean | null {
  const last = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(words.normalize('NFKC'))?.[0]
  if (last === undefined) return null
  if (/\d/u.test(last)) return CLOSED_DIGITS.has(Number(last))
  const code = last.codePointAt(0) ?? 0
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return null
  return (code - FIRST_SYLLABLE) % ENDINGS > 0
}
