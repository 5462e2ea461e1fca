/** How errors of SQLite (https://sqlite.org/rescode.html) and of PostgreSQL (appendix A of its manual) begin that are no fault of what was written. */
const REFUSALS: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_FULL', 'its disk is full'],
  ['53100', 'its disk is full'],
  ['SQLITE_READONLY', 'it can only be read'],
  ['25006', 'it can only be read'],
  ['SQLITE_IOERR', 'its disk fails'],
  ['58030', 'its disk fails'],
  ['SQLITE_BUSY', 'another program holds it'],
  ['SQLITE_CORRUPT', 'it is damaged'],
  ['XX001', 'it is damaged'],
]

/** Why the database takes nothing at all, in plain words; `null` for any other error. */
export function writeRefusal(cause: unknown): string | null {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return REFUSALS.find(([begins]) => code.startsWith(begins))?.[1] ?? null
}
