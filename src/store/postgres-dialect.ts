import { PostgresDialect, type Dialect } from 'kysely'
import pg, { TypeOverrides } from 'pg'
import { watchAnswers } from './answer-watch.ts'
import type { OnFailed } from './on-failed.ts'
import { preparedPool } from './prepared-pool.ts'

const CONNECTIONS = 10
const CONNECT_WITHIN_MS = 10_000
/** A process that was stopped in the middle of a transaction must not keep all others out. */
const IDLE_IN_TRANSACTION_MS = 5_000
const INT8 = 20

/** Kysely on a pool of connections. 64-bit integers come as numbers; `onFailed` hears why a statement failed. */
export function postgresDialect(url: string, onFailed: OnFailed): Dialect {
  const types = new TypeOverrides()
  types.setTypeParser(INT8, parseInteger)
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'aiwire',
    types,
  })
  // A connection that breaks while nobody uses it is replaced; in use, its error comes with the query as well.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return new PostgresDialect({ pool: preparedPool(pool, watchAnswers(url), onFailed) })
}

/** Times in milliseconds and counts are whole numbers far below 2^53. */
function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large`)
  return value
}
