import type pg from 'pg'
import type { Accord } from '../core/ports/store.ts'

/**
 * By what other numbers rights of that kind go at the moment, in this database. Each has a shared lock of two keys, which
 * the server shows to everybody: https://www.postgresql.org/docs/current/view-pg-locks.html
 */
export async function listOtherNumbers(client: pg.Client, { kind, number }: Accord): Promise<readonly number[]> {
  const { rows } = await client.query<{ readonly number: string }>(
    `select distinct objid::bigint as number from pg_locks
      where locktype = 'advisory' and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
        and classid::bigint = hashtext($1)::bigint & 4294967295 and objid::bigint <> $2
      order by number`,
    [kind, number],
  )
  return rows.map((row) => Number(row.number))
}
