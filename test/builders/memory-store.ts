import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, sql, type KyselyPlugin } from 'kysely'
import type { Random } from '../../src/core/ports/random.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { readySqlite } from '../../src/store/open-engine.ts'
import { openStore, storeOn } from '../../src/store/open-store.ts'
import type { Database as Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts'
import { sequence } from './sequence.ts'

let empty: Promise<Buffer> | null = null

/** An empty ledger in memory. The steps of its schema are taken once; each is a copy of what they made. */
export async function openMemoryStore(random: Random): Promise<Store> {
  return storeOn(await readySqlite(await openDatabase()), random)
}

async function openDatabase(): Promise<Kysely<Schema>> {
  empty ??= buildEmpty()
  return new Kysely<Schema>({ dialect: sqliteDialect(await empty) })
}

export type MortalStore = {
  readonly store: Store
  /** From the write of that number on, counted from 1, nothing is written any more, as where the process died. `null`: all is. */
  dieAt(write: number | null): void
  /** Every row of the ledger. */
  rows(): Promise<Readonly<Record<string, readonly unknown[]>>>
}

export class Died extends Error {
  override readonly name = 'Died'
}

const WRITES: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'])

/** The same, of a process that can be killed between any two writes. */
export async function openMortalStore(random: Random): Promise<MortalStore> {
  const db = await openDatabase()
  let left = Infinity
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (WRITES.has(node.kind)) left -= 1
      if (left <= 0) throw new Died()
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const ready = await readySqlite(db)
  const tables = await sql<{ readonly name: string }>`select name from sqlite_master
    where type = 'table' and name not like '%Search%' and name not like 'sqlite%' order by name`.execute(db)
  return {
    store: storeOn({ ...ready, db: db.withPlugin(plugin) }, random),
    dieAt(write) {
      left = write ?? Infinity
    },
    async rows() {
      const all: Record<string, readonly unknown[]> = {}
      for (const { name } of tables.rows) all[name] = (await sql`select * from ${sql.table(name)}`.execute(db)).rows
      return all
    },
  }
}

async function buildEmpty(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-empty-'))
  try {
    const file = join(folder, 'empty.db')
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    await store.close()
    const db = new Database(file)
    // A log beside it is nothing that can be copied.
    db.pragma('journal_mode = delete')
    const bytes = db.serialize()
    db.close()
    return bytes
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
