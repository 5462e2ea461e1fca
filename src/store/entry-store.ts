import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely'
import { addressKey } from '../core/canonical-url.ts'
import type { RecordedEntry } from '../core/entry.ts'
import type { EntryStore } from '../core/ports/entry-store.ts'
import { ENTRY_OUTCOME } from './closed-sets.ts'
import type { Database } from './schema.ts'
import { searchEntries } from './search-entries.ts'
import { feedsOf, wordsText, type SearchedAmong } from './search.ts'
import type { Engine } from './statements.ts'

// SQLite takes 32,766 parameters; one document has at most 500 entries with three keys each.
const KEYS_PER_QUERY = 900

export function createEntryStore(db: Kysely<Database>, engine: Engine): EntryStore {
  const addKeys = async (feedId: string, entryId: string, keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return
    await db
      .insertInto('entryKeys')
      .values([...new Set(keys)].map((key) => ({ feedId, key, entryId })))
      // A publisher that reuses a guid means its newest entry by it.
      .onConflict((conflict) => conflict.columns(['feedId', 'key']).doUpdateSet({ entryId }))
      .execute()
  }
  return {
    async findByKeys(feedId, keys) {
      const found = new Map<string, RecordedEntry>()
      for (let at = 0; at < keys.length; at += KEYS_PER_QUERY) {
        const rows = await db
          .selectFrom('entryKeys')
          .innerJoin('entries', 'entries.id', 'entryKeys.entryId')
          .selectAll('entries')
          .select('entryKeys.key')
          .where('entryKeys.feedId', '=', feedId)
          .where('entryKeys.key', 'in', keys.slice(at, at + KEYS_PER_QUERY))
          .execute()
        for (const row of rows) found.set(row.key, recordedEntry(row, [row.key]))
      }
      return found
    },

    async oldestPublishedAt(feedId) {
      const row = await db
        .selectFrom('entries')
        .select((eb) => eb.fn.min('publishedAt').as('oldest'))
        .where('feedId', '=', feedId)
        .executeTakeFirst()
      return row?.oldest ?? null
    },

    async insert(entry, outcome) {
      const { identityKeys, ...row } = entry
      const result = await db
        .insertInto('entries')
        .values({ ...row, words: wordsText(row.title), outcome, storyId: null })
        .onConflict((conflict) => conflict.columns(['feedId', 'identity']).doNothing())
        .executeTakeFirst()
      if (result.numInsertedOrUpdatedRows === 0n) return false
      await addKeys(entry.feedId, entry.id, identityKeys)
      return true
    },

    async moveToStory(entryIds, fromId, toId) {
      if (entryIds.length === 0) return
      await db
        .updateTable('entries')
        .set({ storyId: toId })
        .where('id', 'in', entryIds)
        .where('storyId', '=', fromId)
        .execute()
    },

    async setOutcome(entryId, outcome, storyId) {
      await db.updateTable('entries').set({ outcome, storyId }).where('id', '=', entryId).execute()
    },

    async updateText(entryId, { title, summary, url, identityKeys }) {
      const row = await db
        .updateTable('entries')
        .set({ title, words: wordsText(title), summary, url })
        .where('id', '=', entryId)
        .returning('feedId')
        .executeTakeFirst()
      if (row !== undefined) await addKeys(row.feedId, entryId, identityKeys)
    },

    async search({ url, words, workspaceId }, limit) {
      const among = { engine, workspaceId }
      const found =
        url === null ? await searchEntries(db, words, limit, among) : await findByAddress(db, url, limit, among)
      return found.map((row) => recordedEntry(row, [row.identity]))
    },

    async firstSeenAt() {
      // Entries are inserted in the order in which they are recorded.
      const first = db
        .selectFrom('entries')
        .select('seenAt')
        .orderBy(sql`entries.rowid`)
        .limit(1)
      return (await first.executeTakeFirst())?.seenAt ?? null
    },
  }
}

async function findByAddress(
  db: Kysely<Database>,
  url: string,
  limit: number,
  { workspaceId }: SearchedAmong,
): Promise<readonly Selectable<Database['entries']>[]> {
  const feeds = feedsOf(workspaceId)
  // Feed by feed, as the keys are sorted. Entries of one feed that share their address are known by other keys.
  const keyed = db
    .selectFrom('entryKeys')
    .select('entryId as id')
    .where(sql<SqlBool>`"feedId" in (${feeds})`)
    .where('key', '=', addressKey(url))
  // One set of both, each found by its own index: for one or the other PostgreSQL reads all entries one by one.
  const linked = db.selectFrom('entries as linked').select('linked.id').where('linked.url', '=', url).union(keyed)
  return await db
    .selectFrom('entries')
    .selectAll()
    .where('id', 'in', linked)
    .where(sql<SqlBool>`"feedId" in (${feeds})`)
    .orderBy('publishedAt', 'desc')
    .limit(limit)
    .execute()
}

function recordedEntry(row: Selectable<Database['entries']>, identityKeys: readonly string[]): RecordedEntry {
  return {
    id: row.id,
    feedId: row.feedId,
    identity: row.identity,
    identityKeys,
    title: row.title,
    url: row.url,
    summary: row.summary,
    language: row.language,
    publishedAt: row.publishedAt,
    seenAt: row.seenAt,
    outcome: ENTRY_OUTCOME.read(row.outcome),
    storyId: row.storyId,
  }
}
