import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { sqliteFile, type Config } from '../config.ts'
import { InputError } from '../core/errors.ts'
import type { Store } from '../core/ports/store.ts'
import { saidOf } from '../core/said-of.ts'
import { systemClock } from '../ops/system-clock.ts'
import { createSystemRandom } from '../ops/system-random.ts'
import { backupDatabase as copyDatabase, restoreDatabase as replaceDatabase } from '../store/backup.ts'
import { isFileInUse } from '../store/instance-on-file.ts'
import { MOVED, movedOn } from '../store/move-origin.ts'
import { moveLedger, type MovedTable } from '../store/move.ts'
import { openStore } from '../store/open-store.ts'
import { heldByAnother, INSTANCE_LEASE_MS } from './instance-lease.ts'

/** Throws InputError when the database or the file cannot be used. */
export async function backupDatabase(config: Config, file: string): Promise<void> {
  await copyDatabase(ownFile(config), file)
}

/**
 * Returns where the database that stood there is kept; `null` where none stood. Throws InputError when a bot runs on the
 * database, or when the file is no whole backup.
 */
export function restoreDatabase(config: Config, file: string): string | null {
  const own = ownFile(config)
  refuseIfRunning(config, systemClock.nowMs())
  return replaceDatabase(file, own)
}

/** Throws InputError when a bot runs on the file of these settings. Looks only: a database of any version will do. */
export function refuseIfRunning(config: Pick<Config, 'databaseUrl'>, nowMs: number): void {
  const file = sqliteFile(config)
  if (file !== null && isFileInUse(file, nowMs)) throw heldByAnother()
}

/**
 * No bot starts on the file afterwards: it would post again what is posted from there. Throws InputError when a bot runs on
 * the file, when the target is not empty, or when both sides differ afterwards.
 */
export async function moveDatabase(from: string, to: string, onTable: (moved: MovedTable) => void): Promise<void> {
  await saidOf('--from', () =>
    holdingFile(from, async (store, path, keepLease) => {
      await saidOf('--to', () => moveLedger({ path, url: to, onBatch: keepLease, onTable }))
      await store.changeSetting(MOVED, () => new Date(systemClock.nowMs()).toISOString())
    }),
  )
}

/** A file that was moved may be started on again. Throws InputError when a bot runs on it, or when it was not moved. */
export async function undoMove(from: string): Promise<void> {
  await saidOf('--from', () =>
    holdingFile(from, async (store, path) => {
      if (movedOn(path) === null) throw new InputError([`--from: ${path} was not moved.`])
      await store.changeSetting(MOVED, () => '')
    }),
  )
}

/** Throws InputError when all that the file of these settings holds was moved to another database. Looks only. */
export function refuseIfMoved(config: Pick<Config, 'databaseUrl'>): void {
  const day = dayOfMove(config)
  if (day === null) return
  throw new InputError([
    `DATABASE_URL: this file was moved to PostgreSQL on ${day}, and a start here would post again what is posted from there. Set the address that it was moved to. To go on with the file all the same, stop the bot there and run: aiwire move --undo --from ${config.databaseUrl}`,
  ])
}

/** For whoever works beside the bot: what they do in a file that was moved, no bot sees. `null`: it was not. Looks only. */
export function warningOfMoved(config: Pick<Config, 'databaseUrl'>): string | null {
  const day = dayOfMove(config)
  return day === null
    ? null
    : `DATABASE_URL: this file was moved to PostgreSQL on ${day}. No bot sees what is done here, and newer things are missing. Set the address that it was moved to.`
}

function dayOfMove(config: Pick<Config, 'databaseUrl'>): string | null {
  const file = sqliteFile(config)
  return file === null ? null : movedOn(file)
}

type WorkOnFile = (store: Store, path: string, keepLease: () => Promise<void>) => Promise<void>

/** Keeps bots off the file meanwhile. */
async function holdingFile(url: string, work: WorkOnFile): Promise<void> {
  const path = sqliteFile({ databaseUrl: url })
  if (path === null || !existsSync(path))
    throw new InputError([`--from: ${path ?? url} does not exist. Name the file of DATABASE_URL.`])
  refuseIfRunning({ databaseUrl: url }, systemClock.nowMs())
  const store = await openStore({ url, random: createSystemRandom(systemClock) })
  const holder = randomUUID()
  const keepLease = async (): Promise<void> => {
    if (!(await store.takeLease(holder, systemClock.nowMs(), INSTANCE_LEASE_MS))) throw heldByAnother()
  }
  try {
    await keepLease()
    await work(store, path, keepLease)
  } finally {
    // Who mends what was wrong need not wait to try again.
    await store.releaseLease(holder).finally(() => store.close())
  }
}

function ownFile(config: Config): string {
  const file = sqliteFile(config)
  if (file !== null) return file
  throw new InputError(['DATABASE_URL: a PostgreSQL database is copied with its own tools: pg_dump and pg_restore.'])
}
