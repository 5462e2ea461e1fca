import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { InputError } from '../core/errors.ts'

/**
 * Copies a database that may be in use to `file`, and checks the copy. The copy replaces `file` only when it is whole.
 * Throws InputError when either cannot be used.
 */
export async function backupDatabase(path: string, file: string): Promise<void> {
  const partial = `${file}.part`
  const source = openExisting(path, 'DATABASE_URL')
  try {
    await source.backup(partial)
  } catch (cause) {
    throw new InputError([
      `${file} cannot be written (${reasonOf(cause)}). Name a file in a folder that AI Wire may write.`,
    ])
  } finally {
    source.close()
  }
  checkIntegrity(partial)
  renameSync(partial, file)
}

/** Puts a checked copy of the backup `file` in the place of the database. What stood there is kept beside it as `.before-restore`. */
export function restoreDatabase(file: string, path: string): void {
  checkIntegrity(file)
  const partial = `${path}.part`
  copyFileSync(file, partial)
  if (existsSync(path)) renameSync(path, `${path}.before-restore`)
  // Left behind, the old log would be replayed into the restored file.
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
  renameSync(partial, path)
}

function checkIntegrity(file: string): void {
  const database = openExisting(file, 'The backup')
  try {
    const result: unknown = database.pragma('integrity_check', { simple: true })
    const ledger: unknown = database
      .prepare("select 1 from sqlite_master where type = 'table' and name = 'stories'")
      .get()
    if (result !== 'ok') throw new InputError([`${file} is damaged. Use another backup.`])
    if (ledger === undefined)
      throw new InputError([`${file} is not a database of AI Wire. Name a file that "aiwire backup" made.`])
  } finally {
    database.close()
  }
}

function openExisting(file: string, name: string): Database.Database {
  try {
    const database = new Database(file, { fileMustExist: true })
    // Opening is lazy: a file that is no database shows only when it is read.
    database.pragma('schema_version')
    return database
  } catch (cause) {
    throw new InputError([`${name}: ${file} cannot be read (${reasonOf(cause)}). Name a database of AI Wire.`])
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
