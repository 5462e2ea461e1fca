import { sql, type Kysely, type RawBuilder, type Selectable, type SqlBool } from 'kysely'
import { HOUR_MS } from '../core/durations.ts'
import {
  LONGEST_FEED_REST_MS,
  NO_VALIDATORS,
  owningWorkspace,
  type Feed,
  type FeedProblem,
  type FeedScope,
  type FeedState,
} from '../core/feed.ts'
import type { FeedStore, StoredFeed } from '../core/ports/feed-store.ts'
import { LOSS_REASONS, PROBED_REASONS } from '../core/subscription.ts'
import { FEED_KIND, FEED_PROBLEM } from './closed-sets.ts'
import type { GroupCommit } from './group-commit.ts'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

// Written out, not bound: SQLite uses a partial index only where it sees its very condition.
const ACTIVE = sql<SqlBool>`"isActive" = 1`

const UNFOLLOWED: FeedProblem = 'unfollowed'

/** The clocks of processes differ by less. */
const CLOCK_MARGIN_MS = 600_000
/** A claim is for minutes, and so is the rest after it. */
const LONGEST_CLAIM_MS = HOUR_MS

/** What was asked at a time to come, or rests for longer than any feed does, was put off while the clock was ahead. */
const isDue = (nowMs: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`("nextPollAt" <= ${nowMs} or "nextPollAt" > ${nowMs + LONGEST_FEED_REST_MS}
    or "askedAt" > ${nowMs + CLOCK_MARGIN_MS})`

/** One statement for both: it is prepared once. */
const wasAskedAt = (at: number | null): RawBuilder<SqlBool> => sql<SqlBool>`coalesce("askedAt", -1) = ${at ?? -1}`

const isClaimed = (claimedUntil: 'feeds.claimedUntil' | 'other.claimedUntil', nowMs: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(claimedUntil)} > ${nowMs} and ${sql.ref(claimedUntil)} <= ${nowMs + LONGEST_CLAIM_MS})`

/** The other feed lives at the same host, by its address or by where it has moved. */
const AT_THE_SAME_HOST = sql<SqlBool>`(other.host = feeds.host
  or replace(feeds."movedTo", '://' || other.host || '/', '') <> feeds."movedTo"
  or replace(other."movedTo", '://' || feeds.host || '/', '') <> other."movedTo")`

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

    async restUnfollowed(nowMs) {
      await db
        .updateTable('feeds')
        .set({ stoppedAt: nowMs, problem: UNFOLLOWED, lastProblem: null, troubledAt: null, pushJson: null })
        .where(ACTIVE)
        .where('stoppedAt', 'is', null)
        .where(isDue(nowMs))
        .where('workspaceId', 'is not', null)
        .where('workspaceId', 'not in', workspacesThatFollow(db))
        .execute()
      // Its host may want to be left alone until its next poll.
      const fresh = stateRow(NEW_FEED_STATE)
      const { nextPollAt: _next, askedAt: _asked, limitedAt: _limited, lastSuccessAt: _success, ...anew } = fresh
      await db
        .updateTable('feeds')
        .set(anew)
        .where(ACTIVE)
        .where('problem', '=', UNFOLLOWED)
        .where('workspaceId', 'in', workspacesThatFollow(db))
        .execute()
    },

    async listDue(nowMs, limit) {
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .where(ACTIVE)
        .where('stoppedAt', 'is', null)
        .where(isDue(nowMs))
        .orderBy('nextPollAt')
        .limit(limit)
        .execute()
      return rows.map(storedFeed)
    },

    async claimDue({ holder, nowMs, leaseMs }) {
      const free = db
        .selectFrom('feeds')
        .select('id')
        .where(ACTIVE)
        .where('stoppedAt', 'is', null)
        .where(isDue(nowMs))
        .where((eb) => eb.not(isClaimed('feeds.claimedUntil', nowMs)))
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('feeds as other')
                .select('other.id')
                .whereRef('other.host', '=', 'feeds.host')
                .where(isClaimed('other.claimedUntil', nowMs))
                .where('other.claimedBy', '!=', holder),
            ),
          ),
        )
        .orderBy('nextPollAt')
        .limit(1)
      const row = await db
        .updateTable('feeds')
        .set({ claimedBy: holder, claimedUntil: nowMs + leaseMs })
        // A row whose state is being saved is nobody's at the moment: there is other work.
        .where('id', 'in', engine === 'postgres' ? free.forUpdate().skipLocked() : free)
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? null : storedFeed(row)
    },

    async release(feedId, holder, restUntilMs) {
      await db
        .updateTable('feeds')
        .set({ claimedUntil: restUntilMs })
        .where('id', '=', feedId)
        .where('claimedBy', '=', holder)
        .execute()
    },

    async saveState(feedId, state, before) {
      const save = async (to: Kysely<Database>): Promise<boolean> => {
        const update = to.updateTable('feeds').set(stateRow(state)).where('id', '=', feedId)
        const asBefore = before === undefined ? update : update.where(wasAskedAt(before.askedAt))
        return (await asBefore.executeTakeFirst()).numUpdatedRows > 0n
      }
      // Almost every poll ends in nothing but this row, and a commit waits for the disk.
      return await (commits === null ? save(db) : commits.add(save))
    },

    async savePush(feedId, push) {
      await db
        .updateTable('feeds')
        .set({ pushJson: push === null ? null : toJson(push) })
        .where('id', '=', feedId)
        .execute()
    },

    async hasten(feedId, { from, to }) {
      const limited = db
        .selectFrom('feeds as other')
        .select('other.id')
        .where('other.isActive', '=', 1)
        .where('other.problem', '=', 'rate-limited')
        .where(AT_THE_SAME_HOST)
      await db
        .updateTable('feeds')
        .set({ nextPollAt: to })
        .where('id', '=', feedId)
        .where('nextPollAt', '=', from)
        .where((eb) => eb.not(eb.exists(limited)))
        .execute()
    },

    async readAnew(feedId) {
      const unknown = { ...NO_VALIDATORS, fingerprintsJson: toJson<readonly string[]>([]) }
      await db.updateTable('feeds').set(unknown).where('id', '=', feedId).execute()
    },

    async forgetTold(feedIds) {
      if (feedIds.length === 0) return
      await db
        .updateTable('feeds')
        .set({ toldAt: null })
        .where('id', 'in', feedIds)
        .where('troubledAt', 'is', null)
        .execute()
    },

    async readOnDay(feedId, day) {
      const row = await db
        .selectFrom('feeds')
        .select(['readUnits', 'firstUnits'])
        .where('id', '=', feedId)
        .where('readDay', '=', day)
        .executeTakeFirst()
      return row === undefined ? 0 : row.readUnits - row.firstUnits
    },

    async readOfWorkspaceOnDay(workspaceId, day) {
      const { units } = await db
        .selectFrom('feeds')
        .select(({ fn }) => fn.sum<number | string | null>('readUnits').as('units'))
        .where('workspaceId', '=', workspaceId)
        .where('readDay', '=', day)
        .executeTakeFirstOrThrow()
      // PostgreSQL adds numbers up to a text.
      return Number(units ?? 0)
    },

    async countRead(feedId, day, { units, isFirst }) {
      const more = (column: 'readUnits' | 'firstUnits', count: number): RawBuilder<number> =>
        sql<number>`case when "readDay" = ${day} then ${sql.ref(column)} else 0 end + ${count}`
      await db
        .updateTable('feeds')
        .set({
          readDay: day,
          readUnits: more('readUnits', units),
          firstUnits: more('firstUnits', isFirst ? units : 0),
        })
        .where('id', '=', feedId)
        .execute()
    },

    async holdHost(host, untilMs) {
      await db
        .updateTable('feeds')
        .set({ nextPollAt: sql<number>`case when "nextPollAt" < ${untilMs} then ${untilMs} else "nextPollAt" end` })
        .where((eb) =>
          eb.or([eb('host', '=', host), sql<boolean>`replace("movedTo", ${`://${host}/`}, '') <> "movedTo"`]),
        )
        .execute()
    },
  }
}

/** A feed that was never polled is due at once. */
const NEW_FEED_STATE: FeedState = {
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

/** Those of which at least one channel gets something, or would as soon as the bot may post there. */
function workspacesThatFollow(db: Kysely<Database>) {
  return db
    .selectFrom('channels')
    .select('workspaceId')
    .where((eb) => {
      const subscriptions = eb
        .selectFrom('subscriptions')
        .select('subscriptions.id')
        .whereRef('subscriptions.channelId', '=', 'channels.id')
      const running = subscriptions.where((of) =>
        of.or([
          of('pausedAt', 'is', null),
          of.and([of('pauseReason', 'in', [...PROBED_REASONS]), of('channels.refusals', '>', 0)]),
        ]),
      )
      const lost = subscriptions.where('pauseReason', 'in', [...LOSS_REASONS])
      return eb.or([eb.exists(running), eb.and([eb('roundupMode', '=', 'always'), eb.not(eb.exists(lost))])])
    })
}

function scopeOf({ workspaceId, channelId, channelForgotten }: Selectable<Database['feeds']>): FeedScope {
  if (workspaceId === null) return { kind: 'catalogue' }
  return { kind: 'workspace', workspaceId, channelId, ...(channelForgotten === 1 && { isChannelForgotten: true }) }
}

function feedRow(feed: Feed) {
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

function stateRow(state: FeedState) {
  const { validators, fingerprints, rhythm, move, push: _push, ...plain } = state
  return {
    ...plain,
    ...validators,
    fingerprintsJson: toJson(fingerprints),
    rhythmJson: rhythm === null ? null : toJson(rhythm),
    moveJson: move === null ? null : toJson(move),
  }
}

function storedFeed(row: Selectable<Database['feeds']>): StoredFeed {
  return {
    feed: {
      id: row.id,
      scope: scopeOf(row),
      name: row.name,
      url: row.url,
      language: row.language,
      kind: FEED_KIND.read(row.kind),
      weight: row.weight,
    },
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
