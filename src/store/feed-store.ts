import type { Kysely } from 'kysely'
import { owningWorkspace, type Feed } from '../core/feed.ts'
import type { FeedStore } from '../core/ports/feed-store.ts'
import { createFeedPolls } from './feed-polls.ts'
import { createFeedQuotas } from './feed-quotas.ts'
import { ACTIVE, FEED_COLUMNS, feedOf, feedRow, NEW_FEED_STATE, stateRow, storedFeed } from './feed-row.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

/** `commits`: outside a transaction, where saved states share their commits. */
export function createFeedStore(db: Kysely<Database>, engine: Engine, commits: GroupCommit | null): FeedStore {
  const put = async (feed: Feed, isAdded: 0 | 1): Promise<void> => {
    const { id, ...described } = { ...feedRow(feed), isAdded }
    await db
      .insertInto('feeds')
      .values({ id, ...described, ...stateRow(NEW_FEED_STATE), pushJson: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(described))
      .execute()
  }
  /** Validators, redirects and troubles belong to an address; what is known of the feed stays. */
  const forgetAddress = async (feedId: string): Promise<void> => {
    const { baselineAt: _baseline, rhythmJson: _rhythm, lastSuccessAt: _success, ...rest } = stateRow(NEW_FEED_STATE)
    await db
      .updateTable('feeds')
      .set({ ...rest, pushJson: null })
      .where('id', '=', feedId)
      .execute()
  }
  /** What was posted while nobody asked for it is no news: its next poll is a first one again. */
  const forgetAll = async (feedId: string): Promise<void> => {
    await db
      .updateTable('feeds')
      .set({ ...stateRow(NEW_FEED_STATE), pushJson: null })
      .where('id', '=', feedId)
      .execute()
  }
  return {
    ...createFeedPolls(db, engine, commits),
    ...createFeedQuotas(db),

    async replaceCatalogue(feeds) {
      const rows = await db.selectFrom('feeds').select(['id', 'url', 'isActive']).execute()
      const known = new Map(rows.map((row) => [row.id, row]))
      await db.updateTable('feeds').set({ isActive: 0 }).where('isAdded', '=', 0).execute()
      for (const feed of feeds) {
        const before = known.get(feed.id)
        if (before?.isActive === 0) await forgetAll(feed.id)
        else if (before !== undefined && before.url !== feed.url) await forgetAddress(feed.id)
        await put(feed, 0)
      }
    },

    async add(feed) {
      const workspaceId = owningWorkspace(feed.scope)
      const same = await db
        .selectFrom('feeds')
        .select('id')
        .where('url', '=', feed.url)
        .where('workspaceId', workspaceId === null ? 'is' : '=', workspaceId)
        .where(ACTIVE)
        .executeTakeFirst()
      if (same !== undefined) return false
      const taken = await db.selectFrom('feeds').selectAll().where('id', '=', feed.id).executeTakeFirst()
      if (taken !== undefined && (taken.isActive === 1 || taken.workspaceId !== workspaceId)) return false
      if (taken !== undefined) await forgetAll(feed.id)
      await put(feed, 1)
      return true
    },

    async remove(feedId) {
      const result = await db
        .updateTable('feeds')
        .set({ isActive: 0 })
        .where('id', '=', feedId)
        .where('isAdded', '=', 1)
        .where(ACTIVE)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async find(feedId) {
      const row = await db.selectFrom('feeds').selectAll().where('id', '=', feedId).where(ACTIVE).executeTakeFirst()
      return row === undefined ? null : storedFeed(row)
    },

    async list() {
      const rows = await db.selectFrom('feeds').selectAll().where(ACTIVE).orderBy('id').execute()
      return rows.map(storedFeed)
    },

    async listHeard(workspaceId) {
      const rows = await db
        .selectFrom('feeds')
        .select((feed) => [
          ...FEED_COLUMNS,
          feed
            .selectFrom('entries')
            .select('entries.url')
            .whereRef('entries.feedId', '=', 'feeds.id')
            .where('entries.url', 'is not', null)
            .orderBy('entries.publishedAt', 'desc')
            .limit(1)
            .as('newestUrl'),
        ])
        .where((where) => where.or([where('workspaceId', 'is', null), where('workspaceId', '=', workspaceId)]))
        .where(ACTIVE)
        .orderBy('id')
        .execute()
      return rows.map((row) => ({ feed: feedOf(row), newestUrl: row.newestUrl }))
    },
  }
}
