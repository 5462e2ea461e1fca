import { sql, type Kysely } from 'kysely'
import { HOUR_MS } from '../core/durations.ts'
import type { Message } from '../core/message.ts'
import type { NewDelivery, OwedDeliveries } from '../core/ports/delivery-store.ts'
import type { Random } from '../core/ports/random.ts'
import { DEAD, DUE, FIRST_POSTS, LATER_POSTS, NOTES, SENDING } from './delivery-conditions.ts'
import { deliveryOf, newDeliveryRow } from './delivery-row.ts'
import { editsOf, hasDueEdit, updateDueEdit } from './edits.ts'
import type { Database } from './schema.ts'

const BATCH = 500
/** Nothing waits longer: what was tried in vain up to a quarter of an hour, a roundup for its part of an hour. */
const LONGEST_WAIT_MS = 2 * HOUR_MS
/** An edit may have to wait for as long as its platform asks, a channel until it is tried again. */
const LONGEST_REST_MS = 25 * HOUR_MS
/** A claim is for seconds; but the clocks of processes differ, and one that lives must not lose what it sends. */
const LONGEST_CLAIM_MS = 600_000

export function createOwedDeliveries(db: Kysely<Database>, random: Random): OwedDeliveries {
  return {
    async add(delivery) {
      const { channelId, kind, storyId, messageId = null, revision, dueAt } = delivery
      const inserted = await db
        .insertInto('deliveries')
        .values(newDeliveryRow(delivery, random))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return true
      if (kind === 'again' && messageId !== null) return await reopenInItsPlace(db, delivery)
      if (kind !== 'edit') return false
      const raised = await updateDueEdit(db, { channelId, storyId, messageId })
        // What is new to say has its attempts before it, but is no more urgent than what failed was.
        .set({
          revision,
          attempts: sql<number>`case when "isAmbiguous" = 1 and attempts > 0 then 1 else 0 end`,
          dueAt: sql<number>`case when "isAmbiguous" = 1 or "dueAt" < ${dueAt} then "dueAt" else ${dueAt} end`,
        })
        .where('revision', '<', revision)
        .executeTakeFirst()
      return raised.numUpdatedRows > 0n
    },

    async addPosts(post, channelIds) {
      const added = new Set<string>()
      for (let at = 0; at < channelIds.length; at += BATCH) {
        const batch = channelIds.slice(at, at + BATCH)
        const inserted = await db
          .insertInto('deliveries')
          .values(batch.map((channelId) => newDeliveryRow({ ...post, channelId, kind: 'post', week: null }, random)))
          .onConflict((conflict) => conflict.doNothing())
          .returning('channelId')
          .execute()
        for (const { channelId } of inserted) added.add(channelId)
      }
      return added
    },

    async reopenPost(channelId, storyId, { dueAt, owedAt = dueAt, isLate = false }) {
      const leads = db.selectFrom('deliveries').select('id').where('channelId', '=', channelId)
      const cameSince = db
        .selectFrom('deliveries as other')
        .select('other.id')
        .where('other.channelId', '=', channelId)
        .where('other.storyId', '=', storyId)
        .where('other.kind', '=', 'again')
        .where('other.state', '!=', 'failed')
      const reopened = await db
        .updateTable('deliveries')
        .set({ state: 'due', owedAt, dueAt, isLate: isLate ? 1 : 0, attempts: 0 })
        .set({ leadId: null, heldBy: null, problem: null })
        .where('channelId', '=', channelId)
        .where('storyId', '=', storyId)
        .where('kind', '=', 'post')
        .where('state', '=', 'failed')
        .where('isPlain', '=', 0)
        // What may stand there is no post that was never sent, nor is what may stand in a message with others.
        .where('isAmbiguous', '=', 0)
        .where((eb) => eb.or([eb('leadId', 'is', null), eb('leadId', 'in', leads.where('isAmbiguous', '=', 0))]))
        .where((eb) => eb.not(eb.exists(cameSince)))
        .executeTakeFirst()
      return reopened.numUpdatedRows > 0n
    },

    async reopenPosts(channelId, { reason, sinceMs }, nowMs) {
      // One after the other, each has an index of its channel's.
      for (const ofKind of [FIRST_POSTS, LATER_POSTS]) {
        await db
          .updateTable('deliveries')
          .set({ state: 'due', dueAt: nowMs })
          .where('channelId', '=', channelId)
          .where(ofKind)
          .where('state', '=', 'failed')
          .where('problem', '=', reason)
          .where('owedAt', '>=', sinceMs)
          .execute()
      }
    },

    async reopenNotes(message, { reasons, sinceMs }, nowMs) {
      const shown = message.isShared
        ? await shownInShared(db, message)
        : [{ storyId: message.storyId, revision: message.revision }]
      for (const { storyId, revision } of shown) {
        await db
          .updateTable('deliveries')
          .set({ state: 'due', dueAt: nowMs })
          .where('channelId', '=', message.channelId)
          .where('storyId', '=', storyId)
          .where(NOTES)
          .where('revision', '>', revision)
          .where('state', '=', 'failed')
          .where('problem', 'in', reasons)
          .where('owedAt', '>=', sinceMs)
          .execute()
      }
    },

    async bringBack(nowMs) {
      const waited = await db
        .updateTable('deliveries')
        // No edit is owed for later than that: only what its platform asks for afterwards makes it wait longer.
        .set({ dueAt: nowMs, owedAt: sql<number>`case when "owedAt" > ${nowMs} then ${nowMs} else "owedAt" end` })
        .where(DUE)
        .where('dueAt', '>', nowMs + LONGEST_WAIT_MS)
        .where((eb) =>
          eb.or([
            eb('kind', '!=', 'edit'),
            eb('owedAt', '>', nowMs + LONGEST_WAIT_MS),
            eb('dueAt', '>', nowMs + LONGEST_REST_MS),
          ]),
        )
        .executeTakeFirst()
      const claimed = await db
        .updateTable('deliveries')
        .set({ leaseUntil: nowMs })
        .where(SENDING)
        .where('leaseUntil', '>', nowMs + LONGEST_CLAIM_MS)
        .executeTakeFirst()
      const rested = await db
        .updateTable('channels')
        .set({ restUntil: nowMs })
        .where('restUntil', '>', nowMs + LONGEST_REST_MS)
        .executeTakeFirst()
      return Number(waited.numUpdatedRows + claimed.numUpdatedRows + rested.numUpdatedRows)
    },

    async redrive(ids, nowMs) {
      let dead = db.selectFrom('deliveries').selectAll().where(DEAD)
      if (ids !== null) {
        const leads = db
          .selectFrom('deliveries')
          .select('leadId')
          .where('id', 'in', ids)
          .where('leadId', 'is not', null)
        // Those that share a message come back together: nobody would ever claim one without its lead.
        dead = dead.where((eb) => eb.or([eb('id', 'in', ids), eb('leadId', 'in', leads)]))
      }
      let count = 0
      for (const row of await dead.orderBy('seq').execute()) {
        // The message has a newer edit coming: this one would say less.
        if (row.kind === 'edit' && (await hasDueEdit(db, deliveryOf(row)))) continue
        const again = { state: 'due', dueAt: nowMs, attempts: 0, problem: null }
        await db.updateTable('deliveries').set(again).where('id', '=', row.id).execute()
        count += 1
      }
      return count
    },
  }
}

/** One that came to nothing, as in a pause, has to be told after all. What may stand there is not told again. */
async function reopenInItsPlace(
  db: Kysely<Database>,
  { channelId, storyId, messageId, revision, dueAt }: NewDelivery,
): Promise<boolean> {
  const reopened = await db
    .updateTable('deliveries')
    .set({ state: 'due', dueAt, attempts: 0, problem: null })
    .where('channelId', '=', channelId)
    .where('storyId', '=', storyId)
    .where('kind', '=', 'again')
    .where('revision', '=', revision)
    .where('messageId', '=', messageId ?? '')
    .where('state', '=', 'failed')
    .where('isAmbiguous', '=', 0)
    .executeTakeFirst()
  return reopened.numUpdatedRows > 0n
}

/** Which revision of each of its stories a shared message came to tell. */
async function shownInShared(db: Kysely<Database>, message: Message) {
  const { deliveryId } = message
  const members = await db
    .selectFrom('deliveries')
    .select(['storyId', 'shownRevision'])
    .where('leadId', '=', deliveryId)
    .where('shownRevision', 'is not', null)
    .orderBy('seq')
    .execute()
  const edits = await editsOf(db, message).where('state', '=', 'sent').execute()
  return members.map(({ storyId, shownRevision }) => {
    const edited = edits.flatMap((edit) => (edit.storyId === storyId ? [edit.revision] : []))
    return { storyId, revision: Math.max(shownRevision ?? 0, ...edited) }
  })
}
