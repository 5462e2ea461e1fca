import { plainLetters } from '../../core/plain-letters.ts'

/** What two spellings of a name have in common. */
export function lettersOf(words: string): string {
  return plainLetters(words).replaceAll(/[^\p{L}\p{N}]/gu, '')
}
