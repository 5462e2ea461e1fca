import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { InputError } from '../core/errors.ts'
import { contentOf } from './content-of.ts'
import { endInstance } from './instance-on-file.ts'
import { createPrivately, OWNER_ONLY } from './private-file.ts'
import { reasonOf } from './reason-of.ts'

/** What SQLite keeps beside a database. */
const BESIDE = ['-wal', '-shm', '-journal'] as const
/** A copy in several steps begins anew whenever another connection writes in between: beside a busy bot it never ended. */
const ALL_PAGES = 0x7fff_ffff

/**
 * Copies a database that may be in use to `file`, and checks the copy. The copy replaces `file` only when it is whole.
 * Throws InputError when either cannot be used; then nothing is left of the copy.
 */
export async function backupDatabase(path: string, file: string): Promise<void> {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new InputError([`${file} is a folder. Name a file in it, such as ${join(file, 'aiwire.db')}.`])
  const partial = `${file}.part`
  const source = openExisting(path, 'DATABASE_URL')
  try {
    refuseInUse(path, file)
    // One of before may be anybody's to read.
    remove(partial)
    await copyPrivately(source, partial).catch((cause: unknown) => {
      const advice = 'Name a file in a folder that AI Wire may write.'
      throw new InputError([`${file} cannot be written (${reasonOf(cause)}). ${advice}`])
    })
    checkIntegrity(partial)
    renameSync(partial, file)
  } catch (cause) {
    remove(partial)
    throw cause
  } finally {
    source.close()
  }
}

/**
 * Puts a checked copy of the backup `file` in the place of the database. What stood there is kept beside it, under the
 * name that is returned; `null` where nothing stood there.
 */
export function restoreDatabase(file: string, path: string): string | null {
  checkIntegrity(file)
  refuseUnfinished(file)
  const partial = `${path}.part`
  try {
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(file, partial)
    chmodSync(partial, statSync(path, { throwIfNoEntry: false })?.mode ?? OWNER_ONLY)
    endInstance(partial)
  } catch (cause) {
    remove(partial)
    throw new InputError([`${partial} cannot be written (${reasonOf(cause)}). The database is as it was.`])
  }
  const kept = freeName(`${path}.before-restore`)
  const stood = existsSync(path)
  // The old log goes with its database: there it is whole, and left behind it would be replayed into the restored file.
  for (const part of ['', ...BESIDE]) if (existsSync(path + part)) renameSync(path + part, kept + part)
  renameSync(partial, path)
  return stood ? kept : null
}

async function copyPrivately(source: Database.Database, file: string): Promise<void> {
  createPrivately(file)
  await source.backup(file, { progress: () => ALL_PAGES })
}

/** Whoever has it open would go on writing to what was replaced, and the log beside it would be replayed into the copy. */
function refuseInUse(path: string, file: string): void {
  const isItself = existsSync(file) && realpathSync(file) === realpathSync(path)
  if (!isItself && BESIDE.every((part) => !existsSync(file + part))) return
  throw new InputError([`${file} is a database in use, and a copy would spoil it. Name another file.`])
}

/** Closed by the last who had it open, a file holds all of its rows: a log that is left has newer ones, and is not copied. */
function refuseUnfinished(file: string): void {
  if (['-wal', '-journal'].every((part) => (statSync(file + part, { throwIfNoEntry: false })?.size ?? 0) === 0)) return
  throw new InputError([
    `${file} is a database in use, and its newest rows are not in it yet. Copy it with "aiwire backup", and restore the copy.`,
  ])
}

/** What was kept at an earlier restore stays. */
function freeName(wanted: string): string {
  let name = wanted
  for (let count = 2; ['', ...BESIDE].some((part) => existsSync(name + part)); count += 1) name = `${wanted}-${count}`
  return name
}

function remove(file: string): void {
  for (const part of ['', ...BESIDE]) rmSync(file + part, { force: true })
}

function checkIntegrity(file: string): void {
  const database = openExisting(file, 'The backup')
  try {
    const result: unknown = database.pragma('integrity_check', { simple: true })
    if (result !== 'ok') throw new InputError([`${file} is damaged. Use another backup.`])
    if (contentOf(database) !== 'ledger')
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
