import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts'

test('a bound value decides on no plan, or each statement would be planned anew whenever it is bound', async () => {
  const db = new Kysely<object>({ dialect: sqliteDialect(':memory:') })
  await sql`create table posts (id integer primary key, kind text not null, at integer not null) strict`.execute(db)
  await sql`create index posts_due on posts (at) where kind = 'due'`.execute(db)
  const planOf = async (kind: ReturnType<typeof sql>): Promise<string> => {
    const { rows } = await sql<{ readonly detail: string }>`explain query plan
      select id from posts where kind = ${kind} and at < ${5}`.execute(db)
    return rows.map(({ detail }) => detail).join()
  }
  expect(await planOf(sql.lit('due'))).toContain('posts_due')
  expect(await planOf(sql.val('due'))).toBe('SCAN posts')
  await db.destroy()
})
