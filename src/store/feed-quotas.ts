import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { FeedQuotas } from '../core/ports/feed-store.ts'
import type { Database } from './schema.ts'

export function createFeedQuotas(db: Kysely<Database>): FeedQuotas {
  return {
    async readOnDay(feedId, day) {
      const row = await db
        .selectFrom('feeds')
        .select(['readUnits', 'firstUnits'])
        .where('id', '=', feedId)
        .where('readDay', '=', day)
        .executeTakeFirst()
      return row === undefined ? 0 : row.readUnits - row.firstUnits
    },

    async readOfWorkspaceOnDay(workspaceId, day) {
      const { units } = await db
        .selectFrom('feeds')
        .select(({ fn }) => fn.sum<number | string | null>('readUnits').as('units'))
        .where('workspaceId', '=', workspaceId)
        .where('readDay', '=', day)
        .executeTakeFirstOrThrow()
      // PostgreSQL adds numbers up to a text.
      return Number(units ?? 0)
    },

    async countRead(feedId, day, { units, isFirst }) {
      const more = (column: 'readUnits' | 'firstUnits', count: number): RawBuilder<number> =>
        sql<number>`case when "readDay" = ${day} then ${sql.ref(column)} else 0 end + ${count}`
      await db
        .updateTable('feeds')
        .set({
          readDay: day,
          readUnits: more('readUnits', units),
          firstUnits: more('firstUnits', isFirst ? units : 0),
        })
        .where('id', '=', feedId)
        .execute()
    },
  }
}
