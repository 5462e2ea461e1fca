import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Channel } from '../core/workspace.ts'
import type { Database } from './schema.ts'

/**
 * Everything of a channel goes to the id that the platform gave it now. Where that one is known already, what it has wins:
 * of a topic or a story that it has too, the old one's stays behind, and nothing more is sent of it. False where the old id
 * is not known. To be called in a transaction.
 */
export async function moveChannel(
  db: Kysely<Database>,
  from: string,
  to: Pick<Channel, 'id' | 'externalId'>,
): Promise<boolean> {
  const old = await db.selectFrom('channels').selectAll().where('id', '=', from).executeTakeFirst()
  if (old === undefined || from === to.id) return false
  // One row a person, and no roundup for what is left behind.
  await db.updateTable('channels').set({ personId: null, roundupMode: 'off' }).where('id', '=', from).execute()
  await db
    .insertInto('channels')
    .values({ ...old, id: to.id, externalId: to.externalId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const channelId = to.id
  // What was paused for so long goes on there when it would have. Who paused what is there already wants it so.
  if (old.pausedUntil !== null) {
    await db
      .updateTable('channels')
      .set({ pausedUntil: old.pausedUntil })
      .where('id', '=', channelId)
      .where('pausedUntil', 'is', null)
      .where('id', 'not in', (eb) =>
        eb.selectFrom('subscriptions').select('channelId').where('pauseReason', '=', 'asked'),
      )
      .execute()
  }

  await db
    .updateTable('subscriptions')
    .set({ channelId })
    .where('channelId', '=', from)
    .where('topic', 'not in', (eb) => eb.selectFrom('subscriptions').select('topic').where('channelId', '=', channelId))
    .execute()
  await db.deleteFrom('subscriptions').where('channelId', '=', from).execute()

  await db
    .updateTable('deliveries')
    .set({ channelId })
    .where('channelId', '=', from)
    .where((eb) => isNotThere(eb, 'storyId', channelId))
    .where((eb) => isNotThere(eb, 'week', channelId))
    .execute()
  // What waited to go with one that stays behind goes by itself.
  await db
    .updateTable('deliveries')
    .set({ leadId: null })
    .where('channelId', '=', channelId)
    .where('state', '=', 'due')
    .where('leadId', 'in', (eb) => eb.selectFrom('deliveries').select('id').where('channelId', '=', from))
    .execute()
  await db
    .updateTable('deliveries')
    .set({ state: 'failed', problem: 'the channel has another id now', leaseToken: null, leaseUntil: null })
    .where('channelId', '=', from)
    .where('state', 'in', ['due', 'sending'])
    .execute()
  await db
    .updateTable('messages')
    .set({ channelId })
    .where('channelId', '=', from)
    .where('deliveryId', 'in', (eb) => eb.selectFrom('deliveries').select('id').where('channelId', '=', channelId))
    .execute()

  await db
    .updateTable('dailyPosts')
    .set({ channelId })
    .where('channelId', '=', from)
    .where((eb) => {
      const there = eb.selectFrom('dailyPosts as there').select('there.day').where('there.channelId', '=', channelId)
      const same = there.whereRef('there.day', '=', 'dailyPosts.day').whereRef('there.topic', '=', 'dailyPosts.topic')
      return eb.not(eb.exists(same))
    })
    .execute()
  await db.deleteFrom('dailyPosts').where('channelId', '=', from).execute()
  for (const table of ['feeds', 'audit', 'complaints'] as const)
    await db.updateTable(table).set({ channelId }).where('channelId', '=', from).execute()
  await db
    .deleteFrom('channels')
    .where('id', '=', from)
    .where('id', 'not in', (eb) => eb.selectFrom('deliveries').select('channelId'))
    .where('id', 'not in', (eb) => eb.selectFrom('messages').select('channelId'))
    .execute()
  return true
}

/** What is there already is read once: asked for each delivery by itself, it took minutes where a million were. */
function isNotThere(eb: ExpressionBuilder<Database, 'deliveries'>, column: 'storyId' | 'week', channelId: string) {
  const there = eb
    .selectFrom('deliveries')
    .select(column)
    .where('channelId', '=', channelId)
    .where(column, 'is not', null)
  return eb.or([eb(column, 'is', null), eb(column, 'not in', there)])
}
