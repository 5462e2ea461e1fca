import { sql, type Kysely } from 'kysely'
import type { ClaimedDelivery } from '../core/delivery.ts'
import type { ClaimedDeliveries } from '../core/ports/delivery-store.ts'
import type { Random } from '../core/ports/random.ts'
import { DUE, OPEN, SENDING } from './delivery-conditions.ts'
import { claimedSince, deliveryOf, EDIT_LANE, isExpired, POST_LANE, POSTS, RELEASED } from './delivery-row.ts'
import { hasDueEdit, updateDueEdit } from './edits.ts'
import { toJson } from './json.ts'
import { nextDelivery } from './next-delivery.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

const BATCH = 500
const NONE: ReadonlySet<string> = new Set()
/** Always as many in a statement, the last one again and again, so that it is planned once: most beats renew a few. */
const RENEWED_AT_ONCE = { few: 4, many: 50 }

export function createClaimedDeliveries(db: Kysely<Database>, engine: Engine, random: Random): ClaimedDeliveries {
  const rows = () => db.selectFrom('deliveries').selectAll()

  const held = (claimed: ClaimedDelivery) =>
    db
      .updateTable('deliveries')
      .where('id', '=', claimed.id)
      .where('state', '=', 'sending')
      .where('leaseToken', '=', claimed.leaseToken)

  const others = (claimed: ClaimedDelivery) =>
    db
      .updateTable('deliveries')
      .where('leadId', '=', claimed.id)
      .where('id', '!=', claimed.id)
      .where('state', '=', 'due')

  const end = async (
    claimed: ClaimedDelivery,
    change: { readonly state: 'sent' | 'failed' | 'dead'; readonly problem: string | null },
  ): Promise<boolean> => {
    // One that is dead may be brought back, and goes on where it was.
    const result = await held(claimed)
      .set({ ...change, ...RELEASED, ...(change.state === 'dead' ? {} : { partsJson: null }) })
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) return false
    if (claimed.leadId !== null) await others(claimed).set(change).execute()
    return true
  }

  return {
    async peekNext(channelId, nowMs, except = NONE) {
      const row = await nextDelivery(db, channelId, nowMs, except)
      return row === null ? null : deliveryOf(row)
    },

    async claimNext(channelId, nowMs, leaseMs, except = NONE) {
      const row = await nextDelivery(db, channelId, nowMs, except)
      if (row === null) return null
      const lease = { leaseToken: random.id(), leaseUntil: nowMs + leaseMs }
      const taken = await db
        .updateTable('deliveries')
        .set({
          state: 'sending',
          ...lease,
          isAmbiguous: isExpired(row, nowMs) ? 1 : row.isAmbiguous,
          claimedAt: claimedSince(row, nowMs),
        })
        .where('id', '=', row.id)
        .where((eb) => eb.or([eb('state', '=', 'due'), eb('leaseUntil', '<=', nowMs)]))
        .returningAll()
        .executeTakeFirst()
      return taken === undefined
        ? null
        : { ...deliveryOf(taken), ...lease, abandonedAt: isExpired(row, nowMs) ? row.leaseUntil : null }
    },

    async renew(claimed, nowMs, leaseMs) {
      const result = await held(claimed)
        .set({ leaseUntil: nowMs + leaseMs })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async renewAll(claims, nowMs, leaseMs) {
      const kept = new Set<string>()
      const atOnce = claims.length > RENEWED_AT_ONCE.few ? RENEWED_AT_ONCE.many : RENEWED_AT_ONCE.few
      for (let at = 0; at < claims.length; at += atOnce) {
        const tokens = claims.slice(at, at + atOnce).map(({ leaseToken }) => leaseToken)
        while (tokens.length < atOnce) tokens.push(tokens.at(-1) ?? '')
        const free = db.selectFrom('deliveries').select('id').where(SENDING).where('leaseToken', 'in', tokens)
        const renewed = await db
          .updateTable('deliveries')
          .set({ leaseUntil: nowMs + leaseMs })
          // One that is being marked needs no renewal, and a beat must not wait for it.
          .where('id', 'in', engine === 'postgres' ? free.forUpdate().skipLocked() : free)
          .returning('id')
          .execute()
        for (const { id } of renewed) kept.add(id)
      }
      return kept
    },

    async notePart(claimed, { partsSent, firstRef }, nowMs, leaseMs) {
      const result = await held(claimed)
        .set({ partsSent, firstRef, leaseUntil: nowMs + leaseMs })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async keepParts(claimed, parts) {
      await held(claimed)
        .set({ partsJson: toJson(parts) })
        .execute()
    },

    async listGatherable(channelId, nowMs, of = 'posts') {
      const isOfPosts = of === 'posts'
      const found = await rows()
        .where('channelId', '=', channelId)
        .where('lane', '=', isOfPosts ? POST_LANE : EDIT_LANE)
        .where('kind', 'in', isOfPosts ? POSTS : [of])
        .where(OPEN)
        .where(DUE)
        .where('dueAt', '<=', nowMs)
        .where('leadId', 'is', null)
        .where('isAmbiguous', '=', 0)
        .where('isAlone', '=', 0)
        .where('messageId', 'is', null)
        .orderBy('seq')
        .execute()
      return found.map(deliveryOf)
    },

    async gather(lead, ids, heldBy) {
      const members = ids.filter((id) => id !== lead.id)
      await held(lead).set({ leadId: lead.id, heldBy }).execute()
      for (let at = 0; at < members.length; at += BATCH) {
        const batch = members.slice(at, at + BATCH)
        await db.updateTable('deliveries').set({ leadId: lead.id }).where('id', 'in', batch).execute()
      }
      return { ...lead, leadId: lead.id, heldBy }
    },

    async listOfLead(leadId) {
      return (await rows().where('leadId', '=', leadId).orderBy('seq').execute()).map(deliveryOf)
    },

    async setShown(ids) {
      for (const [id, shownRevision] of ids) {
        await db.updateTable('deliveries').set({ shownRevision }).where('id', '=', id).execute()
      }
    },

    async markSent(claimed, message) {
      if (!(await end(claimed, { state: 'sent', problem: null }))) return false
      if (message !== null) {
        const row = { ...message, isShared: message.isShared ? 1 : 0, closedAt: null }
        await db.insertInto('messages').values(row).execute()
      }
      return true
    },

    async markRetry(claimed, { dueAt, countsAsAttempt, ambiguous, problem }) {
      // The one due edit of a message may have been added meanwhile: then this older one has nothing left to say.
      if (claimed.kind === 'edit' && (await hasDueEdit(db, claimed))) {
        // A late request must not come after the newer one and undo it.
        if (ambiguous)
          await updateDueEdit(db, claimed)
            .set({ dueAt: sql<number>`case when "dueAt" < ${dueAt} then ${dueAt} else "dueAt" end` })
            .execute()
        return await end(claimed, { state: 'sent', problem: 'superseded by a newer edit' })
      }
      const dissolves = claimed.leadId !== null && !ambiguous
      const result = await held(claimed)
        .set({
          state: 'due',
          dueAt,
          attempts: claimed.attempts + (countsAsAttempt ? 1 : 0),
          isAmbiguous: ambiguous ? 1 : 0,
          problem,
          ...RELEASED,
          ...(dissolves ? { leadId: null, heldBy: null } : {}),
        })
        .executeTakeFirst()
      if (result.numUpdatedRows === 0n) return false
      if (dissolves) await others(claimed).set({ leadId: null }).execute()
      return true
    },

    markEnded: (claimed, state, problem) => end(claimed, { state, problem }),

    async spend(claimed, attempts, nowMs, leaseMs) {
      const result = await held(claimed)
        .set({ attempts, leaseUntil: nowMs + leaseMs })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async markPlain(claimed, nowMs, leaseMs) {
      const result = await held(claimed)
        .set({ isPlain: 1, isAlone: 1, leaseUntil: nowMs + leaseMs })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async scatter(claimed, problem) {
      const alone = { leadId: null, heldBy: null, isAlone: 1, problem }
      const result = await held(claimed)
        .set({ state: 'due', ...alone, ...RELEASED })
        .executeTakeFirst()
      if (result.numUpdatedRows === 0n) return false
      await others(claimed).set(alone).execute()
      return true
    },
  }
}
