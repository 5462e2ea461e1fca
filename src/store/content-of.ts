import type Database from 'better-sqlite3'
import { lookIntoFile } from './look-into-file.ts'

/** What a SQLite file holds: the ledger, something of another program, or nothing yet, which is what a first start that was cut off leaves. */
export function contentOf(database: Database.Database): 'ledger' | 'other' | 'nothing' {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
    .pluck()
    .all()
  if (tables.includes('stories') && tables.includes('kysely_migration')) return 'ledger'
  return tables.every((name) => String(name).startsWith('kysely_migration')) ? 'nothing' : 'other'
}

/** Whether a file is the database of another program. What cannot be read is for others to tell. */
export function isOfOthers(path: string): boolean {
  return lookIntoFile(path, contentOf) === 'other'
}
