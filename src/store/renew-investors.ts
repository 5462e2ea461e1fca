import type { Kysely } from 'kysely'
import type { Facts } from '../core/facts.ts'
import { plainCompany } from '../core/plain-company.ts'
import { roundOf } from '../core/round-of.ts'
import { investorsOf } from '../core/subject.ts'
import { fromJson } from './json.ts'
import type { Database } from './schema.ts'

const READ_AT_ONCE = 500
/** Of four values at most: PostgreSQL takes 65,535 in a statement, and SQLite 32,766. */
const WRITTEN_AT_ONCE = 5_000

/** What of a story as it is kept tells who gave the money. */
type KeptStory = { readonly id: string; readonly workspaceId: string | null; readonly facts: Facts }

/** All rounds from before. */
export async function fillInvestors(db: Kysely<Database>): Promise<void> {
  for (let after = ''; ;) {
    // Asked for one topic, SQLite would look through all stories of it each time.
    const rows = await db
      .selectFrom('stories')
      .select(['id', 'workspaceId', 'factsJson'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute()
    const stories = rows.map((row) => ({ ...row, facts: fromJson(row.factsJson) }))
    await renewInvestors(db, stories)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

/**
 * Finds the rounds among these by who gave the money as far as an older version did not, and offers those names to whoever
 * types one. Returns how many it wrote anew.
 */
export async function renewInvestors(db: Kysely<Database>, stories: readonly KeptStory[]): Promise<number> {
  const rounds = stories.filter(({ facts }) => roundOf(facts) !== null)
  if (rounds.length === 0) return 0
  const ids = rounds.map(({ id }) => id)
  const rows = await db.selectFrom('investors').selectAll().where('storyId', 'in', ids).execute()
  const known = Map.groupBy(rows, ({ storyId }) => storyId)
  const names = new Map<string, { kind: 'investor'; workspaceId: string; name: string; stories: number }>()
  const given: { name: string; storyId: string }[] = []
  const changed: string[] = []
  for (const { id: storyId, workspaceId, facts } of rounds) {
    const before = new Set(known.get(storyId)?.map(({ name }) => name))
    const written = [...new Set(investorsOf(facts).map(({ value }) => value))]
    const now = new Set(written.map(plainCompany))
    if (before.size === now.size && [...now].every((name) => before.has(name))) continue
    changed.push(storyId)
    given.push(...[...now].map((name) => ({ name, storyId })))
    for (const name of written.filter((one) => !before.has(plainCompany(one)))) {
      const key = `${workspaceId ?? ''}\n${name}`
      const stories = (names.get(key)?.stories ?? 0) + 1
      names.set(key, { kind: 'investor', workspaceId: workspaceId ?? '', name, stories })
    }
  }
  if (changed.length > 0) await db.deleteFrom('investors').where('storyId', 'in', changed).execute()
  for (const some of inParts(given)) await db.insertInto('investors').values(some).execute()
  for (const some of inParts([...names.values()])) {
    await db
      .insertInto('names')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'workspaceId', 'name'])
          .doUpdateSet((eb) => ({ stories: eb('names.stories', '+', eb.ref('excluded.stories')) })),
      )
      .execute()
  }
  return changed.length
}

function inParts<T>(rows: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(rows.length / WRITTEN_AT_ONCE) }, (_, at) =>
    rows.slice(at * WRITTEN_AT_ONCE, (at + 1) * WRITTEN_AT_ONCE),
  )
}
