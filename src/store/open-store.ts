import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { InputError } from '../core/errors.ts'
import type { Random } from '../core/ports/random.ts'
import type { Ledger, Store } from '../core/ports/store.ts'
import { createAuditStore } from './audit-store.ts'
import { createChannelStore } from './channel-store.ts'
import { createComplaintStore } from './complaint-store.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createEntryStore } from './entry-store.ts'
import { createFeedStore } from './feed-store.ts'
import { createGroupCommit, type GroupCommit } from './group-commit.ts'
import { createInstallationStore } from './installation-store.ts'
import { createOperationsStore } from './operations-store.ts'
import { createMessageStore } from './message-store.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Database } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createStoryStore } from './story-store.ts'
import { createSubscriptionStore } from './subscription-store.ts'

const INSTANCE = 'instance'

/**
 * Opens the ledger and brings its schema up to date. `url` is `sqlite:PATH`, or `sqlite::memory:` for one that is gone
 * when closed. Throws InputError when the file is not a database, cannot be written, or was written by a newer version.
 */
export async function openStore(options: { readonly url: string; readonly random: Random }): Promise<Store> {
  const path = options.url.slice('sqlite:'.length)
  let db: Kysely<Database>
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    db = new Kysely<Database>({ dialect: sqliteDialect(path) })
    await migrate(db)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError([`DATABASE_URL: ${path} cannot be used (${reason}). Name a file that AI Wire may write.`])
  }
  const commits = createGroupCommit(db)
  return {
    ...ledgerOf(db, options.random, commits),
    operations: createOperationsStore(db, () => migratorOf(db).getMigrations()),

    transaction: (work) => commits.add((tx) => work(ledgerOf(tx, options.random, null))),

    async takeLease(holder, nowMs, forMs) {
      return await db.transaction().execute(async (tx) => {
        const now = await tx.selectFrom('leases').selectAll().where('name', '=', INSTANCE).executeTakeFirst()
        if (now !== undefined && now.holder !== holder && now.until > nowMs)
          return { holder: now.holder, until: now.until }
        const row = { holder, until: nowMs + forMs }
        await tx
          .insertInto('leases')
          .values({ name: INSTANCE, ...row })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
          .execute()
        return null
      })
    },

    async releaseLease(holder) {
      await db.deleteFrom('leases').where('name', '=', INSTANCE).where('holder', '=', holder).execute()
    },

    async getSetting(name) {
      const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
      return row?.value ?? null
    },

    async setSetting(name, value) {
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },

    close: () => db.destroy(),
  }
}

function ledgerOf(db: Kysely<Database>, random: Random, commits: GroupCommit | null): Ledger {
  return {
    feeds: createFeedStore(db, commits),
    entries: createEntryStore(db),
    stories: createStoryStore(db),
    channels: createChannelStore(db),
    subscriptions: createSubscriptionStore(db),
    deliveries: createDeliveryStore(db, random),
    messages: createMessageStore(db),
    audit: createAuditStore(db),
    complaints: createComplaintStore(db),
    installations: createInstallationStore(db),
  }
}

function migratorOf(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } })
}

async function migrate(db: Kysely<Database>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('the migration failed')
}
