import type { Kysely, Selectable } from 'kysely'
import type { ChannelStore } from '../core/ports/store.ts'
import { LANGUAGES, PLATFORMS, type Channel, type QuietHours } from '../core/workspace.ts'
import type { Database } from './schema.ts'
import { wordOf } from './word.ts'

export function createChannelStore(db: Kysely<Database>): ChannelStore {
  const find = async (channelId: string): Promise<Channel | null> => {
    const row = await db.selectFrom('channels').selectAll().where('id', '=', channelId).executeTakeFirst()
    return row === undefined ? null : channelOf(row)
  }
  return {
    async ensure(workspace, channel) {
      await db
        .insertInto('workspaces')
        .values(workspace)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db
        .insertInto('channels')
        .values(rowOf(channel))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return (await find(channel.id)) ?? channel
    },
    find,
    async setLanguage(channelId, language) {
      await db.updateTable('channels').set({ language }).where('id', '=', channelId).execute()
    },
    async setQuietHours(channelId, quietHours) {
      await db.updateTable('channels').set(quietRow(quietHours)).where('id', '=', channelId).execute()
    },
    async rest(channelId) {
      const row = await db
        .selectFrom('channels')
        .select(['restUntil', 'refusals'])
        .where('id', '=', channelId)
        .executeTakeFirst()
      return row ?? { restUntil: 0, refusals: 0 }
    },
    async setRest(channelId, rest) {
      await db.updateTable('channels').set(rest).where('id', '=', channelId).execute()
    },
    async listSubscribed() {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where('id', 'in', (eb) => eb.selectFrom('subscriptions').select('channelId').where('pausedAt', 'is', null))
        .orderBy('id')
        .execute()
      return rows.map(channelOf)
    },
  }
}

function rowOf({ quietHours, ...channel }: Channel) {
  return { ...channel, ...quietRow(quietHours) }
}

function quietRow(quietHours: QuietHours | null) {
  return { quietFromHour: quietHours?.fromHour ?? null, quietUntilHour: quietHours?.untilHour ?? null }
}

export function channelOf(row: Selectable<Database['channels']>): Channel {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    platform: wordOf(PLATFORMS, row.platform),
    externalId: row.externalId,
    language: wordOf(LANGUAGES, row.language),
    timeZone: row.timeZone,
    quietHours:
      row.quietFromHour === null || row.quietUntilHour === null
        ? null
        : { fromHour: row.quietFromHour, untilHour: row.quietUntilHour },
  }
}
