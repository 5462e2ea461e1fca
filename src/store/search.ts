import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely'
import { mayBegin, searchWords } from '../core/search-words.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

/** At most so many words of a question count. */
const MAX_WORDS = 8
/** Of the entries that have a common word, the newest. */
const LOOKED_THROUGH = 2_000
/** On PostgreSQL each entry has one more word: which thousand of the entries it belongs to, in the order of recording. */
const ENTRIES_PER_BLOCK = 1_024
/** A word that gives enough within the newest blocks is a common one. */
const NEWEST_BLOCKS = 4
/** A block gives at least so many of a word that is worth looking for among the newest. */
const FOUND_PER_BLOCK = 64

/** In the words of the engine's own language. */
export type SearchQuery = {
  readonly whole: string
  /** The same, found also in longer words that begin so, where there may be any. */
  readonly begun: string
}

/** One word that is looked for. */
export type WordQuery = SearchQuery & { readonly word: string }

/** As it is stored beside a text. */
export function wordsText(text: string): string {
  return searchWords(text).join(' ')
}

/** Each word that is looked for. Search words hold neither quotes nor backslashes, so nothing in them can leave its quotes. */
export function wordQueriesOf(text: string, engine: Engine): readonly WordQuery[] {
  return searchWords(text)
    .slice(0, MAX_WORDS)
    .map((word) => {
      const whole = engine === 'sqlite' ? `"${word}"` : `'${word}'`
      if (!mayBegin(word)) return { word, whole, begun: whole }
      return { word, whole, begun: engine === 'sqlite' ? `${whole}*` : `${whole}:*` }
    })
}

/** What has all of these. */
export function allOf(queries: readonly string[], engine: Engine): string {
  return queries.join(engine === 'sqlite' ? ' ' : ' & ')
}

/** What people look for; `null` when there is no word in it. */
export function searchQueryOf(text: string, engine: Engine): SearchQuery | null {
  const words = wordQueriesOf(text, engine)
  if (words.length === 0) return null
  const [whole, begun] = [words.map((word) => word.whole), words.map((word) => word.begun)]
  return { whole: allOf(whole, engine), begun: allOf(begun, engine) }
}

/** Stories that have these words in their headline, or in the title of a report: publishers of other languages tell them too. */
export function storiesMatch({ whole, begun }: SearchQuery, engine: Engine): RawBuilder<SqlBool> {
  const told = sql`stories.id in (${newestEntries(['storyId'], whole, LOOKED_THROUGH, engine)})`
  return engine === 'sqlite'
    ? sql<SqlBool>`(stories.rowid in (select rowid from "storySearch" where "storySearch" match ${begun}) or ${told})`
    : sql<SqlBool>`(array_to_tsvector(string_to_array(stories.words, ' ')) @@ ${begun}::tsquery or ${told})`
}

/** Of the entries that were recorded last among those that match. Reads no more of a common word than it gives. */
export function newestEntries<Column extends 'id' | 'storyId' | 'words'>(
  columns: readonly Column[],
  match: string,
  limit: number,
  engine: Engine,
): RawBuilder<Pick<Selectable<Database['entries']>, Column>> {
  return engine === 'sqlite'
    ? sql`select ${sql.join(columns.map((column) => sql.ref(`entries.${column}`)))} from "entrySearch" join entries on entries.rowid = "entrySearch".rowid
        where "entrySearch" match ${match} order by "entrySearch".rowid desc limit ${limit}`
    : newestInBlocks(columns, match, limit)
}

/**
 * What PostgreSQL indexes of an entry, as the migration and the query must both write it: the words of its title, and its
 * block. No search word holds a `#`.
 */
export const INDEXED_WORDS = `array_to_tsvector(string_to_array(words || ' #' || (rowid / ${ENTRIES_PER_BLOCK})::varchar, ' '))`

/**
 * Left to itself the server reads all entries from the newest on where it takes a word for a common one, which took
 * seconds for two common words that never stand together. So the index is asked for the newest blocks first, and for all
 * of them only where these give too little: then few have the word, or none. `materialized` keeps the server from
 * weighing the limit in. https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-CTE-MATERIALIZATION
 */
function newestInBlocks<Column extends 'id' | 'storyId' | 'words'>(
  columns: readonly Column[],
  match: string,
  limit: number,
): RawBuilder<Pick<Selectable<Database['entries']>, Column>> {
  // All that is found in them is read: to know of one entry, the newest block is enough.
  const blocks = limit === 1 ? 1 : Math.max(NEWEST_BLOCKS, Math.ceil(limit / FOUND_PER_BLOCK))
  const wanted = sql.join(columns.map((column) => sql.ref(column)))
  const found = (among: RawBuilder<unknown>, when: RawBuilder<SqlBool>) =>
    sql`materialized (select rowid, ${wanted} from entries where ${when} and ${sql.raw(INDEXED_WORDS)} @@ (${among})::tsquery)`
  const whole = sql`${match}::text`
  const ofNewest = sql`${whole} || ' & (' || (select string_agg('#' || block, '|')
    from newest, generate_series(newest.last - ${sql.lit(blocks - 1)}, newest.last) as block) || ')'`
  return sql`select ${wanted} from (
    with newest as (select max(rowid) / ${sql.lit(ENTRIES_PER_BLOCK)} as last from entries),
      late as ${found(ofNewest, sql<SqlBool>`true`)},
      any_time as ${found(whole, sql<SqlBool>`(select count(*) from late) < ${limit}`)}
    select * from late union select * from any_time) as found order by rowid desc limit ${limit}`
}
