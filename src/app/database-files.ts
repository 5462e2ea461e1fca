import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { sqliteFile, type Config } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { systemClock } from '../ops/system-clock.ts'
import { createSystemRandom } from '../ops/system-random.ts'
import { backupDatabase as copyDatabase, restoreDatabase as replaceDatabase } from '../store/backup.ts'
import { isFileInUse } from '../store/instance-on-file.ts'
import { moveLedger, type MovedTable } from '../store/move.ts'
import { openStore } from '../store/open-store.ts'
import { heldByAnother, INSTANCE_LEASE_MS, refuseIfHeld } from './instance-lease.ts'

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

/** Throws InputError when a bot runs on the file, when the target is not empty, or when both sides differ afterwards. */
export async function moveDatabase(from: string, to: string, onTable: (moved: MovedTable) => void): Promise<void> {
  const path = sqliteFile({ databaseUrl: from })
  if (path === null || !existsSync(path))
    throw new InputError([`--from: ${path ?? from} does not exist. Name the file of DATABASE_URL.`])
  refuseIfRunning({ databaseUrl: from }, systemClock.nowMs())
  const store = await openStore({ url: from, random: createSystemRandom(systemClock) })
  const holder = randomUUID()
  const keepLease = async (): Promise<void> => {
    refuseIfHeld(await store.takeLease(holder, systemClock.nowMs(), INSTANCE_LEASE_MS))
  }
  try {
    await keepLease()
    await moveLedger({ path, url: to, onBatch: keepLease, onTable })
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
