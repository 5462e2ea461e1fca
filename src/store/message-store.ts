import type { Kysely } from 'kysely'
import type { MessageStore } from '../core/ports/store.ts'
import type { Database } from './schema.ts'

export function createMessageStore(db: Kysely<Database>): MessageStore {
  const open = () => db.selectFrom('messages').selectAll().where('closedAt', 'is', null)
  return {
    listOfStory: (storyId) => open().where('storyId', '=', storyId).execute(),
    findOfStory: async (channelId, storyId) =>
      (await open().where('storyId', '=', storyId).where('channelId', '=', channelId).executeTakeFirst()) ?? null,
    async setRevision(messageId, revision) {
      await db.updateTable('messages').set({ revision }).where('id', '=', messageId).execute()
    },
    async close(messageId, nowMs) {
      await db.updateTable('messages').set({ closedAt: nowMs }).where('id', '=', messageId).execute()
    },
  }
}
