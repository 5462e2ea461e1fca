import type { Kysely, Selectable } from 'kysely'
import { DELIVERY_STATES, type Delivery, type DeliveryKind } from '../core/delivery.ts'
import type { Random } from '../core/ports/random.ts'
import type { DeliveryStore } from '../core/ports/store.ts'
import type { Database } from './schema.ts'
import { wordOf } from './word.ts'

const KINDS: readonly DeliveryKind[] = ['post', 'edit', 'note', 'roundup', 'feed-trouble']
/** Lower goes first. Notes share the lane of posts, so that a note never overtakes the post it belongs to. */
const LANE: Readonly<Record<DeliveryKind, number>> = { post: 1, note: 1, 'feed-trouble': 1, roundup: 2, edit: 3 }
const LANES = [1, 2, 3]
const OPEN = ['due', 'sending']

export function createDeliveryStore(db: Kysely<Database>, random: Random): DeliveryStore {
  /** First in, first out within a lane: its oldest open row. */
  const headOf = (channelId: string, lane: number) =>
    db
      .selectFrom('deliveries')
      .selectAll()
      .where('channelId', '=', channelId)
      .where('lane', '=', lane)
      .where('state', 'in', OPEN)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst()

  const held = (claimed: { readonly id: string; readonly leaseToken: string }) =>
    db
      .updateTable('deliveries')
      .where('id', '=', claimed.id)
      .where('state', '=', 'sending')
      .where('leaseToken', '=', claimed.leaseToken)
  const released = { leaseToken: null, leaseUntil: null }

  return {
    async add({ channelId, kind, storyId, week, feedId = null, revision, dueAt }) {
      const inserted = await db
        .insertInto('deliveries')
        .values({
          id: random.id(),
          channelId,
          kind,
          lane: LANE[kind],
          storyId,
          week,
          feedId,
          revision,
          state: 'due',
          dueAt,
          attempts: 0,
          isAmbiguous: 0,
          ...released,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return true
      if (kind !== 'edit') return false
      const raised = await db
        .updateTable('deliveries')
        .set((eb) => ({ revision, dueAt: eb.fn<number>('min', ['dueAt', eb.val(dueAt)]) }))
        .where('channelId', '=', channelId)
        .where('storyId', '=', storyId)
        .where('kind', '=', 'edit')
        .where('state', '=', 'due')
        .where('revision', '<', revision)
        .executeTakeFirst()
      return raised.numUpdatedRows > 0n
    },

    async claimNext(channelId, nowMs, leaseMs) {
      for (const lane of LANES) {
        const head = await headOf(channelId, lane)
        if (head === undefined) continue
        const isExpired = head.state === 'sending' && (head.leaseUntil ?? 0) <= nowMs
        // Somebody else is sending to this channel: one at a time keeps the order.
        if (head.state === 'sending' && !isExpired) return null
        if (head.state === 'due' && head.dueAt > nowMs) continue
        const leaseToken = random.id()
        const claim = {
          state: 'sending',
          leaseToken,
          leaseUntil: nowMs + leaseMs,
          isAmbiguous: isExpired ? 1 : head.isAmbiguous,
        }
        const taken = await db
          .updateTable('deliveries')
          // The first claim's time is kept: reconciling looks for the message from then on.
          .set({ ...claim, claimedAt: head.claimedAt ?? nowMs })
          .where('id', '=', head.id)
          .where((eb) => eb.or([eb('state', '=', 'due'), eb('leaseUntil', '<=', nowMs)]))
          .returningAll()
          .executeTakeFirst()
        if (taken === undefined) return null
        return { ...deliveryOf(taken), leaseToken, leaseUntil: nowMs + leaseMs }
      }
      return null
    },

    async markSent(claimed, message) {
      const result = await held(claimed)
        .set({ state: 'sent', problem: null, ...released })
        .executeTakeFirst()
      if (result.numUpdatedRows === 0n) return false
      if (message !== null) await db.insertInto('messages').values(message).execute()
      return true
    },

    async markRetry(claimed, { dueAt, countsAsAttempt, ambiguous, problem }) {
      // The one due edit of a message may have been added meanwhile: then this older one has nothing left to say.
      const superseded =
        claimed.kind === 'edit' &&
        (await db
          .selectFrom('deliveries')
          .select('id')
          .where('channelId', '=', claimed.channelId)
          .where('storyId', '=', claimed.storyId)
          .where('kind', '=', 'edit')
          .where('state', '=', 'due')
          .executeTakeFirst()) !== undefined
      const next = superseded
        ? { state: 'sent', problem: 'superseded by a newer edit' }
        : {
            state: 'due',
            dueAt,
            attempts: claimed.attempts + (countsAsAttempt ? 1 : 0),
            isAmbiguous: ambiguous ? 1 : 0,
            problem,
          }
      const result = await held(claimed)
        .set({ ...next, ...released })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async markEnded(claimed, state, problem) {
      const result = await held(claimed)
        .set({ state, problem, ...released })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async listDueChannels(nowMs) {
      const rows = await db
        .selectFrom('deliveries')
        .select('channelId')
        .distinct()
        .where('state', 'in', OPEN)
        .where((eb) =>
          eb.or([
            eb.and([eb('state', '=', 'due'), eb('dueAt', '<=', nowMs)]),
            eb.and([eb('state', '=', 'sending'), eb('leaseUntil', '<=', nowMs)]),
          ]),
        )
        .execute()
      return rows.map((row) => row.channelId)
    },

    async nextDueAt(channelId) {
      const row = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.min('dueAt').as('at'))
        .where('channelId', '=', channelId)
        .where('state', '=', 'due')
        .executeTakeFirst()
      return row?.at ?? null
    },

    async findForStory(channelId, storyId, kind) {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('storyId', '=', storyId)
        .where('kind', '=', kind)
        .orderBy('seq', 'desc')
        .executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },

    async countByState() {
      const rows = await db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
      return new Map(rows.map((row) => [wordOf(DELIVERY_STATES, row.state), row.count]))
    },
  }
}

function deliveryOf(row: Selectable<Database['deliveries']>): Delivery {
  return {
    id: row.id,
    channelId: row.channelId,
    kind: wordOf(KINDS, row.kind),
    storyId: row.storyId,
    week: row.week,
    feedId: row.feedId,
    revision: row.revision,
    state: wordOf(DELIVERY_STATES, row.state),
    dueAt: row.dueAt,
    attempts: row.attempts,
    ambiguous: row.isAmbiguous === 1,
    claimedAt: row.claimedAt,
    problem: row.problem,
  }
}
