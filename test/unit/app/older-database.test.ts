import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openApp, type App } from '../../../src/app.ts'
import { moveDatabase } from '../../../src/app/database-files.ts'
import { withQuietApp } from '../../../src/cli/with-quiet-app.ts'
import { parseConfig } from '../../../src/config.ts'
import { InputError } from '../../../src/core/errors.ts'
import type { Log } from '../../../src/core/ports/log.ts'
import { ROLES, type Role } from '../../../src/core/role.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { migrationsOf } from '../../../src/store/migrations.ts'
import type { Database as Schema } from '../../../src/store/schema.ts'
import { sqliteDialect } from '../../../src/store/sqlite-dialect.ts'
import { SILENT } from '../../builders/silent-log.ts'

let folder: string
let file: string

/** As the version before left it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-older-'))
  file = join(folder, 'bot.db')
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
  const provider = { getMigrations: () => Promise.resolve({ ...migrationsOf('sqlite') }) }
  expect((await new Migrator({ db, provider }).migrateTo('0014-look-ups')).error).toBeUndefined()
  await db.destroy()
  vi.stubEnv('DATABASE_URL', `sqlite:${file}`)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function onFile<T>(work: (database: Database.Database) => T): T {
  const database = new Database(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const stepsAndFeeds = (): unknown =>
  onFile((database) => [
    database.prepare('select count(*) from kysely_migration').pluck().get(),
    database.prepare('select count(*) from feeds').pluck().get(),
  ])

const open = async (roles: readonly Role[] = ROLES, log: Log = SILENT): Promise<App> =>
  await openApp({
    roles,
    config: parseConfig({ DATABASE_URL: `sqlite:${file}`, PORT: '0' }),
    feeds: [],
    clock: systemClock,
    log,
    print: () => undefined,
    isColoured: false,
  })

test('a verb leaves the schema to the next start, and says so', async () => {
  const before = stepsAndFeeds()
  const refused = withQuietApp(() => Promise.resolve())
  await expect(refused).rejects.toThrow(/older AI Wire has written this database\. Make a backup and start/u)
  await expect(refused).rejects.toThrow(InputError)
  // Whoever has a database open has two more files beside it.
  expect(readdirSync(folder)).toEqual(['bot.db'])
  expect(stepsAndFeeds()).toEqual(before)

  await (await open()).stop()
  expect(stepsAndFeeds()).not.toEqual(before)
  await withQuietApp(() => Promise.resolve())
})

test('a start tells that it brings the schema up to date, once, and nothing of a new database', async () => {
  const told: string[] = []
  const log: Log = { ...SILENT, info: (message, fields) => told.push(`${message}: ${String(fields?.steps)}`) }
  await (await open(ROLES, log)).stop()
  const steps = Object.keys(migrationsOf('sqlite')).filter((name) => name > '0014-look-ups').length
  expect(told.map((line) => line.replace(/,.*:/u, ':'))).toEqual([`the schema is brought up to date: ${steps}`])
  await (await open(ROLES, log)).stop()
  rmSync(file)
  await (await open(ROLES, log)).stop()
  expect(told).toHaveLength(1)
})

test('a start that is refused for its roles leaves all as it was', async () => {
  const before = stepsAndFeeds()
  await expect(open(['poller'])).rejects.toThrow(/one process does everything over a SQLite file/u)
  expect(stepsAndFeeds()).toEqual(before)
})

test('neither a second start nor a move changes what a running bot of an older version has', async () => {
  onFile((database) =>
    database.prepare("insert into leases values ('instance', 'a bot', ?)").run(systemClock.nowMs() + 20_000),
  )
  const before = stepsAndFeeds()
  await expect(open()).rejects.toThrow(/another AI Wire is running/u)
  const moved = moveDatabase(`sqlite:${file}`, 'postgres://127.0.0.1:1/x', () => undefined)
  await expect(moved).rejects.toThrow(/another AI Wire is running/u)
  expect(stepsAndFeeds()).toEqual(before)
})
