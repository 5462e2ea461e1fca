import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely'
import type { Database } from './schema.ts'
import { newestEntries, standingWords, wordQueriesOf, type SearchedAmong } from './search.ts'

/** So many entries are looked at one by one before the index is asked for everything that begins with a word. */
const LOOKED_AT = 200

/**
 * The entries whose titles have these words: those that were recorded last, the one that was published last first. For
 * words that stand nowhere together: those that stand nowhere at all may be beginnings; where there is none of these, the
 * last may not have been typed to its end. What every word begins would be dear to look through.
 */
export async function searchEntries(
  db: Kysely<Database>,
  text: string,
  limit: number,
  among: SearchedAmong,
): Promise<readonly Selectable<Database['entries']>[]> {
  const rows = db.selectFrom('entries').selectAll().orderBy('publishedAt', 'desc')
  const find = (match: readonly string[]) =>
    rows.where(sql<SqlBool>`entries.id in (${newestEntries(['id'], match, limit, among)})`).execute()
  const words = wordQueriesOf(text, among.engine)
  if (words.length === 0) return []
  const wholes = words.map(({ whole }) => whole)
  const found = await find(wholes)
  if (found.length > 0) return found
  const standing = words.length === 1 ? [] : (await standingWords(wholes, among).execute(db)).rows
  const stands = new Set(standing.map(({ word }) => word))
  const isWhole = stands.size === words.length ? words.slice(0, -1) : words.filter(({ whole }) => stands.has(whole))
  const begun = words.filter((word) => !isWhole.includes(word))
  if (begun.some((word) => word.begun === word.whole)) return []
  const whole = isWhole.map((word) => word.whole)
  if (whole.length > 0) {
    const others = await newestEntries(['id', 'words'], whole, LOOKED_AT, among).execute(db)
    const fitting = others.rows.filter((entry) =>
      begun.every(({ word }) => ` ${entry.words ?? ''}`.includes(` ${word}`)),
    )
    if (others.rows.length < LOOKED_AT || fitting.length >= limit) {
      const ids = fitting.slice(0, limit).map(({ id }) => id)
      return ids.length === 0 ? [] : await rows.where('id', 'in', ids).execute()
    }
  }
  return await find([...whole, ...begun.map((word) => word.begun)])
}
