import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { wordsText } from './search.ts'

const READ_AT_ONCE = 1_000

/** What older versions wrote in the letters of the text is found in plain letters. In the order of ids. */
export async function respellWords(db: Kysely<Database>): Promise<void> {
  for (const table of ['entries', 'stories'] as const) {
    for (let after = ''; ;) {
      const rows = await db
        .selectFrom(table)
        .select(['id', 'words'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(READ_AT_ONCE)
        .execute()
      for (const { id, words } of rows) {
        const plain = wordsText(words ?? '')
        if (words !== null && plain !== words)
          await db.updateTable(table).set({ words: plain }).where('id', '=', id).execute()
      }
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.id
    }
  }
}
