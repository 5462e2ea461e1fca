import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import { CUT_SHORT, DUE, KNOWN, OPEN, SENDING } from './delivery-conditions.ts'
import { EDIT_LANE, isBegun, isExpired, POST_LANE, ROUNDUP_LANE, type DeliveryRow } from './delivery-row.ts'
import type { Database } from './schema.ts'

/** The next row of the channel that may be claimed; `null` while one is on its way, or all have to wait. */
export async function nextDelivery(
  db: Kysely<Database>,
  channelId: string,
  nowMs: number,
  except: ReadonlySet<string>,
): Promise<DeliveryRow | null> {
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
  const late = found.find((row) => row.lane === POST_LANE && isGathering(row))
  if (late !== undefined) {
    const next = await pastGathering(db, channelId, nowMs, isOurs)
    found.splice(found.indexOf(late), 1, ...next)
  }
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

/** A post that comes hours late in any case waits for others of its kind, and nothing else waits for it. */
function isGathering({ isLate, state, problem }: DeliveryRow): boolean {
  return isLate === 1 && state === 'due' && problem === null
}

/** Asked for where the oldest post of the channel may be such a one: what has been begun, else the oldest that waits for nothing. */
async function pastGathering(
  db: Kysely<Database>,
  channelId: string,
  nowMs: number,
  isOurs: RawBuilder<SqlBool>,
): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`select * from "deliveries" where "channelId" = ${channelId}
    and "lane" = ${sql.lit(POST_LANE)} and ${OPEN} and ("leadId" is null or "leadId" = "id") and ${isOurs}
    and ("isLate" = 0 or ${SENDING} or "dueAt" <= ${nowMs} or "problem" is not null)
    order by ${SENDING} desc, ${CUT_SHORT} desc, "seq" limit 1`.execute(db)
  return rows
}
