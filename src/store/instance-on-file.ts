import Database from 'better-sqlite3'

/** Whether a bot runs on an open database at that time. */
export function hasInstance(database: Database.Database, nowMs: number): boolean {
  return database.prepare(`select 1 from leases where name = 'instance' and until > ?`).pluck().get(nowMs) !== undefined
}

/**
 * The same of a file, which is only read: a damaged one, or one that a newer version wrote, is no reason to fail. Nobody
 * can say that he runs on what cannot be read.
 */
export function isFileInUse(path: string, nowMs: number): boolean {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    try {
      return hasInstance(database, nowMs)
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}
