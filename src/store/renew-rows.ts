import { sql, type Kysely } from 'kysely'
import { DAY_MS } from '../core/durations.ts'
import type { OperationsStore } from '../core/ports/operations-store.ts'
import type { GroupCommit } from './group-commit.ts'
import { fromJson, toJson } from './json.ts'
import { renewInvestors } from './renew-investors.ts'
import type { Database } from './schema.ts'
import { wordsText } from './search.ts'
import { readSetting, writeSetting } from './settings.ts'
import type { Engine } from './statements.ts'

/** The setting in which it is kept how far this has come, and its value when nothing is left to do. */
const WALK = 'renewedRows'
const DONE = 'done'

/** From the first row to the last one, in the order of ids: first entries, then stories. */
type Walk = {
  /** 1 is the first. */
  readonly number: number
  readonly beginsAt: number
  readonly table: 'entries' | 'stories'
  readonly after: string
  /** Rows until now. */
  readonly renewed: number
}

const FIRST: Walk = { number: 1, beginsAt: 0, table: 'entries', after: '', renewed: 0 }

/**
 * As `OperationsStore.renewRows` says: search words in plain letters, no names of authors, and who gives the money of a
 * round. Not done by a migration, which lets nobody write until it is over, and cannot see what a process of the version
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
    else if (walk.table === 'entries') await keep(tx, { ...next, table: 'stories', after: '' })
    else if (walk.number > 1 && next.renewed === 0) await writeSetting(tx, WALK, DONE)
    else await keep(tx, { ...FIRST, number: walk.number + 1, beginsAt: nowMs + DAY_MS })
    return last === null && walk.table === 'stories' ? 'over' : 'more'
  })
}

async function keep(db: Kysely<Database>, walk: Walk): Promise<void> {
  await writeSetting(db, WALK, toJson(walk))
}

/** Renews the next rows. `last`: the id of the last that was looked at, `null` where there was none. */
async function renewSome(
  db: Kysely<Database>,
  engine: Engine,
  { table, after }: Walk,
  limit: number,
): Promise<{ readonly last: string | null; readonly renewed: number }> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'words'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  const last = rows.at(-1)?.id
  if (last === undefined) return { last: null, renewed: 0 }
  const changed = rows.flatMap(({ id, words }) => {
    const plain = wordsText(words ?? '')
    return words === null || plain === words ? [] : [[id, plain] as const]
  })
  if (changed.length > 0) {
    const each = sql.raw(engine === 'sqlite' ? 'json_each' : 'json_each_text')
    await sql`update ${sql.table(table)} set words = plain.value
      from ${each}(${JSON.stringify(Object.fromEntries(changed))}) as plain
      where ${sql.ref(`${table}.id`)} = plain.key`.execute(db)
  }
  if (table === 'stories') return { last, renewed: changed.length + (await renewRounds(db, after, last)) }
  // Nobody reads who wrote an entry, but a gateway of version 0.1.0, which may still run while others are upgraded, writes
  // it when somebody adds a feed: the column is dropped by the version after the first one that leaves it alone.
  const { numAffectedRows } = await sql`update entries set author = null
    where id > ${after} and id <= ${last} and author is not null`.execute(db)
  return { last, renewed: changed.length + Number(numAffectedRows ?? 0n) }
}

/** Behind one story, up to another one. Returns how many rounds were written anew. */
async function renewRounds(db: Kysely<Database>, after: string, last: string): Promise<number> {
  const rounds = await db
    .selectFrom('stories')
    .select(['id', 'workspaceId', 'factsJson'])
    .where('topic', '=', 'funding')
    .where('id', '>', after)
    .where('id', '<=', last)
    .execute()
  return await renewInvestors(db, rounds)
}
