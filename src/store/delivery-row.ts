import type { Selectable } from 'kysely'
import { isCutShort, type Delivery, type DeliveryKind } from '../core/delivery.ts'
import { DAY_MS } from '../core/durations.ts'
import type { Random } from '../core/ports/random.ts'
import type { NewDelivery } from '../core/ports/delivery-store.ts'
import { DELIVERY_KIND, DELIVERY_STATE, HOLD_REASON } from './closed-sets.ts'
import { fromJson } from './json.ts'
import type { Database } from './schema.ts'

export type DeliveryRow = Selectable<Database['deliveries']>

/**
 * Lower goes first. Notes and posts share a lane, so that a note never overtakes the post it belongs to. In the lane of edits
 * what waits holds up nothing behind it.
 */
export const POST_LANE = 1
export const ROUNDUP_LANE = 2
export const EDIT_LANE = 3
/** Those that bring a story in a message of its own. */
export const POSTS: readonly DeliveryKind[] = ['post', 'again']
const LANE: Readonly<Record<DeliveryKind, number>> = {
  post: POST_LANE,
  again: POST_LANE,
  note: POST_LANE,
  roundup: ROUNDUP_LANE,
  edit: EDIT_LANE,
  'feed-trouble': EDIT_LANE,
}
/** When a claim was made is not known where the clock was ahead: what it sent is looked for from so long ago. */
const LOOKED_BACK_MS = DAY_MS
/** Of a row that nobody holds. */
export const RELEASED = { leaseToken: null, leaseUntil: null }

export function newDeliveryRow(delivery: NewDelivery, random: Random) {
  const { channelId, kind, storyId, week, feedId = null, messageId = null, revision } = delivery
  const { dueAt, owedAt = dueAt, isBreaking = false, isLate = false } = delivery
  return {
    ...{ id: random.id(), channelId, kind, lane: LANE[kind], storyId, week, feedId, messageId, revision },
    ...{ state: 'due', owedAt, dueAt, attempts: 0, isAmbiguous: 0 },
    ...{ isBreaking: isBreaking ? 1 : 0, isLate: isLate ? 1 : 0 },
    ...RELEASED,
  }
}

/**
 * When the first attempt that may have arrived was claimed: the message is looked for from then on, and not among all that
 * came while nothing could be sent. A time that is still to come was written while the clock was ahead.
 */
export function claimedSince({ claimedAt, state, isAmbiguous }: DeliveryRow, nowMs: number): number {
  if (claimedAt === null || (state === 'due' && isAmbiguous === 0)) return nowMs
  return claimedAt <= nowMs ? claimedAt : nowMs - LOOKED_BACK_MS
}

/** By a process that ended meanwhile; what may still arrive of it has had its time. */
export function isBegun(row: DeliveryRow, nowMs: number): boolean {
  if (row.state === 'sending') return isExpired(row, nowMs)
  return row.dueAt <= nowMs && isCutShort({ ambiguous: row.isAmbiguous === 1, attempts: row.attempts })
}

/** Claimed by a process whose time is over. */
export function isExpired(row: DeliveryRow, nowMs: number): boolean {
  return row.state === 'sending' && (row.leaseUntil ?? 0) <= nowMs
}

export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    channelId: row.channelId,
    kind: DELIVERY_KIND.read(row.kind),
    storyId: row.storyId,
    week: row.week,
    feedId: row.feedId,
    messageId: row.messageId,
    revision: row.revision,
    state: DELIVERY_STATE.read(row.state),
    owedAt: row.owedAt,
    dueAt: row.dueAt,
    isBreaking: row.isBreaking === 1,
    isLate: row.isLate === 1,
    attempts: row.attempts,
    ambiguous: row.isAmbiguous === 1,
    claimedAt: row.claimedAt,
    shownRevision: row.shownRevision,
    leadId: row.leadId,
    heldBy: row.heldBy === null ? null : HOLD_REASON.read(row.heldBy),
    isAlone: row.isAlone === 1,
    isPlain: row.isPlain === 1,
    partsSent: row.partsSent,
    firstRef: row.firstRef,
    parts: row.partsJson === null ? null : fromJson(row.partsJson),
    problem: row.problem,
  }
}
