import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, sql, type Transaction } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { InputError, OverlapError } from '../core/errors.ts'
import type { Store } from '../core/ports/store.ts'
import { isOfOthers } from './content-of.ts'
import { migrationsOf } from './migrations.ts'
import type { OnFailed } from './on-failed.ts'
import { placeOf } from './place-of.ts'
import { createPrivately } from './private-file.ts'
import type { Database } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Engine } from './statements.ts'
import { reasonOf } from './reason-of.ts'
import { writeRefusal } from './write-refusal.ts'

const SQLITE = 'sqlite:'
/** Nobody else uses these numbers: the ledger's one writer holds the first alone, the stripes share it and hold one each. */
const WRITER_LOCK = 7_194_001
const FIRST_STRIPE_LOCK = 7_194_101
/** So many transactions of channels go on at once over all processes. A channel keeps its stripe as long as this number stays. */
const STRIPES = 4

/** What the migrator says of a step that was done and that this version does not have. */
const UNKNOWN_STEP = /previously executed migration \S+ is missing/u

export type OpenedEngine = {
  readonly engine: Engine
  readonly db: Kysely<Database>
  /** Knows which steps were done to the schema. */
  readonly migrator: Migrator
  /** Keeps all other writers out. */
  readonly lock: Lock
  /** Each keeps out the writers of the whole and of the same stripe; none where one transaction goes on at a time. */
  readonly stripes: readonly Lock[]
  readonly tryHold: Store['tryHold']
}

const UPGRADE_IDLE_MS = 60_000

/** Taken first in a transaction, and held until it ends. */
type Lock = (tx: Transaction<Database>) => Promise<void>

/** What becomes of a database of an older version, and of one that holds nothing. */
export type Upgrade = {
  /** `false`: where no ledger is, none is made. */
  readonly mayBeNew?: boolean
  /** `false`: it is refused. */
  readonly mayUpgrade?: boolean
  /** Hears how many steps its schema is behind, before they are done here or by another process. */
  readonly onUpgrade?: (steps: number) => void
}

/**
 * Opens a database and brings its schema up to date, whoever comes first, unless that is not wanted. Throws InputError when
 * it cannot be used.
 */
export async function openEngine(
  url: string,
  upgrade: Upgrade = {},
  onFailed: OnFailed = () => undefined,
): Promise<OpenedEngine> {
  return url.startsWith(SQLITE)
    ? await openSqlite(url.slice(SQLITE.length), upgrade, onFailed)
    : await openPostgres(url, upgrade, onFailed)
}

async function openSqlite(path: string, upgrade: Upgrade, onFailed: OnFailed): Promise<OpenedEngine> {
  if (isOfOthers(path))
    throw new InputError([`DATABASE_URL: ${path} is a database of another program. Name another file.`])
  const db = new Kysely<Database>({ dialect: sqliteDialect(path, onFailed) })
  const migrator = migratorOf(db, 'sqlite')
  try {
    if (path !== ':memory:') {
      mkdirSync(dirname(path), { recursive: true })
      createPrivately(path)
    }
    await migrate(migrator, upgrade)
    return await readySqlite(db, migrator)
  } catch (cause) {
    // What is no database cannot be closed as one.
    await db.destroy().catch(() => undefined)
    throw refusal(path, cause, 'Name a file that AI Wire may write.')
  }
}

/** The engine of a SQLite database whose schema is up to date. */
export async function readySqlite(db: Kysely<Database>, migrator = migratorOf(db, 'sqlite')): Promise<OpenedEngine> {
  // Savepoints keep what they may have to restore: beyond 64 kB in a file that grows until the commit, which wrote twenty
  // times as much as the ledger itself. Only from here on, since a migration may touch every page.
  // https://sqlite.org/tempfiles.html#statement_journal_files
  await sql`pragma temp_store = memory`.execute(db)
  // Every transaction begins as a write transaction there.
  return { engine: 'sqlite', db, migrator, lock: () => Promise.resolve(), stripes: [], tryHold: createLocalHolds() }
}

async function openPostgres(url: string, upgrade: Upgrade, onFailed: OnFailed): Promise<OpenedEngine> {
  // Loaded only where it is configured.
  const { postgresDialect } = await import('./postgres-dialect.ts')
  const { tryAdvisoryLock } = await import('./advisory-lock.ts')
  const db = new Kysely<Database>({ dialect: postgresDialect(url, onFailed) })
  let schema: string | null = null
  try {
    await db.connection().execute(async (connection) => {
      schema = await schemaOf(connection)
      // All steps are one transaction, and a computer that starts much at once may pause for long within it.
      await sql`set idle_in_transaction_session_timeout = ${sql.lit(UPGRADE_IDLE_MS)}`.execute(connection)
      await migrate(migratorOf(connection, 'postgres', schema), upgrade)
      await sql`reset idle_in_transaction_session_timeout`.execute(connection)
    })
  } catch (cause) {
    await db.destroy()
    throw refusal(placeOf(url), cause, 'Check the address, and that the server runs and lets AI Wire in.')
  }
  return {
    engine: 'postgres',
    db,
    migrator: migratorOf(db, 'postgres', schema),
    lock: lockWriters,
    stripes: Array.from({ length: STRIPES }, (_, stripe): Lock => async (tx) => {
      const [whole, own] = [sql.lit(WRITER_LOCK), sql.lit(FIRST_STRIPE_LOCK + stripe)]
      await sql`select pg_advisory_xact_lock_shared(${whole}), pg_advisory_xact_lock(${own})`.execute(tx)
    }),
    tryHold: (name, parts, accord) => tryAdvisoryLock(url, name, parts, accord),
  }
}

async function lockWriters(tx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(tx)
}

/**
 * Each step keeps out whoever writes, until all are done. Else it waits for one who has read a table that it is to change,
 * and that one for a table that it has changed.
 */
function withoutWriters(steps: Readonly<Record<string, Migration>>): Readonly<Record<string, Migration>> {
  const one = (step: Migration): Migration => ({
    async up(db: Kysely<Database>) {
      await lockWriters(db)
      await step.up(db)
    },
  })
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, one(step)]))
}

/** One process has the file to itself, so its rights are its own business. */
function createLocalHolds(): Store['tryHold'] {
  const names = new Set<string>()
  return (name, parts = []) => {
    if (names.has(name)) return Promise.resolve(null)
    const part = parts.find((one) => names.has(one))
    if (part !== undefined) return Promise.reject(new OverlapError(`another right has ${part}`))
    const taken = [name, ...parts]
    for (const one of taken) names.add(one)
    return Promise.resolve({
      lost: new Promise(() => undefined),
      release: () => {
        for (const one of taken) names.delete(one)
        return Promise.resolve()
      },
    })
  }
}

function refusal(name: string, cause: unknown, advice: string): InputError {
  if (cause instanceof InputError) return cause
  return new InputError([
    `DATABASE_URL: ${name} cannot be used (${reasonOf(cause)}). ${writeRefusal(cause)?.todo ?? advice}`,
  ])
}

/**
 * Where the ledger's tables are, or will be. The migrator would look for its own in every schema of the database, and take
 * those of another program for them.
 */
async function schemaOf(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{ readonly name: string | null }>`select coalesce(
    (select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where pg_class.oid = to_regclass('kysely_migration')), current_schema()) as name`.execute(db)
  return rows[0]?.name ?? null
}

function migratorOf(db: Kysely<Database>, engine: Engine, schema: string | null = null): Migrator {
  const steps = migrationsOf(engine)
  const migrations = engine === 'postgres' ? withoutWriters(steps) : steps
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) }
  return new Migrator({ db, provider, ...(schema === null ? {} : { migrationTableSchema: schema }) })
}

async function migrate(migrator: Migrator, { mayBeNew = true, mayUpgrade = true, onUpgrade }: Upgrade): Promise<void> {
  const steps = await migrator.getMigrations()
  const missing = steps.filter(({ executedAt }) => executedAt === undefined).length
  if (!mayBeNew && missing === steps.length) {
    throw new InputError([
      'DATABASE_URL: no bot ran on this database yet. Work where the bot runs, or name its database.',
    ])
  }
  // An empty one is nobody's.
  const isOlder = missing > 0 && missing < steps.length
  if (isOlder && !mayUpgrade) {
    throw new InputError([
      'DATABASE_URL: an older AI Wire has written this database. Make a backup and start this one: that brings it up to date.',
    ])
  }
  if (isOlder) onUpgrade?.(missing)
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && UNKNOWN_STEP.test(error.message)) {
    throw new InputError([
      'DATABASE_URL: a newer AI Wire has written this database, and this older one might spoil it. Start the newer one, or restore a backup from before it.',
    ])
  }
  throw error instanceof Error ? error : new Error('the migration failed')
}
