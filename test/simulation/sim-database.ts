import { sql } from 'kysely'
import type { Random } from '../../src/core/ports/random.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { openEngine } from '../../src/store/open-engine.ts'
import { storeOn } from '../../src/store/open-store.ts'
import { startPostgres, TABLES } from '../builders/postgres.ts'

/** So often the tables of PostgreSQL are made anew: rows that are gone slow down whoever looks for others. */
const WIPE_EVERY = 25

type SimEngine = 'sqlite' | 'postgres'

export type SimDatabase = {
  /** An empty ledger, whose ids come from there. Closing it keeps what it stands on for the next one. */
  open(random: Random): Promise<Store>
  stop(): Promise<void>
}

/** One store for many histories: one that knows its schema and its statements makes each several times as fast. */
export async function startSimDatabase(engine: SimEngine): Promise<SimDatabase> {
  const server = engine === 'postgres' ? await startPostgres() : null
  const url = server === null ? 'sqlite::memory:' : server.bySocket(await server.createDatabase())
  const opened = await openEngine(url)
  let current: Random | null = null
  const store = storeOn(opened, { id: () => current?.id() ?? '' })
  const empty =
    server === null ? await sqliteEmptier(opened.db) : await postgresEmptier(opened.db, () => server.wipe(url))
  return {
    async open(random) {
      current = random
      await empty()
      return { ...store, close: () => Promise.resolve() }
    },
    async stop() {
      await store.close()
      await server?.stop()
    },
  }
}

type OpenDatabase = Awaited<ReturnType<typeof openEngine>>['db']

/**
 * Takes every row out, those that refer to others first. Foreign keys stay on: a switch makes SQLite prepare every
 * statement anew.
 */
async function sqliteEmptier(db: OpenDatabase): Promise<() => Promise<void>> {
  // Search indexes follow their tables by triggers. A table refers to older ones only.
  const tables = await sql<{ readonly name: string }>`select name from sqlite_master where type = 'table'
    and sql not like 'create virtual%' and name not glob 'sqlite_*' and name not glob 'kysely_*'
    and name not glob '*Search_*' order by rowid desc`.execute(db)
  const statements = tables.rows
    .map(({ name }) => sql`delete from ${sql.table(name)}`.compile(db))
    .concat(sql`delete from sqlite_sequence`.compile(db))
  return async () => {
    for (const statement of statements) await db.executeQuery(statement)
  }
}

/** The same in one round trip. While nobody looks at who refers to whom, the order is free. */
async function postgresEmptier(db: OpenDatabase, wipe: () => Promise<void>): Promise<() => Promise<void>> {
  const tables = await sql.raw<{ readonly name: string }>(TABLES).execute(db)
  const deletes = tables.rows.map(({ name }) => `delete from ${name}`).join(';')
  const empty = sql.raw(`begin; set local session_replication_role = replica; ${deletes}; commit`).compile(db)
  let turn = 0
  return async () => {
    turn += 1
    if (turn % WIPE_EVERY === 0) await wipe()
    else await db.executeQuery(empty)
  }
}
