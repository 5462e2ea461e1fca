import type { Kysely } from 'kysely'
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
import { holds } from './instance-on-file.ts'
import { createMessageStore } from './message-store.ts'
import { ORIGIN } from './move-origin.ts'
import { openEngine, type OpenedEngine, type Upgrade } from './open-engine.ts'
import type { Database } from './schema.ts'
import { readSetting, writeSetting } from './settings.ts'
import type { Engine } from './statements.ts'
import { createStoryStore } from './story-store.ts'
import { createSubscriptionStore } from './subscription-store.ts'
import { writeRefusal } from './write-refusal.ts'

const INSTANCE = 'instance'

/**
 * Opens the ledger and brings its schema up to date, unless one that others may use must stay as it is. `url` is
 * `sqlite:PATH`, `sqlite::memory:` for one that is gone when closed, or `postgres://...`. Throws InputError when it is no
 * database, cannot be written, was written by a newer version, or holds a part of a move only.
 */
export async function openStore(
  options: Upgrade & {
    readonly url: string
    readonly random: Random
    /** Hears, in plain words, why the database takes nothing at all. */
    readonly onRefused?: (why: string) => void
  },
): Promise<Store> {
  const { url, random, onRefused, ...upgrade } = options
  const opened = await openEngine(url, upgrade, (reason) => {
    const refusal = writeRefusal(reason)
    if (refusal !== null) onRefused?.(refusal.why)
  })
  if (opened.engine === 'postgres') await refuseHalfMoved(opened.db)
  return storeOn(opened, random)
}

/** The ledger of a database that is open. */
export function storeOn({ db, engine, migrator, lock, stripes, tryHold }: OpenedEngine, random: Random): Store {
  const commits = createGroupCommit(db, lock)
  const stripeCommits = stripes.map((stripe) => createGroupCommit(db, stripe))
  const commitsOf = (channelId: string | null): GroupCommit =>
    (channelId === null ? undefined : stripeCommits[stripeOf(channelId, stripes.length)]) ?? commits
  return {
    // There a row alone needs no shared commit: the server has its own.
    ...ledgerOf(db, engine, random, engine === 'sqlite' ? commits : null),
    operations: createOperationsStore(db, engine, commits, () => migrator.getMigrations()),

    isShared: engine === 'postgres',
    tryHold,

    transaction: (work, only) =>
      commitsOf(only?.channelId ?? null).add((tx) => work(ledgerOf(tx, engine, random, null))),

    async takeLease(holder, nowMs, forMs) {
      return await commits.add(async (tx) => {
        const now = await tx.selectFrom('leases').selectAll().where('name', '=', INSTANCE).executeTakeFirst()
        if (now !== undefined && now.holder !== holder && holds(now.until, nowMs)) return false
        const row = { holder, until: nowMs + forMs }
        await tx
          .insertInto('leases')
          .values({ name: INSTANCE, ...row })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
          .execute()
        return true
      })
    },

    async releaseLease(holder) {
      await db.deleteFrom('leases').where('name', '=', INSTANCE).where('holder', '=', holder).execute()
    },

    getSetting: (name) => readSetting(db, name),

    async changeSetting(name, change) {
      return await commits.add(async (tx) => {
        const value = change(await readSetting(tx, name))
        if (value !== null) await writeSetting(tx, name, value)
        return value
      })
    },

    close: () => db.destroy(),
  }
}

/** The same in every process: two that work on one channel must meet in one stripe. */
function stripeOf(channelId: string, stripes: number): number {
  let sum = 0
  for (const sign of channelId) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0
  return stripes === 0 ? 0 : sum % stripes
}

/** A database that holds a part of a ledger only would be read and posted from as if that were all. */
async function refuseHalfMoved(db: Kysely<Database>): Promise<void> {
  const origin = await db.selectFrom('settings').select('value').where('name', '=', ORIGIN).executeTakeFirst()
  if (origin === undefined) return
  await db.destroy()
  throw new InputError([
    'DATABASE_URL: a move into this database was not finished. Run the same aiwire move again, or empty the database.',
  ])
}

function ledgerOf(db: Kysely<Database>, engine: Engine, random: Random, commits: GroupCommit | null): Ledger {
  return {
    feeds: createFeedStore(db, engine, commits),
    entries: createEntryStore(db, engine),
    stories: createStoryStore(db, engine),
    channels: createChannelStore(db),
    subscriptions: createSubscriptionStore(db),
    deliveries: createDeliveryStore(db, engine, random),
    messages: createMessageStore(db),
    audit: createAuditStore(db),
    complaints: createComplaintStore(db),
    installations: createInstallationStore(db),
  }
}
