import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import { HOUR_MS } from '../core/durations.ts'
import { LONGEST_FEED_REST_MS, NO_VALIDATORS, type FeedProblem } from '../core/feed.ts'
import type { FeedPolls } from '../core/ports/feed-store.ts'
import { LOSS_REASONS, PROBED_REASONS } from '../core/subscription.ts'
import { ACTIVE, NEW_FEED_STATE, stateRow, storedFeed } from './feed-row.ts'
import type { GroupCommit } from './group-commit.ts'
import { toJson } from './json.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

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
export function createFeedPolls(db: Kysely<Database>, engine: Engine, commits: GroupCommit | null): FeedPolls {
  return {
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
        .where((eb) => eb.or([eb('troubledAt', 'is', null), eb('troubledAt', '>', eb.ref('toldAt'))]))
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
