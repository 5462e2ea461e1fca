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
  const mayBegin = words.filter((word) => word.begun !== word.whole)
  // A pair of characters that stands nowhere is found nowhere, whatever begins with the other words.
  const asked = words.length === 1 ? [] : mayBegin.map((word) => word.whole)
  const findStanding = async () => (asked.length === 0 ? [] : (await standingWords(asked, among).execute(db)).rows)
  // Words of two scripts mostly stand nowhere together: what is asked then is asked at once.
  const isMixed = mayBegin.length > 0 && mayBegin.length < words.length
  const [found, early] = await Promise.all([find(wholes), isMixed ? findStanding() : null])
  if (found.length > 0) return found
  if (mayBegin.length === 0) return []
  const standing = early ?? (await findStanding())
  const stands = new Set(standing.map(({ word }) => word))
  const missing = mayBegin.filter((word) => !stands.has(word.whole))
  const begun = missing.length > 0 ? missing : mayBegin.filter((word) => word === words.at(-1))
  if (begun.length === 0) return []
  const whole = words.filter((word) => !begun.includes(word)).map((word) => word.whole)
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
