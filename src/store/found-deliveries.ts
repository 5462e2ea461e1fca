import type { Kysely } from 'kysely'
import type { FoundDeliveries } from '../core/ports/delivery-store.ts'
import { quietHoursOf } from './channel-store.ts'
import { DELIVERY_STATE } from './closed-sets.ts'
import { DEAD, DUE, NOTES, ROUNDUPS, SENDING } from './delivery-conditions.ts'
import { deliveryOf, POSTS } from './delivery-row.ts'
import { editsOf } from './edits.ts'
import type { Database } from './schema.ts'

export function createFoundDeliveries(db: Kysely<Database>): FoundDeliveries {
  const rows = () => db.selectFrom('deliveries').selectAll()
  const expired = (nowMs: number) =>
    db.selectFrom('deliveries').select('channelId').where(SENDING).where('leaseUntil', '<=', nowMs)
  const awake = (nowMs: number) => db.selectFrom('channels').select('id').where('restUntil', '<=', nowMs)

  return {
    async listRefused(storyId) {
      const found = await db
        .selectFrom('deliveries')
        .select('channelId')
        .where('storyId', '=', storyId)
        .where('kind', '=', 'post')
        .where('state', '=', 'failed')
        .orderBy('seq')
        .execute()
      return found.map(({ channelId }) => channelId)
    },

    async find(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },

    async listDueChannels(nowMs, isQuiet = () => false) {
      const due = db.selectFrom('deliveries').select('channelId').where(DUE).where('dueAt', '<=', nowMs)
      const found = await awake(nowMs)
        .select(['timeZone', 'quietFromHour', 'quietUntilHour'])
        .where('id', 'in', due.union(expired(nowMs)))
        .execute()
      const isLoud = (row: (typeof found)[number]): boolean =>
        !isQuiet({ timeZone: row.timeZone, quietHours: quietHoursOf(row) })
      return found.filter(isLoud).map((row) => row.id)
    },

    async listAbandonedChannels(nowMs) {
      const found = await awake(nowMs).where('id', 'in', expired(nowMs)).execute()
      return found.map((row) => row.id)
    },

    async nextPostAt(channelId) {
      const row = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.min('dueAt').as('at'))
        .where('channelId', '=', channelId)
        .where(DUE)
        .where('kind', 'in', [...POSTS, 'roundup'])
        .executeTakeFirst()
      return row?.at ?? null
    },

    async listChannelsOfWeek(week) {
      const found = await db
        .selectFrom('deliveries')
        .select('channelId')
        .where(ROUNDUPS)
        .where('week', '=', week)
        .execute()
      return new Set(found.map(({ channelId }) => channelId))
    },

    async findRoundup(channelId, week) {
      const row = await rows()
        .where(ROUNDUPS)
        .where('week', '=', week)
        .where('channelId', '=', channelId)
        .executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },

    async findForStory(channelId, storyId, kind) {
      const row = await rows()
        .where('channelId', '=', channelId)
        .where('storyId', '=', storyId)
        .where('kind', '=', kind)
        .orderBy('seq', 'desc')
        .executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },

    async hasNote(channelId, storyId, revision) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('channelId', '=', channelId)
        .where('storyId', '=', storyId)
        .where(NOTES)
        .where('revision', '>=', revision)
        .where('state', 'in', ['due', 'sending', 'sent'])
        .executeTakeFirst()
      return row !== undefined
    },

    async findEditOf(message) {
      const row = await editsOf(db, message).orderBy('seq', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },

    async listPosts(storyId) {
      const found = await rows().where('storyId', '=', storyId).where('kind', 'in', POSTS).orderBy('seq').execute()
      return [...new Map(found.map((row) => [row.channelId, deliveryOf(row)])).values()]
    },

    async countByState() {
      const counted = await db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
      const known = counted.filter(({ state }) => DELIVERY_STATE.knows(state))
      return new Map(known.map(({ state, count }) => [DELIVERY_STATE.read(state), count]))
    },

    async backlog(platforms, nowMs) {
      if (platforms.length === 0) return { due: 0, oldestDueAt: null }
      const row = await db
        .selectFrom('deliveries')
        .innerJoin('channels', 'channels.id', 'deliveries.channelId')
        .select((eb) => [eb.fn.countAll<number>().as('due'), eb.fn.min('deliveries.dueAt').as('oldest')])
        .where(DUE)
        .where('deliveries.dueAt', '<=', nowMs)
        .where('channels.restUntil', '<=', nowMs)
        .where('channels.quietFromHour', 'is', null)
        .where('channels.platform', 'in', platforms)
        .executeTakeFirstOrThrow()
      return { due: row.due, oldestDueAt: row.due === 0 ? null : row.oldest }
    },

    async listDead(limit) {
      return (await rows().where(DEAD).orderBy('seq').limit(limit).execute()).map(deliveryOf)
    },
  }
}
