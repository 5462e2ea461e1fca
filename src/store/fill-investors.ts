import type { Kysely } from 'kysely'
import { plainCompany } from '../core/plain-company.ts'
import { investorsOf } from '../core/subject.ts'
import { fromJson } from './json.ts'
import type { Database } from './schema.ts'

const READ_AT_ONCE = 500
/** Of four values at most: PostgreSQL takes 65,535 in a statement, and SQLite 32,766. */
const WRITTEN_AT_ONCE = 5_000

/** Finds rounds from before by who gave the money, and offers those names to whoever types one. */
export async function fillInvestors(db: Kysely<Database>): Promise<void> {
  const names = new Map<string, { kind: 'investor'; workspaceId: string; name: string; stories: number }>()
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('stories')
      .select(['id', 'workspaceId', 'factsJson'])
      .where('topic', '=', 'funding')
      .where('id', '>', after)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute()
    const given = rows.flatMap(({ id: storyId, workspaceId, factsJson }) => {
      const written = [...new Set(investorsOf(fromJson(factsJson)).map(({ value }) => value))]
      for (const name of written) {
        const key = `${workspaceId ?? ''}\n${name}`
        const stories = (names.get(key)?.stories ?? 0) + 1
        names.set(key, { kind: 'investor', workspaceId: workspaceId ?? '', name, stories })
      }
      return [...new Set(written.map(plainCompany))].map((name) => ({ name, storyId }))
    })
    for (const some of inParts(given)) await db.insertInto('investors').values(some).execute()
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
  }
  for (const some of inParts([...names.values()])) await db.insertInto('names').values(some).execute()
}

function inParts<T>(rows: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(rows.length / WRITTEN_AT_ONCE) }, (_, at) =>
    rows.slice(at * WRITTEN_AT_ONCE, (at + 1) * WRITTEN_AT_ONCE),
  )
}
