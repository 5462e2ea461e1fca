import type { Kysely, Selectable } from 'kysely'
import type { Message } from '../core/message.ts'
import type { MessageStore } from '../core/ports/message-store.ts'
import type { Database } from './schema.ts'

export function createMessageStore(db: Kysely<Database>): MessageStore {
  const open = () => db.selectFrom('messages').selectAll('messages').where('closedAt', 'is', null)
  const set = async (messageId: string, change: Partial<Database['messages']>): Promise<void> => {
    await db.updateTable('messages').set(change).where('id', '=', messageId).execute()
  }
  return {
    listOfStory: async (storyId) => (await open().where('storyId', '=', storyId).execute()).map(messageOf),
    async listSharedOf(storyId) {
      const rows = await open()
        .where('isShared', '=', 1)
        .where('deliveryId', 'in', (eb) =>
          eb
            .selectFrom('deliveries')
            .select((of) => of.fn.coalesce('leadId', 'id').as('lead'))
            .where('storyId', '=', storyId)
            .where('leadId', 'is not', null),
        )
        .execute()
      return rows.map(messageOf)
    },
    async findOfStory(channelId, storyId) {
      const row = await open().where('storyId', '=', storyId).where('channelId', '=', channelId).executeTakeFirst()
      return row === undefined ? null : messageOf(row)
    },
    async find(messageId) {
      const row = await open().where('id', '=', messageId).executeTakeFirst()
      return row === undefined ? null : messageOf(row)
    },
    async listOutdated(channelId) {
      const standing = () => open().where('messages.channelId', '=', channelId)
      const own = await standing()
        .innerJoin('stories', 'stories.id', 'messages.storyId')
        .whereRef('stories.revision', '>', 'messages.revision')
        .select(['stories.id as told', 'messages.revision as shown'])
        .orderBy('messages.sentAt')
        .execute()
      const shared = await standing()
        .where('isShared', '=', 1)
        .innerJoin('deliveries', 'deliveries.leadId', 'messages.deliveryId')
        .innerJoin('stories', 'stories.id', 'deliveries.storyId')
        .whereRef('stories.revision', '>', 'deliveries.shownRevision')
        .select(['stories.id as told', 'deliveries.shownRevision as shown'])
        .orderBy('messages.sentAt')
        .execute()
      return [...own, ...shared].map(({ told, shown, ...row }) => ({
        message: messageOf(row),
        storyId: told,
        shown: shown ?? 0,
      }))
    },
    async lastSentAt(channelId) {
      const row = await db
        .selectFrom('messages')
        .select('sentAt')
        .where('channelId', '=', channelId)
        .orderBy('sentAt', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.sentAt ?? null
    },
    async sentAtOf({ id, channelId, leadId }) {
      const row = await db
        .selectFrom('messages')
        .select('sentAt')
        .where('channelId', '=', channelId)
        .where('deliveryId', '=', leadId ?? id)
        .executeTakeFirst()
      return row?.sentAt ?? null
    },
    setRevision: (messageId, revision) => set(messageId, { revision }),
    freeze: (messageId, nowMs) => set(messageId, { frozenAt: nowMs }),
    close: (messageId, nowMs) => set(messageId, { closedAt: nowMs }),
  }
}

/** One that somebody deleted is given to nobody. */
function messageOf({ closedAt: _, ...row }: Selectable<Database['messages']>): Message {
  return { ...row, isShared: row.isShared === 1 }
}
