import type { Kysely } from 'kysely'
import type { AuditStore } from '../core/ports/audit-store.ts'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'

/** As whom the table has the bot itself: no platform has such a person. */
const ITSELF = ''

export function createAuditStore(db: Kysely<Database>): AuditStore {
  return {
    async add({ options, personId, ...audited }) {
      await db
        .insertInto('audit')
        .values({ ...audited, personId: personId ?? ITSELF, optionsJson: toJson(options) })
        .execute()
    },

    async countBetween(workspaceId, personId, sinceMs, untilMs) {
      const row = await db
        .selectFrom('audit')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('workspaceId', '=', workspaceId)
        .where('personId', '=', personId)
        .where('at', '>=', sinceMs)
        .where('at', '<=', untilMs)
        .executeTakeFirstOrThrow()
      return row.count
    },

    async list(channelId, limit) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('channelId', '=', channelId)
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ at, workspaceId, personId, action, optionsJson }) => ({
        at,
        workspaceId,
        channelId,
        personId: personId === ITSELF ? null : personId,
        action,
        options: fromJson(optionsJson),
      }))
    },
  }
}
