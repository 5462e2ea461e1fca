import { InvariantError } from '../core/errors.ts'

/** The stored word as one of a closed list. A word outside it means that a newer version wrote the row. */
export function wordOf<T extends string>(words: readonly T[], value: string): T {
  const word = words.find((known) => known === value)
  if (word === undefined) throw new InvariantError(`the database holds ${value}, which this version does not know`)
  return word
}
