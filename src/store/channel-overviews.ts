import type { Kysely } from 'kysely'
import type { ChannelOverview } from '../core/ports/operations-store.ts'
import { PAUSE_REASON, PLATFORM, TOPIC } from './closed-sets.ts'
import { DUE } from './delivery-conditions.ts'
import type { Database } from './schema.ts'

/** The first channels in order of their ids, as whoever runs the bot sees them. */
export async function listChannelOverviews(db: Kysely<Database>, limit: number): Promise<readonly ChannelOverview[]> {
  const channels = await db
    .selectFrom('channels')
    .select(['id', 'workspaceId', 'platform', 'restUntil'])
    .orderBy('id')
    .limit(limit)
    .execute()
  const ids = channels.map(({ id }) => id)
  if (ids.length === 0) return []
  const [topics, due, lastSent] = [await topicsOf(db, ids), await dueOf(db, ids), await lastSentOf(db, ids)]
  const known = channels.filter(({ platform }) => PLATFORM.knows(platform))
  return known.map(({ id, workspaceId, restUntil }): ChannelOverview => {
    const subscriptions = (topics.get(id) ?? []).filter(({ topic }) => TOPIC.knows(topic))
    const paused = subscriptions.find(({ pauseReason }) => pauseReason !== null)?.pauseReason ?? null
    return {
      id,
      workspaceId,
      topics: subscriptions.map(({ topic }) => TOPIC.read(topic)),
      pauseReason: paused === null ? null : PAUSE_REASON.read(paused),
      restUntil,
      due: due.get(id) ?? 0,
      lastSentAt: lastSent.get(id) ?? null,
    }
  })
}

async function topicsOf(db: Kysely<Database>, channelIds: readonly string[]) {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['channelId', 'topic', 'pauseReason'])
    .where('channelId', 'in', channelIds)
    .orderBy('topic')
    .execute()
  return Map.groupBy(rows, ({ channelId }) => channelId)
}

async function dueOf(db: Kysely<Database>, channelIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['channelId', eb.fn.countAll<number>().as('due')])
    .where(DUE)
    .where('channelId', 'in', channelIds)
    .groupBy('channelId')
    .execute()
  return new Map(rows.map(({ channelId, due }) => [channelId, due]))
}

async function lastSentOf(db: Kysely<Database>, channelIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  // One step in an index for each, however much was sent.
  const rows = await db
    .selectFrom('channels')
    .select('id')
    .select((eb) =>
      eb
        .selectFrom('messages')
        .whereRef('messages.channelId', '=', 'channels.id')
        .select((of) => of.fn.max('sentAt').as('at'))
        .as('at'),
    )
    .where('id', 'in', channelIds)
    .execute()
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at]])))
}
