import type { Kysely } from 'kysely'
import type { MigrationInfo } from 'kysely/migration'
import type { OperationsStore } from '../core/ports/operations-store.ts'
import { TOPICS } from '../core/topic.ts'
import { listChannelOverviews } from './channel-overviews.ts'
import { DELIVERY_KIND } from './closed-sets.ts'
import { DEAD } from './delivery-conditions.ts'
import { forgetChannel } from './forget-channel.ts'
import { forgetEntries, forgetRecords } from './forget-old-rows.ts'
import { forgetPerson } from './forget-person.ts'
import { forgetWorkspace } from './forget-workspace.ts'
import type { GroupCommit } from './group-commit.ts'
import { renewRows } from './renew-rows.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

export function createOperationsStore(
  db: Kysely<Database>,
  engine: Engine,
  commits: GroupCommit,
  migrations: () => Promise<readonly MigrationInfo[]>,
): OperationsStore {
  return {
    async pendingMigrations() {
      return (await migrations()).filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
    },

    listChannels: (limit) => listChannelOverviews(db, limit),

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

    forgetEntries: (beforeMs, limit) => forgetEntries(commits, beforeMs, limit),
    forgetRecords: (nowMs, limit) => forgetRecords(commits, nowMs, limit),
    renewRows: (nowMs, limit) => renewRows(commits, engine, nowMs, limit),
    forgetPerson: (platform, personId) => forgetPerson(commits, platform, personId),
    forgetChannel: (channelId) => forgetChannel(db, commits, channelId),
    forgetWorkspace: (workspaceId) => forgetWorkspace(db, engine, commits, workspaceId),
  }
}
