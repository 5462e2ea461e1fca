import { sql, type ExpressionBuilder, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { ClaimedDelivery, Delivery, DeliveryKind } from '../core/delivery.ts'
import { HOUR_MS } from '../core/durations.ts'
import type { Message } from '../core/message.ts'
import type { Random } from '../core/ports/random.ts'
import type { DeliveryStore, NewDelivery } from '../core/ports/delivery-store.ts'
import { DELIVERY_STATE } from './closed-sets.ts'
import {
  CUT_SHORT,
  DEAD,
  DUE,
  EDITS,
  FIRST_POSTS,
  KNOWN,
  LATER_POSTS,
  NOTES,
  OPEN,
  ROUNDUPS,
  SENDING,
} from './delivery-conditions.ts'
import {
  claimedSince,
  deliveryOf,
  EDIT_LANE,
  isBegun,
  isExpired,
  newDeliveryRow,
  POST_LANE,
  RELEASED,
  ROUNDUP_LANE,
  type DeliveryRow,
} from './delivery-row.ts'
import { toJson } from './json.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

const POSTS: readonly DeliveryKind[] = ['post', 'again']
const BATCH = 500
const NONE: ReadonlySet<string> = new Set()
/** Nothing waits longer: what was tried in vain up to a quarter of an hour, a roundup for its part of an hour. */
const LONGEST_WAIT_MS = 2 * HOUR_MS
/** An edit may have to wait for as long as its platform asks, a channel until it is tried again. */
const LONGEST_REST_MS = 25 * HOUR_MS
/** A claim is for seconds; but the clocks of processes differ, and one that lives must not lose what it sends. */
const LONGEST_CLAIM_MS = 600_000
/** Always as many in a statement, the last one again and again, so that it is planned once: most beats renew a few. */
const RENEWED_AT_ONCE = { few: 4, many: 50 }

/** What there is at most one due edit of. */
type EditedMessage = Pick<Delivery, 'channelId' | 'storyId' | 'messageId'>

export function createDeliveryStore(db: Kysely<Database>, engine: Engine, random: Random): DeliveryStore {
  const rows = () => db.selectFrom('deliveries').selectAll()

  /** The next row of the channel that may be claimed; `null` while one is on its way, or all have to wait. */
  const next = async (channelId: string, nowMs: number, except: ReadonlySet<string>): Promise<DeliveryRow | null> => {
    // While another process sends one of those, the channel waits as for any other.
    const isOurs =
      except.size === 0
        ? KNOWN
        : sql<SqlBool>`${KNOWN} and ("id" not in (${sql.join([...except])}) or ("state" = 'sending' and "leaseUntil" > ${nowMs}))`
    // Written out because it is asked before and after every message; each part is about one step in an index.
    const ofLane = (lane: number, state: RawBuilder<SqlBool> = OPEN) =>
      sql`select min("seq") from "deliveries" where "channelId" = ${channelId} and "lane" = ${sql.lit(lane)}
        and ${OPEN} and ${state} and ("leadId" is null or "leadId" = "id") and ${isOurs}`
    const { rows: found } = await sql<DeliveryRow>`select * from "deliveries" where "seq" in (
        (${ofLane(POST_LANE)}), (${ofLane(ROUNDUP_LANE)}), (${ofLane(EDIT_LANE, SENDING)}),
        (select "seq" from "deliveries" where "channelId" = ${channelId} and "lane" = ${sql.lit(EDIT_LANE)}
          and ${OPEN} and ${DUE} and "dueAt" <= ${nowMs} and ${isOurs} order by ${CUT_SHORT} desc, "seq" limit 1))
      order by "lane", "state" desc`.execute(db)
    // What a process that ended had begun goes on first: an edit would wait for as long as the channel has posts.
    const isBusy = (lane: number): boolean =>
      found.some((row) => row.lane === lane && row.state === 'sending' && !isExpired(row, nowMs))
    const begun = found.find((row) => isBegun(row, nowMs) && !isBusy(row.lane))
    if (begun !== undefined) return begun
    for (const row of found) {
      // Of the edits, the one that is on its way comes first and decides.
      if (row.state === 'sending') return null
      // First in, first out: while the oldest has to wait, the later ones of its lane do, too.
      if (row.dueAt <= nowMs) return row
    }
    return null
  }

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

  const editsOf = ({ id, channelId, storyId, deliveryId, isShared }: Message) => {
    const ofStories = rows().where(EDITS).where('channelId', '=', channelId)
    const members = db.selectFrom('deliveries').select('storyId').where('leadId', '=', deliveryId)
    return isShared
      ? ofStories.where('storyId', 'in', members).where('messageId', '=', id)
      : ofStories.where('storyId', '=', storyId).where('messageId', 'is', null)
  }

  /** Which revision of each of its stories a shared message came to tell. */
  const shownInShared = async (message: Message) => {
    const { deliveryId } = message
    const members = await db
      .selectFrom('deliveries')
      .select(['storyId', 'shownRevision'])
      .where('leadId', '=', deliveryId)
      .where('shownRevision', 'is not', null)
      .orderBy('seq')
      .execute()
    const edits = await editsOf(message).where('state', '=', 'sent').execute()
    return members.map(({ storyId, shownRevision }) => {
      const edited = edits.flatMap((edit) => (edit.storyId === storyId ? [edit.revision] : []))
      return { storyId, revision: Math.max(shownRevision ?? 0, ...edited) }
    })
  }

  const dueEditOf = (edited: EditedMessage) => db.updateTable('deliveries').where(isDueEditOf(edited))

  const hasDueEdit = async (edited: EditedMessage): Promise<boolean> =>
    (await db.selectFrom('deliveries').select('id').where(isDueEditOf(edited)).executeTakeFirst()) !== undefined

  /** One that came to nothing, as in a pause, has to be told after all. What may stand there is not told again. */
  const reopenInItsPlace = async ({ channelId, storyId, messageId, revision, dueAt }: NewDelivery) => {
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

  const expired = (nowMs: number) =>
    db.selectFrom('deliveries').select('channelId').where(SENDING).where('leaseUntil', '<=', nowMs)
  const awake = (nowMs: number) => db.selectFrom('channels').select('id').where('restUntil', '<=', nowMs)

  return {
    async add(delivery) {
      const { channelId, kind, storyId, messageId = null, revision, dueAt } = delivery
      const inserted = await db
        .insertInto('deliveries')
        .values(newDeliveryRow(delivery, random))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return true
      if (kind === 'again' && messageId !== null) return await reopenInItsPlace(delivery)
      if (kind !== 'edit') return false
      const raised = await dueEditOf({ channelId, storyId, messageId })
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

    async reopenPost(channelId, storyId, nowMs) {
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
        .set({ state: 'due', owedAt: nowMs, dueAt: nowMs, attempts: 0, leadId: null, heldBy: null, problem: null })
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
        ? await shownInShared(message)
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

    async peekNext(channelId, nowMs, except = NONE) {
      const row = await next(channelId, nowMs, except)
      return row === null ? null : deliveryOf(row)
    },

    async claimNext(channelId, nowMs, leaseMs, except = NONE) {
      const row = await next(channelId, nowMs, except)
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

    async listGatherable(channelId, nowMs) {
      const found = await rows()
        .where('channelId', '=', channelId)
        .where('lane', '=', POST_LANE)
        .where('kind', 'in', POSTS)
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
        const row = { ...message, isShared: message.isShared ? 1 : 0 }
        await db.insertInto('messages').values(row).execute()
      }
      return true
    },

    async markRetry(claimed, { dueAt, countsAsAttempt, ambiguous, problem }) {
      // The one due edit of a message may have been added meanwhile: then this older one has nothing left to say.
      if (claimed.kind === 'edit' && (await hasDueEdit(claimed))) {
        // A late request must not come after the newer one and undo it.
        if (ambiguous)
          await dueEditOf(claimed)
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

    async find(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },

    async listDueChannels(nowMs) {
      const due = db.selectFrom('deliveries').select('channelId').where(DUE).where('dueAt', '<=', nowMs)
      const found = await awake(nowMs)
        .where('id', 'in', due.union(expired(nowMs)))
        .execute()
      return found.map((row) => row.id)
    },

    async listAbandonedChannels(nowMs) {
      const found = await awake(nowMs).where('id', 'in', expired(nowMs)).execute()
      return found.map((row) => row.id)
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
      const row = await editsOf(message).orderBy('seq', 'desc').limit(1).executeTakeFirst()
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

    async redrive(ids, nowMs) {
      let dead = rows().where(DEAD)
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
        if (row.kind === 'edit' && (await hasDueEdit(deliveryOf(row)))) continue
        const again = { state: 'due', dueAt: nowMs, attempts: 0, problem: null }
        await db.updateTable('deliveries').set(again).where('id', '=', row.id).execute()
        count += 1
      }
      return count
    },
  }
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
