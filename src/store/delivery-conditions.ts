import { sql, type SqlBool } from 'kysely'
import { DELIVERY_KINDS } from '../core/delivery.ts'

// What rows of deliveries are asked for. Written out, not bound: SQLite uses a partial index only where it sees its very
// condition.
export const ROUNDUPS = sql<SqlBool>`kind = 'roundup'`
export const EDITS = sql<SqlBool>`kind = 'edit'`
export const NOTES = sql<SqlBool>`kind = 'note'`
export const FIRST_POSTS = sql<SqlBool>`kind = 'post'`
export const LATER_POSTS = sql<SqlBool>`kind = 'again'`
/** One of another kind is for a newer version, which sends beside this one or is to come: others do not wait for it. */
export const KNOWN = sql<SqlBool>`kind in (${sql.join(DELIVERY_KINDS.map((kind) => sql.lit(kind)))})`
export const DUE = sql<SqlBool>`state = 'due'`
export const OPEN = sql<SqlBool>`state in ('due', 'sending')`
export const SENDING = sql<SqlBool>`state = 'sending'`
export const DEAD = sql<SqlBool>`state = 'dead'`
/** As `isCutShort` says it, of rows that are due. */
export const CUT_SHORT = sql<SqlBool>`("isAmbiguous" = 1 and attempts = 0)`
