import { sql } from 'kysely'
import type { Random } from '../../src/core/ports/random.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { openEngine } from '../../src/store/open-engine.ts'
import { storeOn } from '../../src/store/open-store.ts'
import { startPostgres } from '../builders/postgres.ts'

/** So often the tables of PostgreSQL are made anew: rows that are gone slow down whoever looks for others. */
const WIPE_EVERY = 25

export type SimEngine = 'sqlite' | 'postgres'

export type SimDatabase = {
  /** An empty ledger, whose ids come from there. Closing it keeps what it stands on for the next one. */
  open(random: Random): Promise<Store>
  stop(): Promise<void>
}

/** One store for many histories: one that knows its schema and its statements makes each several times as fast. */
export async function startSimDatabase(engine: SimEngine): Promise<SimDatabase> {
  const server = engine === 'postgres' ? await startPostgres() : null
  const url = server === null ? 'sqlite::memory:' : await server.createDatabase()
  const opened = await openEngine(url)
  let current: Random | null = null
  const store = storeOn(opened, { id: () => current?.id() ?? '' })
  let turn = 0
  const empty = async (): Promise<void> => {
    turn += 1
    if (server === null) await emptySqlite(opened.db)
    else if (turn % WIPE_EVERY === 0) await server.wipe(url)
    else await server.empty(url)
  }
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

async function emptySqlite(db: OpenDatabase): Promise<void> {
  // Search indexes follow their tables by triggers.
  const tables = await sql<{ readonly name: string }>`select name from sqlite_master where type = 'table'
    and sql not like 'create virtual%' and name not glob 'sqlite_*' and name not glob 'kysely_*'
    and name not glob '*Search_*'`.execute(db)
  // Rows refer to each other: nobody looks at that for the moment.
  await sql`pragma foreign_keys = off`.execute(db)
  for (const { name } of tables.rows) await sql`delete from ${sql.table(name)}`.execute(db)
  await sql`delete from sqlite_sequence`.execute(db)
  await sql`pragma foreign_keys = on`.execute(db)
}
