import { sqliteFile, type Config } from '../config.ts'
import { InputError } from '../core/errors.ts'
import type { Feed } from '../core/feed.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Random } from '../core/ports/random.ts'
import type { Store } from '../core/ports/store.ts'
import { ROLES, type Role } from '../core/role.ts'
import type { WriteWatch } from '../ops/write-watch.ts'
import { openStore } from '../store/open-store.ts'
import { refuseIfMoved, refuseIfRunning } from './database-files.ts'

type LedgerParts = {
  readonly config: Config
  readonly roles: readonly Role[]
  /** As in `AppOptions`. */
  readonly catalogue: readonly Feed[] | null
  readonly mayBeNew: boolean
  readonly random: Random
  readonly clock: Clock
  readonly log: Log
  readonly writes: WriteWatch
}

/** The database with the catalogue in it. Throws InputError when it cannot be used, or not by a process with these roles. */
export async function openLedger({
  config,
  roles,
  catalogue,
  mayBeNew,
  random,
  clock,
  log,
  writes,
}: LedgerParts): Promise<Store> {
  if (sqliteFile(config) !== null && roles.length < ROLES.length) {
    throw new InputError([
      'DATABASE_URL: one process does everything over a SQLite file. Set a postgres:// address to use roles.',
    ])
  }
  // Neither the feeds nor the schema under a running bot are changed by one that is refused afterwards, or by a verb.
  if (catalogue !== null) {
    refuseIfRunning(config, clock.nowMs())
    refuseIfMoved(config)
  }
  const store = await openStore({
    ...{ url: config.databaseUrl, random, mayBeNew, mayUpgrade: catalogue !== null },
    onUpgrade: (steps) => {
      log.info('the schema is brought up to date, which takes a minute or more in a large ledger', { steps })
    },
    onRefused: writes.refused,
  })
  if (catalogue !== null) {
    await store.transaction(async (ledger) => {
      // What is polled is up to whoever polls. A feed that another process took out for a moment would begin anew, unposted.
      // Whoever comes first fills a new database: no ledger is moved into one that looks empty and has a bot on it.
      if (roles.includes('poller') || (await ledger.feeds.list()).length === 0)
        await ledger.feeds.replaceCatalogue(catalogue)
    })
  }
  return store
}
