import { closeSync, existsSync, openSync, statSync } from 'node:fs'

/** Rights of a file that its owner alone may read and write; Windows has none of that kind. */
export const OWNER_ONLY = 0o600

/**
 * Makes an empty file that nobody but its owner reads, for a database has tokens and what people asked in it. A file that is
 * there keeps its rights. SQLite gives the files beside a database the rights of that. https://sqlite.org/wal.html
 */
export function createPrivately(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ONLY))
}

/** Whether somebody besides its owner may read or write that file; never on Windows, where these rights say nothing. */
export function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
}
