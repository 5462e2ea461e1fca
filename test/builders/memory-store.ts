import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
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
  empty ??= buildEmpty()
  const db = new Kysely<Schema>({ dialect: sqliteDialect(await empty) })
  return storeOn(await readySqlite(db), random)
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
