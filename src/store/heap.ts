import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import type { GroupCommit } from './group-commit.ts'
import type { Database } from './schema.ts'

export const ROWS_AT_ONCE = 500

/** What there may be very much of: it goes a part at a time, so that a bot that runs never waits for long. */
export type Heap = {
  /** By the id of what is forgotten. */
  readonly find: (id: string) => RawBuilder<{ readonly key: string | number }>
  /** Where the rows are named, and rows that hang on them: in the order in which they can go. */
  readonly named: readonly (readonly [table: keyof Database, column: string])[]
  readonly atOnce: number
}

/** Deletes it in as many commits as it takes. Returns how many rows went. */
export async function removeHeaps(
  heaps: readonly Heap[],
  id: string,
  db: Kysely<Database>,
  commits: GroupCommit,
): Promise<number> {
  let rows = 0
  for (const { find, named, atOnce } of heaps) {
    const keys = (await find(id).execute(db)).rows.map(({ key }) => key)
    for (let at = 0; at < keys.length; at += atOnce)
      rows += await commits.add((tx) => removeRows(tx, named, keys.slice(at, at + atOnce)))
  }
  return rows
}

/** Deletes what is left of it, or has come meanwhile, in the caller's transaction. Returns how many rows went. */
export async function removeRests(heaps: readonly Heap[], id: string, tx: Transaction<Database>): Promise<number> {
  return await removeHeaps(heaps, id, tx, { add: (work) => work(tx) })
}

/** Deletes those rows of each table whose column has one of the keys. Returns how many went. */
export async function removeRows(
  tx: Kysely<Database>,
  named: Heap['named'],
  keys: readonly (string | number)[],
): Promise<number> {
  let rows = 0n
  for (const [table, column] of named) {
    const deleted = sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(keys)})`
    rows += (await deleted.execute(tx)).numAffectedRows ?? 0n
  }
  return Number(rows)
}
