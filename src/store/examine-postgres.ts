import pg from 'pg'
import type { Finding } from '../core/finding.ts'
import type { Accord } from '../core/ports/store.ts'
import { schemaFindings, tell } from './examine-database.ts'
import { listOtherNumbers } from './list-other-numbers.ts'
import { placeOf } from './place-of.ts'
import { reasonOf } from './reason-of.ts'

const ANSWER_WITHIN_MS = 5_000

/** Looks at a PostgreSQL database that may be in use; changes nothing, never throws. */
export async function examinePostgres(url: string): Promise<readonly Finding[]> {
  const place = placeOf(url)
  const client = openClient(url)
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

/** The numbers that others go by who run now; none where the database cannot be reached. Never throws. */
export async function findDisagreement(url: string, accord: Accord): Promise<readonly number[]> {
  const client = openClient(url)
  try {
    await client.connect()
    return await listOtherNumbers(client, accord)
  } catch {
    return []
  } finally {
    await client.end().catch(() => undefined)
  }
}

function openClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  })
  client.on('error', () => undefined)
  return client
}
