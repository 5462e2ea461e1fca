import type { Kysely } from 'kysely'
import type { InstallationStore } from '../core/ports/installation-store.ts'
import type { Database } from './schema.ts'

export function createInstallationStore(db: Kysely<Database>): InstallationStore {
  const find: InstallationStore['find'] = async (id) => {
    const row = await db.selectFrom('installations').selectAll().where('id', '=', id).executeTakeFirst()
    return row ?? null
  }
  return {
    async save(installation) {
      const { sealed, installedAt } = installation
      await db
        .insertInto('installations')
        .values(installation)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ sealed, installedAt }))
        .execute()
    },

    async reseal(id, from, to) {
      const held = db.updateTable('installations').where('id', '=', id).where('sealed', '=', from)
      const result = await held.set({ sealed: to }).executeTakeFirst()
      return result.numUpdatedRows > 0
    },

    find,

    async findFor(workspaceId) {
      const own = await find(workspaceId)
      if (own !== null) return own
      const row = await db
        .selectFrom('installations')
        .selectAll()
        .where('id', 'in', (eb) =>
          eb.selectFrom('organisationWorkspaces').select('organisationId').where('workspaceId', '=', workspaceId),
        )
        .executeTakeFirst()
      return row ?? null
    },

    async join(workspaceId, organisationId) {
      const joined = await db
        .insertInto('organisationWorkspaces')
        .values({ workspaceId, organisationId })
        .onConflict((conflict) =>
          conflict
            .column('workspaceId')
            .doUpdateSet({ organisationId })
            .where('organisationWorkspaces.organisationId', '!=', organisationId),
        )
        .returning('workspaceId')
        .execute()
      return joined.length > 0
    },

    async leave(workspaceId, organisationId) {
      const result = await db
        .deleteFrom('organisationWorkspaces')
        .where('workspaceId', '=', workspaceId)
        .where('organisationId', '=', organisationId)
        .executeTakeFirst()
      return result.numDeletedRows > 0n
    },

    async listJoined(organisationId) {
      const rows = await db
        .selectFrom('organisationWorkspaces')
        .select('workspaceId')
        .where('organisationId', '=', organisationId)
        .orderBy('workspaceId')
        .execute()
      return rows.map((row) => row.workspaceId)
    },

    async remove(id, installedUntil) {
      const result = await db
        .deleteFrom('installations')
        .where('id', '=', id)
        .where('installedAt', '<=', installedUntil)
        .executeTakeFirst()
      return result.numDeletedRows > 0
    },
  }
}
