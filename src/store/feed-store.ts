import type { Kysely, Selectable } from 'kysely'
import type { Feed, FeedState } from '../core/feed.ts'
import { FEED_KINDS } from '../core/feed.ts'
import type { FeedStore, StoredFeed } from '../core/ports/store.ts'
import type { Database } from './schema.ts'
import { wordOf } from './word.ts'

export function createFeedStore(db: Kysely<Database>): FeedStore {
  return {
    async replaceCatalogue(feeds) {
      await db.updateTable('feeds').set({ isActive: 0 }).where('workspaceId', 'is', null).execute()
      for (const feed of feeds) {
        const { id, name, url, language, kind, weight } = feed
        await db
          .insertInto('feeds')
          .values({ ...feedRow(feed), ...stateRow(NEW_FEED_STATE) })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet({ name, url, language, kind, weight, isActive: 1 }),
          )
          .execute()
          .catch((cause: unknown) => {
            throw new Error(`feed ${id} could not be stored`, { cause })
          })
      }
    },

    async list() {
      const rows = await db.selectFrom('feeds').selectAll().where('isActive', '=', 1).orderBy('id').execute()
      return rows.map(storedFeed)
    },

    async listDue(nowMs, limit) {
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .where('isActive', '=', 1)
        .where('stoppedAt', 'is', null)
        .where('nextPollAt', '<=', nowMs)
        .orderBy('nextPollAt')
        .limit(limit)
        .execute()
      return rows.map(storedFeed)
    },

    async saveState(feedId, state) {
      await db.updateTable('feeds').set(stateRow(state)).where('id', '=', feedId).execute()
    },
  }
}

/** A feed that was never polled is due at once. */
const NEW_FEED_STATE: FeedState = {
  validators: { etag: null, lastModified: null },
  nextPollAt: 0,
  baselineAt: null,
  lastSuccessAt: null,
  failuresInARow: 0,
  lastProblem: null,
  stoppedAt: null,
}

function feedRow(feed: Feed) {
  const { id, name, url, language, kind, weight } = feed
  const workspaceId = feed.scope.kind === 'workspace' ? feed.scope.workspaceId : null
  return { id, workspaceId, name, url, language, kind, weight, isActive: 1 }
}

function stateRow(state: FeedState) {
  const { validators, ...times } = state
  return { ...times, etag: validators.etag, lastModified: validators.lastModified }
}

function storedFeed(row: Selectable<Database['feeds']>): StoredFeed {
  return {
    feed: {
      id: row.id,
      scope: row.workspaceId === null ? { kind: 'catalogue' } : { kind: 'workspace', workspaceId: row.workspaceId },
      name: row.name,
      url: row.url,
      language: row.language,
      kind: wordOf(FEED_KINDS, row.kind),
      weight: row.weight,
    },
    state: {
      validators: { etag: row.etag, lastModified: row.lastModified },
      nextPollAt: row.nextPollAt,
      baselineAt: row.baselineAt,
      lastSuccessAt: row.lastSuccessAt,
      failuresInARow: row.failuresInARow,
      lastProblem: row.lastProblem,
      stoppedAt: row.stoppedAt,
    },
  }
}
