import type { Kysely, Selectable } from 'kysely'
import type { SubscriptionStore } from '../core/ports/subscription-store.ts'
import { PROBED_REASONS, type PauseReason, type Subscription } from '../core/subscription.ts'
import { channelsOf } from './channel-store.ts'
import { PAUSE_REASON, TOPIC } from './closed-sets.ts'
import { fromJson, toJson } from './json.ts'
import { passDirect } from './pass-direct.ts'
import type { Database } from './schema.ts'

const BATCH = 500

export function createSubscriptionStore(db: Kysely<Database>): SubscriptionStore {
  const resume = async (channelId: string, reasons: readonly PauseReason[]): Promise<void> => {
    await db
      .updateTable('subscriptions')
      .set({ pausedAt: null, pauseReason: null })
      .where('channelId', '=', channelId)
      .where('pauseReason', 'in', reasons)
      .execute()
  }
  return {
    async save({ filter, mention, ...subscription }) {
      const row = {
        ...subscription,
        filterJson: toJson(filter),
        mentionJson: mention === null ? null : toJson(mention),
      }
      const { filterJson, mentionJson, createdAt, filterSince, createdBy, pausedAt, pauseReason } = row
      await db
        .insertInto('subscriptions')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['channelId', 'topic']).doUpdateSet({
            ...{ filterJson, mentionJson, createdAt, filterSince, createdBy, pausedAt },
            pauseReason: PAUSE_REASON.over('subscriptions.pauseReason', pauseReason),
          }),
        )
        .execute()
      // One that rests stays as it was: its channel goes on to be probed.
      if (pausedAt !== null) return
      await db
        .updateTable('channels')
        .set({ restUntil: 0, refusals: 0 })
        .where('id', '=', subscription.channelId)
        .execute()
      // Nobody would probe for the channel's other topic any more.
      await resume(subscription.channelId, PROBED_REASONS)
    },

    async remove(channelId, topic) {
      const result = await db
        .deleteFrom('subscriptions')
        .where('channelId', '=', channelId)
        .where('topic', '=', topic)
        .executeTakeFirst()
      return result.numDeletedRows > 0n
    },

    async listOfChannel(channelId) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('channelId', '=', channelId)
        .orderBy('createdAt')
        .execute()
      return subscriptionsOf(rows)
    },

    async listActive(topic) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('topic', '=', topic)
        .where((eb) =>
          eb.or([
            eb('pausedAt', 'is', null),
            eb.and([
              eb('pauseReason', 'in', [...PROBED_REASONS]),
              eb('channelId', 'in', eb.selectFrom('channels').select('id').where('refusals', '>', 0)),
            ]),
          ]),
        )
        .orderBy('createdAt')
        .execute()
      const channels = await db
        .selectFrom('channels')
        .selectAll()
        .where('id', 'in', (eb) => eb.selectFrom('subscriptions').select('channelId').where('topic', '=', topic))
        .execute()
      const byId = new Map(channelsOf(channels).map((channel) => [channel.id, channel]))
      return rows.flatMap((row) => {
        const channel = byId.get(row.channelId)
        const subscription = { ...subscriptionOf(row), pausedAt: null, pauseReason: null }
        return channel === undefined ? [] : [{ subscription, channel }]
      })
    },

    async pauseChannel(channelId, reason, nowMs) {
      const paused = await db
        .updateTable('subscriptions')
        .set({ pausedAt: nowMs, pauseReason: reason })
        .where('channelId', '=', channelId)
        .where('pausedAt', 'is', null)
        .returningAll()
        .execute()
      return subscriptionsOf(paused)
    },

    async resumeChannel(channelId, reason) {
      const resting = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('pauseReason', '=', reason)
        .execute()
      await resume(channelId, [reason])
      return subscriptionsOf(resting)
    },

    async pauseWorkspace(workspaceId, reason, nowMs) {
      await passDirect(db, workspaceId)
      const paused = await db
        .updateTable('subscriptions')
        .set({ pausedAt: nowMs, pauseReason: reason })
        .where('channelId', 'in', (eb) => eb.selectFrom('channels').select('id').where('workspaceId', '=', workspaceId))
        .where('pausedAt', 'is', null)
        .returningAll()
        .execute()
      return subscriptionsOf(paused)
    },

    async resumeWorkspace(workspaceId, reason) {
      const resumed = await db
        .updateTable('subscriptions')
        .set({ pausedAt: null, pauseReason: null })
        .where('channelId', 'in', (eb) => eb.selectFrom('channels').select('id').where('workspaceId', '=', workspaceId))
        .where('pauseReason', '=', reason)
        .returning('channelId')
        .execute()
      return new Set(resumed.map(({ channelId }) => channelId))
    },

    async postsOn(channelId, topic, day) {
      const row = await db
        .selectFrom('dailyPosts')
        .select('posts')
        .where('channelId', '=', channelId)
        .where('topic', '=', topic)
        .where('day', '=', day)
        .executeTakeFirst()
      return row?.posts ?? 0
    },

    async countPosts(topic, posts) {
      for (let at = 0; at < posts.length; at += BATCH) {
        const rows = posts.slice(at, at + BATCH).map(({ channelId, day }) => ({ channelId, topic, day, posts: 1 }))
        await db
          .insertInto('dailyPosts')
          .values(rows)
          .onConflict((conflict) =>
            conflict
              .columns(['channelId', 'topic', 'day'])
              .doUpdateSet((eb) => ({ posts: eb('dailyPosts.posts', '+', 1) })),
          )
          .execute()
      }
    },
  }
}

/** Without those to a topic that only a newer version knows. */
function subscriptionsOf(rows: readonly Selectable<Database['subscriptions']>[]): readonly Subscription[] {
  return rows.filter(({ topic }) => TOPIC.knows(topic)).map(subscriptionOf)
}

function subscriptionOf(row: Selectable<Database['subscriptions']>): Subscription {
  return {
    id: row.id,
    channelId: row.channelId,
    topic: TOPIC.read(row.topic),
    // A process of the version before may run beside this one, and knows none of these.
    filter: { countries: [], publishers: [], notPublishers: [], ...fromJson(row.filterJson) },
    mention: row.mentionJson === null ? null : { words: [], ...fromJson(row.mentionJson) },
    createdAt: row.createdAt,
    filterSince: row.filterSince,
    createdBy: row.createdBy,
    pausedAt: row.pausedAt,
    pauseReason: row.pauseReason === null ? null : PAUSE_REASON.read(row.pauseReason),
  }
}
