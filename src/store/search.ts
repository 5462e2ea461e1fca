import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely'
import { mayBegin, searchWords } from '../core/search-words.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

/** At most so many words of a question count. */
const MAX_WORDS = 8
/** Of the entries that have a common word, the newest. */
const LOOKED_THROUGH = 2_000
/**
 * On PostgreSQL each entry has two more words: to which block of a thousand entries it belongs, and to which stretch of
 * blocks, in the order of recording.
 */
const ENTRIES_PER_BLOCK = 1_024
const ENTRIES_PER_STRETCH = 65_536
/** A word that gives enough within the newest blocks is a common one. */
const NEWEST_BLOCKS = 4
/** The newest stretch may have just begun, and so may the newest block. */
const NEWEST_STRETCHES = 2
const BEGUN_BLOCKS = 2
/** A block gives at least so many of a word that is worth looking for among the newest. */
const FOUND_PER_BLOCK = 64

/** One word that is looked for, in the engine's own language. */
type WordQuery = {
  readonly word: string
  readonly whole: string
  /** The same, found also in longer words that begin so, where there may be any. */
  readonly begun: string
}

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

/** Among what is searched: what everybody may read, and what the workspace's own feeds tell. `null`: everybody's alone. */
export type SearchedAmong = { readonly engine: Engine; readonly workspaceId: string | null }

/**
 * Stories that have these words in their headline, or in the title of a report: publishers of other languages tell them
 * too. In the headline `others` do as well. One set of both, each found by its own index: for one or the other PostgreSQL
 * reads all stories one by one.
 */
export function storiesMatch(
  words: readonly WordQuery[],
  others: readonly (readonly WordQuery[])[],
  among: SearchedAmong,
): RawBuilder<SqlBool> {
  const { engine } = among
  const whole = words.map((word) => word.whole)
  const [and, or] = engine === 'sqlite' ? [' AND ', ' OR '] : [' & ', ' | ']
  const begun = [words, ...others].map((way) => `(${way.map((word) => word.begun).join(and)})`).join(or)
  const told = newestEntries(['storyId'], whole, LOOKED_THROUGH, among)
  return engine === 'sqlite'
    ? sql<SqlBool>`stories.rowid in (select rowid from "storySearch" where "storySearch" match ${begun}
        union select rowid from stories where id in (${told}))`
    : sql<SqlBool>`stories.id in (select id from stories as named
        where array_to_tsvector(string_to_array(named.words, ' ')) @@ (select ${begun}::text::tsquery)
        union select "storyId" from (${told}) as told)`
}

/** Those of these words, in the engine's language, that stand in any title, as `word`. */
export function standingWords(words: readonly string[], among: SearchedAmong): RawBuilder<{ readonly word: string }> {
  if (among.engine === 'sqlite') {
    return sql`select value as word from json_each(${JSON.stringify(words)})
      where exists (select 1 ${sqliteMatches(sql`value`, among)})`
  }
  // The newest blocks alone say it of a common word. Counted, not asked by `exists`, for whose first row the server may
  // sooner read all entries one by one than open the index: that took minutes for a word that stands nowhere.
  const stands = (...conditions: readonly RawBuilder<unknown>[]) =>
    sql`(select count(*) from searched where ${sql.join([...conditions, sql`indexed @@ word::tsquery`, isVisible], sql` and `)}) > 0`
  return sql`with ${sources([], among)}
    select word from unnest((select ${words}::text[])) as word
      where ${stands(isInNewest('#', ENTRIES_PER_BLOCK, BEGUN_BLOCKS))}
        or ${stands(isInNewest('##', ENTRIES_PER_STRETCH, NEWEST_STRETCHES))} or ${stands()}`
}

/** Of the entries that were recorded last among those that have all these words. Reads no more of a common one than it gives. */
export function newestEntries<Column extends 'id' | 'storyId' | 'words'>(
  columns: readonly Column[],
  words: readonly string[],
  limit: number,
  among: SearchedAmong,
): RawBuilder<Pick<Selectable<Database['entries']>, Column>> {
  return among.engine === 'sqlite'
    ? sql`select ${sql.join(columns.map((column) => sql.ref(`entries.${column}`)))}
        ${sqliteMatches(sql`${words.join(' ')}`, among)} order by "entrySearch".rowid desc limit ${limit}`
    : newestInBlocks(columns, words, limit, among)
}

function sqliteMatches(match: RawBuilder<unknown>, { workspaceId }: SearchedAmong): RawBuilder<unknown> {
  return sql`from "entrySearch" join entries on entries.rowid = "entrySearch".rowid
    where "entrySearch" match ${match} and entries."feedId" in (${feedsOf(workspaceId)})`
}

/** A feed that is not listed any more may have been another workspace's. */
export function feedsOf(workspaceId: string | null): RawBuilder<{ readonly id: string }> {
  const own = workspaceId === null ? sql`` : sql` or "workspaceId" = ${workspaceId}`
  return sql`select id from feeds where "isActive" = 1 and ("workspaceId" is null${own})`
}

/**
 * What PostgreSQL indexes of an entry, as the migration and the query must both write it: the words of its title, its
 * block and its stretch. No search word holds a `#`.
 */
export const INDEXED_WORDS = `array_to_tsvector(string_to_array(words || ' #' || (rowid / ${ENTRIES_PER_BLOCK})::varchar || ' ##' || (rowid / ${ENTRIES_PER_STRETCH})::varchar, ' '))`

/**
 * Left to itself the server reads all entries from the newest on where it takes a word for a common one, which took
 * seconds for two common words that never stand together. So the index is asked for the newest blocks first, and for all
 * of them only where these give too little: then few have the word, or none. What a single word begins may be a thousand
 * times as many all the same, and so may be what is wanted in thousands: these are looked for in the newest stretches in
 * between. `materialized` keeps the server from weighing the limit in.
 * https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-CTE-MATERIALIZATION
 */
function newestInBlocks<Column extends 'id' | 'storyId' | 'words'>(
  columns: readonly Column[],
  words: readonly string[],
  limit: number,
  among: SearchedAmong,
): RawBuilder<Pick<Selectable<Database['entries']>, Column>> {
  const blocks = Math.max(NEWEST_BLOCKS, Math.ceil(limit / FOUND_PER_BLOCK))
  const wanted = sql.join(columns.map((column) => sql.ref(column)))
  // A condition of its own for each word: the index compares their entries sooner than it weighs a query that names all.
  // Each is selected, so that the server does not plan anew for every word.
  const hasAll = words.map((word) => sql`indexed @@ (select ${word}::text::tsquery)`)
  const found = (...conditions: readonly RawBuilder<unknown>[]) =>
    sql`materialized (select rowid, ${wanted} from searched where ${sql.join([...conditions, ...hasAll, isVisible], sql` and `)})`
  const tooFew = (part: string) => sql`(select count(*) from ${sql.raw(part)}) < ${sql.lit(limit)}`
  const inStretches = words.length === 1 || limit >= LOOKED_THROUGH
  const parts = inStretches ? ['late', 'recent', 'any_time'] : ['late', 'any_time']
  const recent = sql`recent as ${found(tooFew('late'), isInNewest('##', ENTRIES_PER_STRETCH, NEWEST_STRETCHES))}, `
  return sql`select ${wanted} from (
    with ${sources(columns, among)},
      late as ${found(isInNewest('#', ENTRIES_PER_BLOCK, blocks))}, ${inStretches ? recent : sql``}
      any_time as ${found(...parts.slice(0, -1).map(tooFew))}
    ${sql.join(
      parts.map((part) => sql`select * from ${sql.raw(part)}`),
      sql` union `,
    )}) as found order by rowid desc limit ${sql.lit(limit)}`
}

/** What the parts of a search ask: the newest entry's number, the feeds that may be read, and entries with what is indexed of them. */
function sources(columns: readonly string[], { workspaceId }: SearchedAmong): RawBuilder<unknown> {
  const read = ['rowid', ...columns].map((column) => sql.ref(column))
  return sql`newest as (select max(rowid) as last from entries),
    visible as materialized (${feedsOf(workspaceId)}),
    searched as not materialized (select ${sql.join(read)}, "feedId" as feed, ${sql.raw(INDEXED_WORDS)} as indexed from entries)`
}

/** Looked up in a table of the few feeds for each entry: compared with one after the other, 300 took longer than the rest. */
const isVisible = sql`(feed in (select id from visible)) is true`

/** In the last so many groups of `entries` entries. */
function isInNewest(mark: string, entries: number, groups: number): RawBuilder<unknown> {
  return sql`indexed @@ (select string_agg(${sql.lit(mark)} || last / ${sql.lit(entries)} - back, '|')::tsquery
    from newest, generate_series(0, ${sql.lit(groups - 1)}) as back)`
}
