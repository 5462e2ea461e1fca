/** The database holds a word that is none of a closed list: a newer version wrote the row. */
export class NewerWordError extends Error {
  override readonly name = 'NewerWordError'
}

/** The stored word as one of a closed list. Throws NewerWordError for any other. */
export function wordOf<T extends string>(words: readonly T[], value: string): T {
  const word = words.find((known) => known === value)
  if (word === undefined) throw new NewerWordError(`the database holds ${value}, which this version does not know`)
  return word
}
