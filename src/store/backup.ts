import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { InputError } from '../core/errors.ts'
import { contentOf } from './content-of.ts'
import { endInstance } from './instance-on-file.ts'
import { createPrivately, OWNER_ONLY } from './private-file.ts'
import { reasonOf } from './reason-of.ts'
import { DAMAGED, NO_DATABASE, writeRefusal } from './write-refusal.ts'

/** What SQLite keeps beside a database. */
const BESIDE = ['-wal', '-shm', '-journal'] as const
/** What every file of SQLite begins with: https://www.sqlite.org/fileformat.html */
const SQLITE_HEAD = 'SQLite format 3\0'
/** A copy in several steps begins anew whenever another connection writes in between: beside a busy bot it never ended. */
const ALL_PAGES = 0x7fff_ffff

/** How a file is called in a message, and what to do about it. */
type Kind = { readonly name: string; readonly ifOther: string; readonly ifDamaged: string }
const LIVE: Kind = {
  name: 'DATABASE_URL',
  ifOther: 'Name the database that the bot runs on, or restore a backup.',
  ifDamaged: 'Stop the bot and restore a backup.',
}
const BACKUP: Kind = {
  name: 'The backup',
  ifOther: 'Name a file that "aiwire backup" made.',
  ifDamaged: 'Use another backup.',
}

/**
 * Copies a database that may be in use to `file`, and checks the copy. The copy replaces `file` only when it is whole.
 * Throws InputError when either cannot be used; then nothing is left of the copy.
 */
export async function backupDatabase(path: string, file: string): Promise<void> {
  refuseFolder(file, '')
  refuseOther(file)
  const partial = `${file}.part`
  const source = openLedger(path, path, LIVE)
  try {
    refuseInUse(path, file)
    // One of before may be anybody's to read.
    remove(partial)
    await copyPrivately(source, partial).catch((cause: unknown) => {
      const advice = writeRefusal(cause)?.todo ?? 'Name a file in a folder that AI Wire may write.'
      throw new InputError([`${file} cannot be written (${reasonOf(cause)}). ${advice}`])
    })
    checkLedger(partial, path, LIVE)
    renameSync(partial, file)
  } catch (cause) {
    remove(partial)
    throw cause
  } finally {
    source.close()
  }
}

/**
 * Puts a checked copy of the backup `file`, which may lie where nothing can be written, in the place of the database. What
 * stood there is kept beside it, under the name that is returned; `null` where nothing stood there. Throws InputError when
 * either cannot be used; then the database is as it was.
 */
export function restoreDatabase(file: string, path: string): string | null {
  refuseFolder(path, `${LIVE.name}: `)
  refuseUnreadable(file)
  refuseUnfinished(file)
  const partial = `${path}.part`
  try {
    copyForRestore(file, partial, path)
    // Not the backup itself: SQLite makes a file beside whatever it opens.
    checkLedger(partial, file, BACKUP)
    endInstance(partial)
  } catch (cause) {
    remove(partial)
    throw cause
  }
  const kept = freeName(`${path}.before-restore`)
  const stood = existsSync(path)
  // Whoever only looked into the database has left them, with nothing in them.
  if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size === 0) {
    for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true })
  }
  // The old log goes with its database: there it is whole, and left behind it would be replayed into the restored file.
  for (const part of ['', ...BESIDE]) if (existsSync(path + part)) renameSync(path + part, kept + part)
  renameSync(partial, path)
  return stood ? kept : null
}

async function copyPrivately(source: Database.Database, file: string): Promise<void> {
  createPrivately(file)
  await source.backup(file, { progress: () => ALL_PAGES })
}

function copyForRestore(file: string, partial: string, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(file, partial)
    chmodSync(partial, statSync(path, { throwIfNoEntry: false })?.mode ?? OWNER_ONLY)
  } catch (cause) {
    const advice = `Make room in ${dirname(path)}, and let AI Wire write there. The database is as it was.`
    throw new InputError([`${partial} cannot be written (${reasonOf(cause)}). ${advice}`])
  }
}

/** A copy may replace an older one. What is no database was meant for something else, as is a device such as /dev/null. */
function refuseOther(file: string): void {
  const head = headOf(file)
  if (head === null || head === '' || head === SQLITE_HEAD) return
  throw new InputError([`${file} is there already, and is no database. Name another file.`])
}

/** `null` where nothing is there. */
function headOf(file: string): string | null {
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return null
    if (!found.isFile()) throw new InputError([`${file} is there already, and is no file. Name another one.`])
    return firstBytes(file, SQLITE_HEAD.length)
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw new InputError([`${file} cannot be looked at (${reasonOf(cause)}). Name another file.`])
  }
}

function firstBytes(file: string, count: number): string {
  const bytes = Buffer.alloc(count)
  const open = openSync(file, 'r')
  try {
    return bytes.toString('latin1', 0, readSync(open, bytes, 0, count, 0))
  } finally {
    closeSync(open)
  }
}

function refuseFolder(file: string, name: string): void {
  let isFolder = false
  try {
    isFolder = statSync(file).isDirectory()
  } catch {
    // What is not there, or not to be seen, is told when it is written.
  }
  if (isFolder)
    throw new InputError([`${name}${file} is a folder. Name a file in it, such as ${join(file, 'aiwire.db')}.`])
}

function refuseUnreadable(file: string): void {
  try {
    if (!statSync(file).isFile()) throw new Error('it is no file')
    accessSync(file, constants.R_OK)
  } catch (cause) {
    throw new InputError([`${BACKUP.name}: ${file} cannot be read (${reasonOf(cause)}). ${BACKUP.ifOther}`])
  }
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
  try {
    for (const part of ['', ...BESIDE]) rmSync(file + part, { force: true })
  } catch {
    // Where nothing can be taken away, nothing could be written: that is told.
  }
}

/** Throws InputError, as if `file` were `shown`, unless it is a whole database of AI Wire. */
function checkLedger(file: string, shown: string, kind: Kind): void {
  const database = openLedger(file, shown, kind)
  try {
    if (!isWhole(database)) throw new InputError([`${kind.name}: ${shown} is damaged. ${kind.ifDamaged}`])
  } finally {
    database.close()
  }
}

function isWhole(database: Database.Database): boolean {
  try {
    return database.pragma('integrity_check', { simple: true }) === 'ok'
  } catch (cause) {
    if (writeRefusal(cause) === DAMAGED) return false
    throw cause
  }
}

/** Throws InputError, as if `file` were `shown`, where it is not there, cannot be read or is something else. */
function openLedger(file: string, shown: string, kind: Kind): Database.Database {
  let database: Database.Database | null = null
  try {
    database = new Database(file, { fileMustExist: true })
    // Opening is lazy: a file that is no database shows only when it is read.
    if (contentOf(database) === 'ledger') return database
  } catch (cause) {
    database?.close()
    throw new InputError([`${kind.name}: ${shown} cannot be read (${reasonOf(cause)}). ${adviceOn(cause, kind)}`])
  }
  database.close()
  throw new InputError([`${kind.name}: ${shown} is not a database of AI Wire. ${kind.ifOther}`])
}

function adviceOn(cause: unknown, kind: Kind): string {
  const refusal = writeRefusal(cause)
  if (refusal === null || refusal === NO_DATABASE) return kind.ifOther
  return refusal === DAMAGED ? kind.ifDamaged : refusal.todo
}
