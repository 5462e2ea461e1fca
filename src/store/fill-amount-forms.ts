import type { Kysely } from 'kysely'
import { amountFormOf } from '../core/amount-form.ts'
import { fromJson } from './json.ts'
import type { Database } from './schema.ts'

const READ_AT_ONCE = 500

/** Says of each story's amount what its words say, in the order of ids. */
export async function fillAmountForms(db: Kysely<Database>): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('stories')
      .select(['id', 'factsJson', 'disputedJson'])
      .where('topic', '=', 'funding')
      .where('currency', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute()
    for (const { id, factsJson, disputedJson } of rows) {
      const disputed = disputedJson === null ? { amount: null, valuation: null } : fromJson(disputedJson)
      const amountForm = amountFormOf({ facts: fromJson(factsJson), disputed })
      if (amountForm !== null) await db.updateTable('stories').set({ amountForm }).where('id', '=', id).execute()
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
