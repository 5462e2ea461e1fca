import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { OPEN } from './delivery-conditions.ts'
import type { GroupCommit } from './group-commit.ts'
import { ROWS_AT_ONCE, removeHeaps, removeRests, type Heap } from './heap.ts'
import type { Database } from './schema.ts'

const heapOf = (table: 'messages' | 'deliveries' | 'audit' | 'complaints', key: string): Heap => ({
  find: (id): RawBuilder<{ readonly key: string | number }> =>
    sql`select ${sql.ref(key)} as key from ${sql.table(table)} where "channelId" = ${id}`,
  named: [[table, key]],
  atOnce: ROWS_AT_ONCE,
})

const HEAPS: readonly Heap[] = [
  heapOf('messages', 'id'),
  heapOf('deliveries', 'id'),
  heapOf('audit', 'seq'),
  heapOf('complaints', 'id'),
]

/** The channel itself, by which it would be found again, with what hangs on it. */
export const CHANNEL_ROWS: Heap['named'] = [
  ['messages', 'channelId'],
  ['deliveries', 'channelId'],
  ['subscriptions', 'channelId'],
  ['dailyPosts', 'channelId'],
  ['channels', 'id'],
]

const CHANNEL: Heap = {
  find: (id) => sql`select id as key from channels where id = ${id}`,
  named: CHANNEL_ROWS,
  atOnce: 1,
}

/**
 * Deletes what is kept about a channel, or about direct messages; what its workspace has besides stays. Nothing goes there
 * from the first commit on. Interrupted, it goes on when it is asked again. Returns how many rows went.
 */
export async function forgetChannel(db: Kysely<Database>, commits: GroupCommit, channelId: string): Promise<number> {
  const stopped = await commits.add((tx) =>
    stopChannels(tx, tx.selectFrom('channels').select('id').where('id', '=', channelId)),
  )
  const removed = await removeHeaps(HEAPS, channelId, db, commits)
  return stopped + removed + (await commits.add((tx) => removeRests([...HEAPS, CHANNEL], channelId, tx)))
}

/** Nothing is written for these channels any more, and no trouble of a feed is told there. Returns how many rows went. */
export async function stopChannels(
  tx: Kysely<Database>,
  channels: SelectQueryBuilder<Database, 'channels', { id: string }>,
): Promise<number> {
  await tx.updateTable('channels').set({ roundupMode: 'off' }).where('id', 'in', channels).execute()
  await tx
    .updateTable('feeds')
    .set({ channelId: null, channelForgotten: 1 })
    .where('channelId', 'in', channels)
    .execute()
  const subscriptions = await tx.deleteFrom('subscriptions').where('channelId', 'in', channels).executeTakeFirst()
  const owed = await tx.deleteFrom('deliveries').where(OPEN).where('channelId', 'in', channels).executeTakeFirst()
  return Number(subscriptions.numDeletedRows + owed.numDeletedRows)
}
