import { sql, type Kysely, type SqlBool } from 'kysely'
import type { MigrationInfo } from 'kysely/migration'
import { DAY_MS } from '../core/durations.ts'
import type { ChannelOverview, OperationsStore } from '../core/ports/operations-store.ts'
import { parseMention } from '../core/parse-mention.ts'
import { NOBODY } from '../core/subscription.ts'
import { TOPICS } from '../core/topic.ts'
import type { Platform } from '../core/workspace.ts'
import { DELIVERY_KIND, PAUSE_REASON, PLATFORM, TOPIC } from './closed-sets.ts'
import { DEAD, DUE } from './delivery-conditions.ts'
import { forgetChannel } from './forget-channel.ts'
import { forgetWorkspace } from './forget-workspace.ts'
import type { GroupCommit } from './group-commit.ts'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

/** As a constant, so that the partial index is used. */
const UNTOLD = sql<boolean>`outcome in ('no-topic', 'old', 'mass-change')`
/**
 * What was absorbed unread is known by its headline, so that it does not come back as news. Where a newer entry of the
 * feed took that over, as of one that moves its guids at every poll, nobody asks for it any more.
 */
const UNKNOWN = sql<boolean>`(outcome = 'no-topic' or (title <> '' and not exists (
  select 1 from "entryKeys" where "entryKeys"."entryId" = entries.id and "entryKeys".key like 'headline:%')))`
const UNSENT = sql<boolean>`state in ('due', 'sending', 'dead')`
const YEAR_MS = 365 * DAY_MS
/** Only today's counts are asked for. */
const COUNTED_DAYS = 2

export function createOperationsStore(
  db: Kysely<Database>,
  engine: Engine,
  commits: GroupCommit,
  migrations: () => Promise<readonly MigrationInfo[]>,
): OperationsStore {
  const topicsOf = async (channelIds: readonly string[]) => {
    const rows = await db
      .selectFrom('subscriptions')
      .select(['channelId', 'topic', 'pauseReason'])
      .where('channelId', 'in', channelIds)
      .orderBy('topic')
      .execute()
    return Map.groupBy(rows, ({ channelId }) => channelId)
  }
  const dueOf = async (channelIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const rows = await db
      .selectFrom('deliveries')
      .select((eb) => ['channelId', eb.fn.countAll<number>().as('due')])
      .where(DUE)
      .where('channelId', 'in', channelIds)
      .groupBy('channelId')
      .execute()
    return new Map(rows.map(({ channelId, due }) => [channelId, due]))
  }
  const lastSentOf = async (channelIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    // One step in an index for each, however much was sent.
    const rows = await db
      .selectFrom('channels')
      .select('id')
      .select((eb) =>
        eb
          .selectFrom('messages')
          .whereRef('messages.channelId', '=', 'channels.id')
          .select((of) => of.fn.max('sentAt').as('at'))
          .as('at'),
      )
      .where('id', 'in', channelIds)
      .execute()
    return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at]])))
  }

  return {
    async pendingMigrations() {
      return (await migrations()).filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
    },

    async listChannels(limit) {
      const channels = await db
        .selectFrom('channels')
        .select(['id', 'workspaceId', 'platform', 'restUntil'])
        .orderBy('id')
        .limit(limit)
        .execute()
      const ids = channels.map(({ id }) => id)
      if (ids.length === 0) return []
      const [topics, due, lastSent] = [await topicsOf(ids), await dueOf(ids), await lastSentOf(ids)]
      const known = channels.filter(({ platform }) => PLATFORM.knows(platform))
      return known.map(({ id, workspaceId, restUntil }): ChannelOverview => {
        const subscriptions = (topics.get(id) ?? []).filter(({ topic }) => TOPIC.knows(topic))
        const paused = subscriptions.find(({ pauseReason }) => pauseReason !== null)?.pauseReason ?? null
        return {
          id,
          workspaceId,
          topics: subscriptions.map(({ topic }) => TOPIC.read(topic)),
          pauseReason: paused === null ? null : PAUSE_REASON.read(paused),
          restUntil,
          due: due.get(id) ?? 0,
          lastSentAt: lastSent.get(id) ?? null,
        }
      })
    },

    async countChannels() {
      const row = await db
        .selectFrom('channels')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return row.count
    },

    async listSent(sinceMs, limit) {
      const rows = await db
        .selectFrom('messages')
        .innerJoin('deliveries', 'deliveries.id', 'messages.deliveryId')
        .leftJoin('stories', 'stories.id', 'messages.storyId')
        .select(['messages.channelId', 'messages.sentAt', 'deliveries.kind', 'messages.storyId', 'stories.title'])
        .where('messages.sentAt', '>=', sinceMs)
        .orderBy('messages.sentAt', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...row, kind: DELIVERY_KIND.read(row.kind) }))
    },

    async countSent(sinceMs) {
      const row = await db
        .selectFrom('messages')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('sentAt', '>=', sinceMs)
        .executeTakeFirstOrThrow()
      return row.count
    },

    async pressure(nowMs) {
      const dead = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(DEAD)
        .executeTakeFirstOrThrow()
      const resting = await db
        .selectFrom('channels')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('refusals', '>', 0)
        .where('restUntil', '>', nowMs)
        .executeTakeFirstOrThrow()
      return { dead: dead.count, resting: resting.count }
    },

    async countStories() {
      const rows = await db
        .selectFrom('stories')
        .select((eb) => ['topic', eb.fn.countAll<number>().as('count')])
        .where('workspaceId', 'is', null)
        .where('isEnded', '=', 0)
        .groupBy('topic')
        .execute()
      const counted = new Map(rows.map(({ topic, count }) => [topic, count]))
      return new Map(TOPICS.map((topic) => [topic, counted.get(topic) ?? 0]))
    },

    async forgetEntries(beforeMs, limit) {
      return await commits.add(async (tx) => {
        const rows = await tx
          .selectFrom('entries')
          .select('id')
          .where(UNTOLD)
          .where('seenAt', '<', beforeMs)
          .where(UNKNOWN)
          .orderBy('seenAt')
          .limit(limit)
          .execute()
        const ids = rows.map(({ id }) => id)
        if (ids.length === 0) return 0
        await tx.deleteFrom('entryKeys').where('entryId', 'in', ids).execute()
        await tx.deleteFrom('entries').where('id', 'in', ids).execute()
        return ids.length
      })
    },

    async forgetRecords(nowMs, limit) {
      return await commits.add(async (tx) => {
        // Days are local ones: the last of them may still be today somewhere.
        const day = new Date(nowMs - COUNTED_DAYS * DAY_MS).toISOString().slice(0, 10)
        const counts = await tx
          .deleteFrom('dailyPosts')
          .where('day', '=', (eb) => eb.selectFrom('dailyPosts').select((of) => of.fn.min('day').as('first')))
          .where('day', '<', day)
          .executeTakeFirst()
        const audit = await tx
          .deleteFrom('audit')
          .where('seq', 'in', (eb) =>
            eb
              .selectFrom('audit')
              .select('seq')
              .where('at', '<', nowMs - YEAR_MS)
              .orderBy('seq')
              .limit(limit),
          )
          .executeTakeFirst()
        const complaints = await tx
          .deleteFrom('complaints')
          .where('closedAt', '<', nowMs - YEAR_MS)
          .executeTakeFirst()
        return Number(counts.numDeletedRows + audit.numDeletedRows + complaints.numDeletedRows)
      })
    },

    async forgetPerson(platform, personId) {
      return await commits.add(async (tx) => {
        const ours = tx.selectFrom('workspaces').select('id').where('platform', '=', platform)
        const channels = tx.selectFrom('channels').select('id').where('platform', '=', platform)
        const audit = await tx
          .deleteFrom('audit')
          .where('personId', '=', personId)
          .where('workspaceId', 'in', ours)
          .executeTakeFirst()
        const complaints = await tx
          .deleteFrom('complaints')
          .where('personId', '=', personId)
          .where('workspaceId', 'in', ours)
          .executeTakeFirst()
        const called = await forgetCalls(tx, platform, personId)
        const written = await forgetWritten(tx, platform, personId)
        const subscriptions = await tx
          .updateTable('subscriptions')
          .set({ createdBy: NOBODY })
          .where('createdBy', '=', personId)
          .where('channelId', 'in', channels)
          .executeTakeFirst()
        const direct = tx
          .selectFrom('channels')
          .select('id')
          .where('platform', '=', platform)
          .where('personId', '=', personId)
        // Nothing more goes to the person, and what was sent there is edited no more, nor what is just being sent.
        const standing = await tx.deleteFrom('messages').where('channelId', 'in', direct).executeTakeFirst()
        const owed = await tx.deleteFrom('deliveries').where(UNSENT).where('channelId', 'in', direct).executeTakeFirst()
        const watched = await tx.deleteFrom('subscriptions').where('channelId', 'in', direct).executeTakeFirst()
        const opened = await tx
          .updateTable('channels')
          .set({ personId: null, mutedJson: '[]', roundupMode: 'off' })
          .where('platform', '=', platform)
          .where('personId', '=', personId)
          .executeTakeFirst()
        return Number(
          audit.numDeletedRows +
            complaints.numDeletedRows +
            called +
            written +
            subscriptions.numUpdatedRows +
            standing.numDeletedRows +
            owed.numDeletedRows +
            watched.numDeletedRows +
            opened.numUpdatedRows,
        )
      })
    },

    forgetChannel: (channelId) => forgetChannel(db, commits, channelId),
    forgetWorkspace: (workspaceId) => forgetWorkspace(db, engine, commits, workspaceId),
  }
}

/** Subscriptions call the person no more. */
async function forgetCalls(tx: Kysely<Database>, platform: Platform, personId: string): Promise<bigint> {
  const rows = await tx
    .selectFrom('subscriptions')
    .innerJoin('channels', 'channels.id', 'subscriptions.channelId')
    .select(['subscriptions.id', 'mentionJson'])
    .where('mentionJson', 'is not', null)
    .where('platform', '=', platform)
    .execute()
  const calling = rows.filter(({ mentionJson }) => {
    const mention = mentionJson === null ? null : fromJson(mentionJson)
    return mention?.kind === 'person' && mention.id === personId
  })
  for (const { id } of calling) {
    await tx.updateTable('subscriptions').set({ mentionJson: null }).where('id', '=', id).execute()
  }
  return BigInt(calling.length)
}

/** Options in which others named the person go; what else they did stays. */
async function forgetWritten(tx: Kysely<Database>, platform: Platform, personId: string): Promise<bigint> {
  const rows = await tx
    .selectFrom('audit')
    .innerJoin('workspaces', 'workspaces.id', 'audit.workspaceId')
    .select(['audit.seq', 'optionsJson'])
    .where('platform', '=', platform)
    .where(sql<SqlBool>`replace("optionsJson", ${personId}, '') <> "optionsJson"`)
    .execute()
  let changed = 0n
  for (const { seq, optionsJson } of rows) {
    const options = Object.entries(fromJson(optionsJson))
    const kept = options.filter(([, value]) => !namesPerson(value, personId))
    if (kept.length === options.length) continue
    const left = { optionsJson: toJson(Object.fromEntries(kept)) }
    await tx.updateTable('audit').set(left).where('seq', '=', seq).execute()
    changed += 1n
  }
  return changed
}

function namesPerson(value: string, personId: string): boolean {
  return value.split(/(?=<@)/u).some((part) => {
    const mention = parseMention(part.slice(0, part.indexOf('>') + 1))
    return mention?.kind === 'person' && mention.id === personId
  })
}
