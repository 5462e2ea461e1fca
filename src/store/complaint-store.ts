import type { Kysely } from 'kysely'
import type { ComplaintStore } from '../core/ports/complaint-store.ts'
import type { Database } from './schema.ts'

export function createComplaintStore(db: Kysely<Database>): ComplaintStore {
  return {
    async save(complaint) {
      const { at, words } = complaint
      await db
        .insertInto('complaints')
        .values({ ...complaint, closedAt: null })
        .onConflict((conflict) => conflict.columns(['storyId', 'personId']).doUpdateSet({ at, words, closedAt: null }))
        .execute()
    },

    async listOpen() {
      return await db
        .selectFrom('complaints')
        .select(['id', 'storyId', 'workspaceId', 'channelId', 'personId', 'at', 'words'])
        .where('closedAt', 'is', null)
        .orderBy('at')
        .orderBy('id')
        .execute()
    },

    async close(complaintId, nowMs) {
      const result = await db
        .updateTable('complaints')
        .set({ closedAt: nowMs })
        .where('id', '=', complaintId)
        .where('closedAt', 'is', null)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },
  }
}
