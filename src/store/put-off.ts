import { sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** Says in the target how to make what was put off, as long as it is not made. */
export const PUT_OFF = 'put-off'

/** Made at once for all rows, an index takes a tenth of what it takes row by row. */
const MAKING_MEMORY = '256MB'
const FINDING = `
  select format('drop index %I.%I', schemaname, indexname) as undo, indexdef as make
    from pg_indexes where schemaname = current_schema()
    and not exists (select from pg_constraint where conindid = format('%I.%I', schemaname, indexname)::regclass)
    and tablename not like 'kysely%'
  union all
  select format('alter table %s drop constraint %I', conrelid::regclass, conname),
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`

/** Takes indexes and references from an empty PostgreSQL database until it is filled; what was put off before stays so. */
export async function putOff(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql.raw<{ readonly undo: string; readonly make: string }>(FINDING).execute(tx)
    const known = await tx.selectFrom('settings').select('name').where('name', '=', PUT_OFF).executeTakeFirst()
    if (known !== undefined) return
    const value = JSON.stringify(rows.map(({ make }) => make))
    await tx.insertInto('settings').values({ name: PUT_OFF, value }).execute()
    for (const { undo } of rows) await sql.raw(undo).execute(tx)
  })
}

/** Makes what was put off, one after the other, each inside `during`. Interrupted, it goes on where it was. */
export async function putBack(
  db: Kysely<Database>,
  during: (making: Promise<boolean>) => Promise<boolean>,
): Promise<void> {
  let isDone = false
  while (!isDone) {
    const making = db.transaction().execute(async (tx) => {
      const row = await tx.selectFrom('settings').select('value').where('name', '=', PUT_OFF).executeTakeFirst()
      const [next, ...rest] = statementsIn(row?.value ?? '[]')
      if (next === undefined) {
        await tx.deleteFrom('settings').where('name', '=', PUT_OFF).execute()
        return true
      }
      await sql.raw(`set local maintenance_work_mem = '${MAKING_MEMORY}'`).execute(tx)
      await sql.raw(next).execute(tx)
      await tx
        .updateTable('settings')
        .set({ value: JSON.stringify(rest) })
        .where('name', '=', PUT_OFF)
        .execute()
      return false
    })
    isDone = await during(making)
  }
}

function statementsIn(json: string): readonly string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
