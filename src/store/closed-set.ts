import { sql, type RawBuilder } from 'kysely'
import { NewerWordError } from '../core/errors.ts'

/**
 * A closed list of words, of which a column holds one. While a newer version runs beside this one, or ran before it, the
 * column may hold a word that is none of them, and all other rows go on to be read.
 */
type ClosedSet<T extends string> = {
  knows(stored: string): boolean
  /** The stored word; another one is read as the stand-in. Throws NewerWordError where none would be true. */
  read(stored: string): T
}

/** One whose other words can be read as one of ours. */
type SetWithStandIn<T extends string> = ClosedSet<T> & {
  /**
   * What to write over the column, `table.column`: who read the stand-in and writes it back leaves the newer word where it
   * is. Any other word was chosen.
   */
  over<W extends T | null>(column: string, word: W): W | RawBuilder<W>
}

/** Without a stand-in: a row with another word is nothing that this version could tell, and lists leave it out. */
export function closedSet<T extends string>(words: readonly T[]): ClosedSet<T> {
  const find = (stored: string): T | undefined => words.find((known) => known === stored)
  return {
    knows: (stored) => find(stored) !== undefined,
    read(stored) {
      const word = find(stored)
      if (word !== undefined) return word
      throw new NewerWordError(`the database holds ${stored}, which this version does not know`)
    },
  }
}

/** `standIn`: what does the least harm where a newer version means another one. */
export function closedSetWith<T extends string>(words: readonly T[], standIn: T): SetWithStandIn<T> {
  const set = closedSet(words)
  return {
    knows: (stored) => set.knows(stored),
    read: (stored) => (set.knows(stored) ? set.read(stored) : standIn),
    over<W extends T | null>(column: string, word: W): W | RawBuilder<W> {
      if (word !== standIn) return word
      const ours = sql.join(words.map((one) => sql.lit(one)))
      return sql<W>`case when ${sql.ref(column)} not in (${ours}) then ${sql.ref(column)} else ${word} end`
    },
  }
}
