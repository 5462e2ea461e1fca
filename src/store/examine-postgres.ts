import pg from 'pg'
import type { Finding } from '../core/finding.ts'
import { schemaFindings } from './examine-database.ts'

const ANSWER_WITHIN_MS = 5_000

/** Looks at a PostgreSQL database that may be in use; changes nothing, never throws. */
export async function examinePostgres(url: string): Promise<readonly Finding[]> {
  const { host, pathname } = new URL(url)
  const place = `postgres://${host}${pathname}`
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const known = await client.query<{ found: boolean }>(
      `select to_regclass('stories') is not null and to_regclass('kysely_migration') is not null as found`,
    )
    if (known.rows[0]?.found !== true) {
      return [{ level: 'ok', part: 'database', words: `${place} answers and is empty; the first start fills it.` }]
    }
    const steps = await client.query<{ name: string }>('select name from kysely_migration')
    const applied = steps.rows.map(({ name }) => name)
    return [...schemaFindings(applied, 'postgres'), { level: 'ok', part: 'database', words: `${place} answers.` }]
  } catch (cause) {
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : 'no answer'
    const words = `${place} cannot be reached (${reason}). Check the address in DATABASE_URL, and that the server lets AI Wire in.`
    return [{ level: 'fail', part: 'database', words }]
  } finally {
    await client.end().catch(() => undefined)
  }
}
