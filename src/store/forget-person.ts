import { sql, type Kysely, type SqlBool } from 'kysely'
import { parseMention } from '../core/parse-mention.ts'
import { NOBODY } from '../core/subscription.ts'
import type { Platform } from '../core/workspace.ts'
import type { GroupCommit } from './group-commit.ts'
import { fromJson, toJson } from './json.ts'
import type { Database } from './schema.ts'

const UNSENT = sql<SqlBool>`state in ('due', 'sending', 'dead')`

/** As `OperationsStore.forgetPerson` says: what a person did, said and subscribed as. Returns how many rows named them. */
export async function forgetPerson(commits: GroupCommit, platform: Platform, personId: string): Promise<number> {
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
