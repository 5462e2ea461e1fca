import { closeSync, existsSync, openSync } from 'node:fs'

/** Rights of a file that its owner alone may read and write; Windows has none of that kind. */
export const OWNER_ONLY = 0o600

/**
 * Makes an empty file that nobody but its owner reads, for a database has tokens and what people asked in it. A file that is
 * there keeps its rights. SQLite gives the files beside a database the rights of that. https://sqlite.org/wal.html
 */
export function createPrivately(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ONLY))
}
