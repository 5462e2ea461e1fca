type Refusal = {
  /** In plain words, after "it cannot be written: ". */
  readonly why: string
  readonly todo: string
}

const FULL: Refusal = { why: 'its disk is full', todo: 'Make room.' }
export const READ_ONLY: Refusal = {
  why: 'it can only be read',
  todo: 'Let AI Wire write it: its file and folder, or the rights of its user on the server.',
}
export const NO_RIGHT: Refusal = {
  why: 'its user lacks a right',
  todo: 'Make that user the owner of the database, and of what is in it.',
}
const FAILING: Refusal = {
  why: 'its disk fails',
  todo: 'Look whether the disk is full, or broken.',
}
const HELD: Refusal = { why: 'another program holds it', todo: 'End what writes to it, or wait until it is done.' }
/** That of a user or a database as well as that of the whole server. */
const FULL_HOUSE: Refusal = {
  why: 'its server has no connection left',
  todo: 'Raise max_connections of PostgreSQL, or run fewer processes: each may open 17.',
}
export const DAMAGED: Refusal = { why: 'it is damaged', todo: 'Stop the bot and restore a backup.' }
export const NO_DATABASE: Refusal = { why: 'it is no database', todo: 'Name another file, or restore a backup.' }

/** How errors of SQLite (https://sqlite.org/rescode.html) and of PostgreSQL (appendix A of its manual) begin that are no fault of what was written. */
const REFUSALS: readonly (readonly [code: string, refusal: Refusal])[] = [
  ['SQLITE_FULL', FULL],
  ['53100', FULL],
  ['SQLITE_READONLY', READ_ONLY],
  ['25006', READ_ONLY],
  ['42501', NO_RIGHT],
  ['SQLITE_IOERR', FAILING],
  ['58030', FAILING],
  ['SQLITE_BUSY', HELD],
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_NOTADB', NO_DATABASE],
  ['XX001', DAMAGED],
  ['53300', FULL_HOUSE],
]

/** Why the database takes nothing at all, and what to do; `null` for any other error. */
export function writeRefusal(cause: unknown): Refusal | null {
  // Also of one that was copied into a plain object, as pg-boss does.
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return REFUSALS.find(([begins]) => code.startsWith(begins))?.[1] ?? null
}
