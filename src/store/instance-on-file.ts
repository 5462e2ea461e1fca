import Database from 'better-sqlite3'
import { lookIntoFile } from './look-into-file.ts'

/** No process takes a database for longer: what says so was written while the clock was ahead. */
const LONGEST_LEASE_MS = 600_000

/** Whether a claim on the whole database, which ends then, holds at that time. */
export function holds(untilMs: number, nowMs: number): boolean {
  return untilMs > nowMs && untilMs <= nowMs + LONGEST_LEASE_MS
}

/** Whether a bot runs on an open database at that time. */
export function hasInstance(database: Database.Database, nowMs: number): boolean {
  const until = database.prepare(`select until from leases where name = 'instance'`).pluck().get()
  return typeof until === 'number' && holds(until, nowMs)
}

/** The same of a file. Nobody can say that he runs on what cannot be read. */
export function isFileInUse(path: string, nowMs: number): boolean {
  return lookIntoFile(path, (database) => hasInstance(database, nowMs)) ?? false
}

/** The bot that ran on a database when it was copied does not run on the copy. Nobody else may have that open. */
export function endInstance(path: string): void {
  const database = new Database(path, { fileMustExist: true })
  try {
    const leases: unknown = database.prepare(`select 1 from sqlite_master where name = 'leases'`).get()
    if (leases !== undefined) database.exec(`delete from leases where name = 'instance'`)
  } finally {
    database.close()
  }
}
