import { sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { wordsText } from './search.ts'
import type { Engine } from './statements.ts'

const READ_AT_ONCE = 1_000

/**
 * What older versions wrote in the letters of the text is found in plain letters. In the order of ids; a thousand rows are
 * one statement, for whoever writes waits meanwhile.
 */
export async function respellWords(db: Kysely<Database>, engine: Engine): Promise<void> {
  const each = sql.raw(engine === 'sqlite' ? 'json_each' : 'json_each_text')
  for (const table of ['entries', 'stories'] as const) {
    for (let after = ''; ;) {
      const rows = await db
        .selectFrom(table)
        .select(['id', 'words'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(READ_AT_ONCE)
        .execute()
      const changed = rows.flatMap(({ id, words }) => {
        const plain = wordsText(words ?? '')
        return words === null || plain === words ? [] : [[id, plain] as const]
      })
      if (changed.length > 0) {
        await sql`update ${sql.table(table)} set words = plain.value
          from ${each}(${JSON.stringify(Object.fromEntries(changed))}) as plain
          where ${sql.ref(`${table}.id`)} = plain.key`.execute(db)
      }
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.id
    }
  }
}
