import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Delivery } from '../core/delivery.ts'
import type { Message } from '../core/message.ts'
import { DUE, EDITS } from './delivery-conditions.ts'
import type { Database } from './schema.ts'

/** What there is at most one due edit of. */
type EditedMessage = Pick<Delivery, 'channelId' | 'storyId' | 'messageId'>

export function updateDueEdit(db: Kysely<Database>, edited: EditedMessage) {
  return db.updateTable('deliveries').where(isDueEditOf(edited))
}

export async function hasDueEdit(db: Kysely<Database>, edited: EditedMessage): Promise<boolean> {
  return (await db.selectFrom('deliveries').select('id').where(isDueEditOf(edited)).executeTakeFirst()) !== undefined
}

/** The edits of a message, whichever of its stories caused them. */
export function editsOf(db: Kysely<Database>, { id, channelId, storyId, deliveryId, isShared }: Message) {
  const ofStories = db.selectFrom('deliveries').selectAll().where(EDITS).where('channelId', '=', channelId)
  const members = db.selectFrom('deliveries').select('storyId').where('leadId', '=', deliveryId)
  return isShared
    ? ofStories.where('storyId', 'in', members).where('messageId', '=', id)
    : ofStories.where('storyId', '=', storyId).where('messageId', 'is', null)
}

/** Which row is the one due edit of a message. */
function isDueEditOf({ channelId, storyId, messageId }: EditedMessage) {
  return (eb: ExpressionBuilder<Database, 'deliveries'>) =>
    eb.and([
      eb('channelId', '=', channelId),
      eb('storyId', '=', storyId),
      eb('messageId', messageId === null ? 'is' : '=', messageId),
      EDITS,
      DUE,
    ])
}
