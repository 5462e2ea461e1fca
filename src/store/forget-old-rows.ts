import { sql } from 'kysely'
import { DAY_MS } from '../core/durations.ts'
import type { GroupCommit } from './group-commit.ts'

/** As a constant, so that the partial index is used. */
const UNTOLD = sql<boolean>`outcome in ('no-topic', 'old', 'mass-change')`
/**
 * What was absorbed unread is known by its headline, so that it does not come back as news. Where a newer entry of the
 * feed took that over, as of one that moves its guids at every poll, nobody asks for it any more.
 */
const UNKNOWN = sql<boolean>`(outcome = 'no-topic' or (title <> '' and not exists (
  select 1 from "entryKeys" where "entryKeys"."entryId" = entries.id and "entryKeys".key like 'headline:%')))`
const YEAR_MS = 365 * DAY_MS
/** Only today's counts are asked for. */
const COUNTED_DAYS = 2

/** As `OperationsStore.forgetEntries` says. */
export async function forgetEntries(commits: GroupCommit, beforeMs: number, limit: number): Promise<number> {
  return await commits.add(async (tx) => {
    const rows = await tx
      .selectFrom('entries')
      .select('id')
      .where(UNTOLD)
      .where('seenAt', '<', beforeMs)
      .where(UNKNOWN)
      .orderBy('seenAt')
      .limit(limit)
      .execute()
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.deleteFrom('entryKeys').where('entryId', 'in', ids).execute()
    await tx.deleteFrom('entries').where('id', 'in', ids).execute()
    return ids.length
  })
}

/** As `OperationsStore.forgetRecords` says. */
export async function forgetRecords(commits: GroupCommit, nowMs: number, limit: number): Promise<number> {
  return await commits.add(async (tx) => {
    // Days are local ones: the last of them may still be today somewhere.
    const day = new Date(nowMs - COUNTED_DAYS * DAY_MS).toISOString().slice(0, 10)
    const counts = await tx
      .deleteFrom('dailyPosts')
      .where('day', '=', (eb) => eb.selectFrom('dailyPosts').select((of) => of.fn.min('day').as('first')))
      .where('day', '<', day)
      .executeTakeFirst()
    const audit = await tx
      .deleteFrom('audit')
      .where('seq', 'in', (eb) =>
        eb
          .selectFrom('audit')
          .select('seq')
          .where('at', '<', nowMs - YEAR_MS)
          .orderBy('seq')
          .limit(limit),
      )
      .executeTakeFirst()
    const complaints = await tx
      .deleteFrom('complaints')
      .where('closedAt', '<', nowMs - YEAR_MS)
      .executeTakeFirst()
    return Number(counts.numDeletedRows + audit.numDeletedRows + complaints.numDeletedRows)
  })
}
