import { sql, type Kysely } from 'kysely'
import { DAY_MS } from '../core/durations.ts'
import type { OperationsStore } from '../core/ports/operations-store.ts'
import type { GroupCommit } from './group-commit.ts'
import { fromJson, toJson } from './json.ts'
import { renewInvestors } from './renew-investors.ts'
import type { Database } from './schema.ts'
import { wordsText } from './search.ts'
import { readSetting, writeSetting } from './settings.ts'
import { countryOf } from './story-row.ts'
import type { Engine } from './statements.ts'

/** The setting in which it is kept how far this has come, and its value when nothing is left to do. */
const WALK = 'renewed'
const DONE = 'done'

/** From the first row to the last one, in the order of ids: first stories, then entries. */
type Walk = {
  /** 1 is the first. */
  readonly number: number
  readonly beginsAt: number
  readonly table: 'entries' | 'stories'
  readonly after: string
  /** Rows until now. */
  readonly renewed: number
}

const FIRST: Walk = { number: 1, beginsAt: 0, table: 'stories', after: '', renewed: 0 }

/**
 * As `OperationsStore.renewRows` says: countries and givers of rounds, search words in plain letters, and no names of
 * authors. Not done by a migration, which lets nobody write until it is over, and cannot see what a process of the version
 * before writes afterwards. So another walk begins a day after one that found something, and after the first.
 */
export async function renewRows(
  commits: GroupCommit,
  engine: Engine,
  nowMs: number,
  limit: number,
): ReturnType<OperationsStore['renewRows']> {
  return await commits.add(async (tx) => {
    const kept = await readSetting(tx, WALK)
    if (kept === DONE) return 'over'
    const walk = kept === null ? FIRST : fromJson<Walk>(kept)
    // What is further away was said by a clock that was ahead.
    if (walk.beginsAt > nowMs && walk.beginsAt <= nowMs + DAY_MS) return 'over'
    const { last, renewed } = await renewSome(tx, engine, walk, limit)
    const next = { ...walk, renewed: walk.renewed + renewed }
    if (last !== null) await keep(tx, { ...next, after: last })
    else if (walk.table === 'stories') await keep(tx, { ...next, table: 'entries', after: '' })
    else if (walk.number > 1 && next.renewed === 0) await writeSetting(tx, WALK, DONE)
    else await keep(tx, { ...FIRST, number: walk.number + 1, beginsAt: nowMs + DAY_MS })
    return last === null && walk.table === 'entries' ? 'over' : 'more'
  })
}

async function keep(db: Kysely<Database>, walk: Walk): Promise<void> {
  await writeSetting(db, WALK, toJson(walk))
}

/** `last`: the id of the last row that was looked at, `null` where there was none. */
type Renewed = { readonly last: string | null; readonly renewed: number }

/** Renews the next rows. */
async function renewSome(db: Kysely<Database>, engine: Engine, walk: Walk, limit: number): Promise<Renewed> {
  return walk.table === 'stories'
    ? await renewStories(db, engine, walk.after, limit)
    : await renewEntries(db, engine, walk.after, limit)
}

async function renewStories(db: Kysely<Database>, engine: Engine, after: string, limit: number): Promise<Renewed> {
  const rows = await db
    .selectFrom('stories')
    .select(['id', 'workspaceId', 'words', 'country', 'factsJson'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  const stories = rows.map((row) => ({ ...row, facts: fromJson(row.factsJson) }))
  const countries = stories.flatMap(({ id, country, facts }) => {
    const told = countryOf({ facts })
    return told === country ? [] : [[id, told] as const]
  })
  await write(db, engine, { table: 'stories', column: 'country' }, countries)
  const words = await renewWords(db, engine, 'stories', rows)
  const investors = await renewInvestors(db, stories)
  return { last: rows.at(-1)?.id ?? null, renewed: countries.length + words + investors }
}

async function renewEntries(db: Kysely<Database>, engine: Engine, after: string, limit: number): Promise<Renewed> {
  const rows = await db
    .selectFrom('entries')
    .select(['id', 'words'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  const last = rows.at(-1)?.id
  if (last === undefined) return { last: null, renewed: 0 }
  const words = await renewWords(db, engine, 'entries', rows)
  // Nobody reads who wrote an entry, but a gateway of version 0.1.0, which may still run while others are upgraded, writes
  // it when somebody adds a feed: the column is dropped by the version after the first one that leaves it alone.
  const { numAffectedRows } = await sql`update entries set author = null
    where id > ${after} and id <= ${last} and author is not null`.execute(db)
  return { last, renewed: words + Number(numAffectedRows ?? 0n) }
}

/** Returns how many rows had others. */
async function renewWords(
  db: Kysely<Database>,
  engine: Engine,
  table: Walk['table'],
  rows: readonly { readonly id: string; readonly words: string | null }[],
): Promise<number> {
  const changed = rows.flatMap(({ id, words }) => {
    const plain = wordsText(words ?? '')
    return words === null || plain === words ? [] : [[id, plain] as const]
  })
  await write(db, engine, { table, column: 'words' }, changed)
  return changed.length
}

async function write(
  db: Kysely<Database>,
  engine: Engine,
  { table, column }: { readonly table: Walk['table']; readonly column: string },
  values: readonly (readonly [id: string, value: string | null])[],
): Promise<void> {
  if (values.length === 0) return
  const each = sql.raw(engine === 'sqlite' ? 'json_each' : 'json_each_text')
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = renewed.value
    from ${each}(${JSON.stringify(Object.fromEntries(values))}) as renewed
    where ${sql.ref(`${table}.id`)} = renewed.key`.execute(db)
}
