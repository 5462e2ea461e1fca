import { sql, type Selectable, type SqlBool } from 'kysely'
import { NO_VALIDATORS, owningWorkspace, type Feed, type FeedScope, type FeedState } from '../core/feed.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import { FEED_KIND, FEED_PROBLEM } from './closed-sets.ts'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'

// Written out, not bound: SQLite uses a partial index only where it sees its very condition.
export const ACTIVE = sql<SqlBool>`"isActive" = 1`

/** A feed that was never polled is due at once. */
export const NEW_FEED_STATE: FeedState = {
  validators: NO_VALIDATORS,
  fullAt: null,
  nextPollAt: 0,
  askedAt: null,
  baselineAt: null,
  lastSuccessAt: null,
  failuresInARow: 0,
  missingSince: null,
  limitedAt: null,
  problem: null,
  lastProblem: null,
  troubledAt: null,
  toldAt: null,
  stoppedAt: null,
  fingerprints: [],
  rhythm: null,
  move: null,
  movedTo: null,
  push: null,
}

export function feedRow(feed: Feed) {
  const { id, name, url, language, kind, weight } = feed
  const host = URL.parse(url)?.host ?? ''
  const channelId = feed.scope.kind === 'workspace' ? feed.scope.channelId : null
  return {
    id,
    workspaceId: owningWorkspace(feed.scope),
    channelId,
    channelForgotten: 0,
    name,
    url,
    host,
    language,
    kind,
    weight,
    isActive: 1,
  }
}

/** `push` is kept by itself: it changes while a poll is under way. */
export function stateRow(state: FeedState) {
  const { validators, fingerprints, rhythm, move, push: _push, ...plain } = state
  return {
    ...plain,
    ...validators,
    fingerprintsJson: toJson(fingerprints),
    rhythmJson: rhythm === null ? null : toJson(rhythm),
    moveJson: move === null ? null : toJson(move),
  }
}

/** The columns that describe a feed. */
export const FEED_COLUMNS = [
  ...(['id', 'workspaceId', 'channelId', 'channelForgotten'] as const),
  ...(['name', 'url', 'language', 'kind', 'weight'] as const),
] as const

type FeedRow = Pick<Selectable<Database['feeds']>, (typeof FEED_COLUMNS)[number]>

export function feedOf(row: FeedRow): Feed {
  const { id, name, url, language, weight } = row
  return { id, scope: scopeOf(row), name, url, language, kind: FEED_KIND.read(row.kind), weight }
}

export function storedFeed(row: Selectable<Database['feeds']>): StoredFeed {
  return {
    feed: feedOf(row),
    state: {
      validators: { etag: row.etag, lastModified: row.lastModified },
      fullAt: row.fullAt,
      nextPollAt: row.nextPollAt,
      askedAt: row.askedAt,
      baselineAt: row.baselineAt,
      lastSuccessAt: row.lastSuccessAt,
      failuresInARow: row.failuresInARow,
      missingSince: row.missingSince,
      limitedAt: row.limitedAt,
      problem: row.problem === null ? null : FEED_PROBLEM.read(row.problem),
      lastProblem: row.lastProblem,
      troubledAt: row.troubledAt,
      toldAt: row.toldAt,
      stoppedAt: row.stoppedAt,
      fingerprints: fromJson(row.fingerprintsJson),
      rhythm: row.rhythmJson === null ? null : fromJson(row.rhythmJson),
      move: row.moveJson === null ? null : fromJson(row.moveJson),
      movedTo: row.movedTo,
      push: row.pushJson === null ? null : fromJson(row.pushJson),
    },
  }
}

function scopeOf({ workspaceId, channelId, channelForgotten }: FeedRow): FeedScope {
  if (workspaceId === null) return { kind: 'catalogue' }
  return { kind: 'workspace', workspaceId, channelId, ...(channelForgotten === 1 && { isChannelForgotten: true }) }
}
