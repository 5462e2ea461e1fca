import { sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { allOf, newestEntries, wordQueriesOf, type WordQuery } from './search.ts'
import type { Engine } from './statements.ts'

/** So many entries are looked at one by one before the index is asked for everything that begins with a word. */
const LOOKED_AT = 200

/**
 * The ids of the entries whose titles have these words, those that were recorded last first. For words that stand nowhere
 * together: those that stand nowhere at all may be beginnings; where there is none of these, the last may not have been
 * typed to its end. What every word begins would be dear to look through.
 */
export async function searchEntries(
  db: Kysely<Database>,
  text: string,
  limit: number,
  engine: Engine,
): Promise<readonly string[]> {
  const find = async (match: readonly string[]): Promise<readonly string[]> =>
    (await newestEntries(['id'], allOf(match, engine), limit, engine).execute(db)).rows.map(({ id }) => id)
  const words = wordQueriesOf(text, engine)
  const last = words.at(-1)
  if (last === undefined) return []
  const found = await find(words.map(({ whole }) => whole))
  if (found.length > 0) return found
  const standing = words.length === 1 ? [] : await standingOf(words, db, engine)
  const isWhole = standing.length === words.length ? words.slice(0, -1) : standing
  const begun = words.filter((word) => !isWhole.includes(word))
  if (begun.some((word) => word.begun === word.whole)) return []
  const whole = isWhole.map((word) => word.whole)
  if (whole.length > 0) {
    const others = await newestEntries(['id', 'words'], allOf(whole, engine), LOOKED_AT, engine).execute(db)
    const fitting = others.rows.filter((entry) =>
      begun.every(({ word }) => ` ${entry.words ?? ''}`.includes(` ${word}`)),
    )
    if (others.rows.length < LOOKED_AT || fitting.length >= limit) return fitting.slice(0, limit).map(({ id }) => id)
  }
  return await find([...whole, ...begun.map((word) => word.begun)])
}

/** Those that stand in any title. */
async function standingOf(
  words: readonly WordQuery[],
  db: Kysely<Database>,
  engine: Engine,
): Promise<readonly WordQuery[]> {
  const each = words.map(
    ({ whole }, at) => sql`select ${sql.lit(at)} as at where exists (${newestEntries(['id'], whole, 1, engine)})`,
  )
  const { rows } = await sql<{ readonly at: number }>`${sql.join(each, sql` union all `)}`.execute(db)
  return words.filter((_, at) => rows.some((row) => row.at === at))
}
