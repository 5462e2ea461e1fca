import { sql, type Kysely, type Transaction } from 'kysely'
import { DUE } from './delivery-conditions.ts'
import { CHANNEL_ROWS, stopChannels } from './forget-channel.ts'
import type { GroupCommit } from './group-commit.ts'
import { ROWS_AT_ONCE, removeHeaps, removeRests, removeRows, type Heap } from './heap.ts'
import { passDirect } from './pass-direct.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

const channelsOf = (id: string) => sql`(select id from channels where "workspaceId" = ${id})`
const feedsOf = (id: string) => sql`(select id from feeds where "workspaceId" = ${id})`
const storiesOf = (id: string) => sql`(select id from stories where "workspaceId" = ${id})`

const HEAPS: readonly Heap[] = [
  {
    // A story of its own may have been told in a channel that another workspace has by now.
    find: (id) => sql`select id as key from messages
      where "channelId" in ${channelsOf(id)} or "storyId" in ${storiesOf(id)}`,
    named: [['messages', 'id']],
    atOnce: ROWS_AT_ONCE,
  },
  {
    find: (id) => sql`select id as key from deliveries
      where "channelId" in ${channelsOf(id)} or "storyId" in ${storiesOf(id)}`,
    named: [['deliveries', 'id']],
    atOnce: ROWS_AT_ONCE,
  },
  {
    find: (id) => sql`select seq as key from audit where "workspaceId" = ${id} or "channelId" in ${channelsOf(id)}`,
    named: [['audit', 'seq']],
    atOnce: ROWS_AT_ONCE,
  },
  {
    find: (id) => sql`select id as key from complaints where "workspaceId" = ${id} or "channelId" in ${channelsOf(id)}`,
    named: [['complaints', 'id']],
    atOnce: ROWS_AT_ONCE,
  },
  {
    find: (id) => sql`select id as key from stories where "workspaceId" = ${id}`,
    named: [
      ['storyKeys', 'storyId'],
      ['investors', 'storyId'],
      ['storyBars', 'storyId'],
      ['reports', 'storyId'],
      ['mendings', 'storyId'],
      ['complaints', 'storyId'],
      ['stories', 'id'],
    ],
    atOnce: ROWS_AT_ONCE,
  },
  {
    find: (id) => sql`select id as key from entries where "feedId" in ${feedsOf(id)}`,
    named: [
      ['entryKeys', 'entryId'],
      ['storyBars', 'entryId'],
      ['keptTurns', 'entryId'],
      ['reports', 'entryId'],
      ['entries', 'id'],
    ],
    atOnce: ROWS_AT_ONCE,
  },
  {
    find: (id) => sql`select id as key from channels where "workspaceId" = ${id}`,
    // What the bot has added meanwhile goes, too.
    named: CHANNEL_ROWS,
    // For each the database looks through all deliveries, of which no index has every channel.
    atOnce: 1,
  },
]

/**
 * Deletes what is kept about a workspace; what everybody reads stays. Nothing goes to its channels from the first commit on.
 * Interrupted, it goes on when it is asked again. Returns how many rows went.
 */
export async function forgetWorkspace(
  db: Kysely<Database>,
  engine: Engine,
  commits: GroupCommit,
  workspaceId: string,
): Promise<number> {
  let rows = await commits.add(async (tx) => {
    if (engine === 'sqlite') await setOverwriting(tx, 1)
    await passDirect(tx, workspaceId)
    return await stop(tx, workspaceId)
  })
  rows += await removeHeaps(HEAPS, workspaceId, db, commits)
  rows += await commits.add(async (tx) => {
    const last = await removeLast(tx, workspaceId)
    if (engine === 'sqlite') await setOverwriting(tx, 0)
    return last
  })
  return rows
}

/** Nothing is read or written for it any more. */
async function stop(tx: Kysely<Database>, workspaceId: string): Promise<number> {
  await tx.updateTable('feeds').set({ isActive: 0 }).where('workspaceId', '=', workspaceId).execute()
  const stories = tx.selectFrom('stories').select('id').where('workspaceId', '=', workspaceId)
  const told = tx.selectFrom('deliveries').select('id').where('storyId', 'in', stories)
  // What waited to go with a story of its own, in a channel that another workspace has by now, goes by itself.
  await tx.updateTable('deliveries').set({ leadId: null }).where(DUE).where('leadId', 'in', told).execute()
  return await stopChannels(tx, tx.selectFrom('channels').select('id').where('workspaceId', '=', workspaceId))
}

/** All that is left, and at the end the workspace itself, by which it would be found again. */
async function removeLast(tx: Transaction<Database>, workspaceId: string): Promise<number> {
  let rows = await removeRests(HEAPS, workspaceId, tx)
  for (const [table, column] of [
    ['feeds', 'workspaceId'],
    ['names', 'workspaceId'],
    ['organisationWorkspaces', 'workspaceId'],
    ['installations', 'id'],
    ['workspaces', 'id'],
  ] as const)
    rows += await removeRows(tx, [[table, column]], [workspaceId])
  return rows
}

/**
 * Whether words that are taken out of the search index leave it at once. Else they stand in it until SQLite writes that part
 * anew, maybe for years. https://sqlite.org/fts5.html#the_secure_delete_configuration_option
 */
async function setOverwriting(tx: Kysely<Database>, isOn: 0 | 1): Promise<void> {
  for (const index of ['entrySearch', 'storySearch'])
    await sql`insert into ${sql.table(index)} (${sql.ref(index)}, rank) values ('secure-delete', ${sql.lit(isOn)})`.execute(
      tx,
    )
}
