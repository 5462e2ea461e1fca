import type { Kysely } from 'kysely'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'

/** Names that stories had beside the usual one, and the usual one. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['Anysphere', 'Cursor'],
  ['Google DeepMind', 'Google'],
  ['Kimi', 'Moonshot AI'],
])

function renamed(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => USUAL.get(name) ?? name))]
}

/** Who follows or mutes somebody by such a name goes on doing so: stories have the usual one now. */
export async function renameWished(db: Kysely<Database>): Promise<void> {
  for (const { id, filterJson } of await db.selectFrom('subscriptions').select(['id', 'filterJson']).execute()) {
    const filter = fromJson(filterJson)
    const changed = { ...filter, subjects: renamed(filter.subjects), notSubjects: renamed(filter.notSubjects) }
    const now = toJson(changed)
    if (now !== filterJson)
      await db.updateTable('subscriptions').set({ filterJson: now }).where('id', '=', id).execute()
  }
  for (const { id, mutedJson } of await db.selectFrom('channels').select(['id', 'mutedJson']).execute()) {
    const now = toJson(renamed(fromJson(mutedJson)))
    if (now !== mutedJson) await db.updateTable('channels').set({ mutedJson: now }).where('id', '=', id).execute()
  }
}
