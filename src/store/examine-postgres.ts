import type { Finding } from '../core/finding.ts'
import type { Accord } from '../core/ports/store.ts'
import { askServer } from './ask-server.ts'
import { schemaFindings, tell } from './examine-database.ts'
import { listOtherNumbers } from './list-other-numbers.ts'
import { placeOf } from './place-of.ts'
import { reasonOf } from './reason-of.ts'
import { NO_RIGHT, READ_ONLY, writeRefusal } from './write-refusal.ts'

/** The ledger and pg-boss each need a right to begin with, and another one to go on. */
const LOOK = `select
  to_regclass('stories') is not null and to_regclass('kysely_migration') is not null as found,
  current_setting('transaction_read_only') = 'on' as "isReadOnly",
  case when to_regclass('stories') is null then coalesce(has_schema_privilege(current_schema(), 'create'), false)
    else has_table_privilege('stories', 'insert') end
  and case when to_regnamespace('pgboss') is null then has_database_privilege(current_database(), 'create')
    else has_schema_privilege('pgboss', 'usage') end as "mayWrite"`

type Look = { readonly found: boolean; readonly isReadOnly: boolean; readonly mayWrite: boolean }

/** Looks at a PostgreSQL database that may be in use; changes nothing, never throws. */
export async function examinePostgres(url: string): Promise<readonly Finding[]> {
  const place = placeOf(url)
  try {
    return await askServer(url, async (client) => {
      const { rows } = await client.query<Look>(LOOK)
      const [look] = rows
      const refusal = look?.isReadOnly === true ? READ_ONLY : look?.mayWrite === false ? NO_RIGHT : null
      if (refusal !== null) return [tell('fail', `${place} cannot be written: ${refusal.why}. ${refusal.todo}`)]
      if (look?.found !== true) return [tell('ok', `${place} answers and is empty; the first start fills it.`)]
      const steps = await client.query<{ name: string }>('select name from kysely_migration')
      const applied = steps.rows.map(({ name }) => name)
      return [...schemaFindings(applied, 'postgres'), tell('ok', `${place} answers.`)]
    })
  } catch (cause) {
    const advice = 'Check the address in DATABASE_URL, and that the server lets AI Wire in.'
    return [tell('fail', `${place} cannot be reached (${reasonOf(cause)}). ${writeRefusal(cause)?.todo ?? advice}`)]
  }
}

/** The numbers that others go by who run now; none where the database cannot be reached. Never throws. */
export async function findDisagreement(url: string, accord: Accord): Promise<readonly number[]> {
  try {
    return await askServer(url, (client) => listOtherNumbers(client, accord))
  } catch {
    return []
  }
}
