import pg from 'pg'
import type { Finding } from '../core/finding.ts'
import { schemaFindings, tell } from './examine-database.ts'
import { placeOf } from './place-of.ts'
import { reasonOf } from './reason-of.ts'

const ANSWER_WITHIN_MS = 5_000

/** Looks at a PostgreSQL database that may be in use; changes nothing, never throws. */
export async function examinePostgres(url: string): Promise<readonly Finding[]> {
  const place = placeOf(url)
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
      return [tell('ok', `${place} answers and is empty; the first start fills it.`)]
    }
    const steps = await client.query<{ name: string }>('select name from kysely_migration')
    const applied = steps.rows.map(({ name }) => name)
    return [...schemaFindings(applied, 'postgres'), tell('ok', `${place} answers.`)]
  } catch (cause) {
    const words = `${place} cannot be reached (${reasonOf(cause)}). Check the address in DATABASE_URL, and that the server lets AI Wire in.`
    return [tell('fail', words)]
  } finally {
    await client.end().catch(() => undefined)
  }
}
