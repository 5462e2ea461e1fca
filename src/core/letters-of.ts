import { plainLetters } from './plain-letters.ts'

/** In Devanagari and Thai marks are vowels: without them two names are one. What chooses the picture of a sign is no letter. */
const NO_LETTER = /[^\p{L}\p{Mn}\p{Mc}\p{N}]|\p{Variation_Selector}/gu

/** What two spellings of a name have in common, whatever spaces, points and signs stand in them. */
export function lettersOf(words: string): string {
  return plainLetters(words).replaceAll(NO_LETTER, '')
}
