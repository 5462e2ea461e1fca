import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Where two workspaces share a person, their direct messages are one channel, which stays with the first: what the person
 * watches from another workspace goes on there. To be called in a transaction.
 */
export async function passDirect(tx: Kysely<Database>, workspaceId: string): Promise<void> {
  const used = await tx
    .selectFrom('channels')
    .innerJoin('audit', 'audit.channelId', 'channels.id')
    .innerJoin('workspaces', 'workspaces.id', 'audit.workspaceId')
    .select((eb) => ['channels.id', eb.fn.min('workspaces.id').as('other')])
    .where('channels.workspaceId', '=', workspaceId)
    .where('channels.personId', 'is not', null)
    .where('workspaces.id', '!=', workspaceId)
    // A workspace has one row for a person.
    .where((eb) => {
      const theirs = eb.selectFrom('channels as theirs').select('theirs.id')
      const same = theirs.whereRef('theirs.workspaceId', '=', 'workspaces.id')
      return eb.not(eb.exists(same.whereRef('theirs.personId', '=', 'channels.personId')))
    })
    .groupBy('channels.id')
    .execute()
  for (const { id, other } of used)
    await tx.updateTable('channels').set({ workspaceId: other }).where('id', '=', id).execute()
}
