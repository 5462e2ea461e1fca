import { stripVTControlCharacters } from 'node:util'

/** Words of strangers in one line of a terminal: nothing in them moves its cursor, changes its colours or begins a line. */
export function printable(words: string): string {
  return stripVTControlCharacters(words)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
}
