import Database from 'better-sqlite3'

/** What is found in a database that is only read; `null` where it cannot be: a damaged one is no reason to fail, nor a newer one. */
export function lookIntoFile<T>(path: string, look: (database: Database.Database) => T): T | null {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    try {
      return look(database)
    } finally {
      database.close()
    }
  } catch {
    return null
  }
}
