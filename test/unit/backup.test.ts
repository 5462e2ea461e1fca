import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from '../../src/core/errors.ts'
import { backupDatabase, restoreDatabase } from '../../src/store/backup.ts'
import { isFileInUse } from '../../src/store/instance-on-file.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'

let folder: string
let live: string
let copy: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-copies-'))
  live = join(folder, 'live.db')
  copy = join(folder, 'copy.db')
  const store = await openStore({ url: `sqlite:${live}`, random: sequence() })
  // More than the pages that a copy in steps takes at once.
  for (let at = 0; at < 100; at += 1) await store.changeSetting(`s${at}`, () => 'x'.repeat(10_000))
  await store.close()
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const rowsOf = (file: string): unknown => {
  const database = new Database(file)
  try {
    return database.prepare(`select count(*) from settings where name like 'later-%'`).pluck().get()
  } finally {
    database.close()
  }
}

test('a bot that never rests does not keep a copy from being done', async () => {
  const bot = new Database(live)
  const write = bot.prepare(`insert into settings values ('later-' || ?, 'y')`)
  let written = 0
  const resting = new AbortController()
  const writing = (async () => {
    for (; !resting.signal.aborted && written < 2_000; written += 1) {
      write.run(written)
      await new Promise(setImmediate)
    }
  })()
  await backupDatabase(live, copy)
  resting.abort()
  await writing
  bot.close()
  expect(written).toBeLessThan(2_000)
  expect(rowsOf(live)).toBe(written)
})

test.each([
  ['is of another program', 'DATABASE_URL: FILE is not a database of AI Wire. Name the database that the bot runs on'],
  ['is empty', 'DATABASE_URL: FILE is not a database of AI Wire. Name the database that the bot runs on'],
  ['is text', 'DATABASE_URL: FILE cannot be read (file is not a database). Name the database that the bot runs on'],
  ['was cut off', 'DATABASE_URL: FILE cannot be read (database disk image is malformed). Stop the bot and restore'],
  ['has bad pages', 'DATABASE_URL: FILE is damaged. Stop the bot and restore a backup.'],
  ['is a folder', 'DATABASE_URL: FILE cannot be read (unable to open database file). Name the database that'],
])('a backup of what %s names that, and leaves nothing', async (what, message) => {
  const file = join(folder, 'wrong.db')
  writeWrong(file, what)
  await expect(backupDatabase(file, copy)).rejects.toThrow(message.replace('FILE', file))
  expect(readdirSync(folder).toSorted()).toEqual(['live.db', 'wrong.db'])
})

test.each([
  ['is of another program', 'The backup: FILE is not a database of AI Wire. Name a file that "aiwire backup" made.'],
  ['is text', 'The backup: FILE cannot be read (file is not a database). Name a file that "aiwire backup" made.'],
  ['was cut off', 'The backup: FILE cannot be read (database disk image is malformed). Use another backup.'],
  ['has bad pages', 'The backup: FILE is damaged. Use another backup.'],
  ['is a folder', 'The backup: FILE cannot be read (it is no file). Name a file that "aiwire backup" made.'],
])('a backup that %s is not restored, and the database stays', (what, message) => {
  const file = join(folder, 'wrong.db')
  writeWrong(file, what)
  const before = readFileSync(live)
  expect(() => restoreDatabase(file, live)).toThrow(message.replace('FILE', file))
  expect(readFileSync(live)).toEqual(before)
  expect(readdirSync(folder).toSorted()).toEqual(['live.db', 'wrong.db'])
})

test('nothing is written beside a backup that is restored, so it may lie where only reading is allowed', async () => {
  const kept = join(folder, 'kept')
  mkdirSync(kept)
  await backupDatabase(live, join(kept, 'copy.db'))
  // What SQLite would make beside a file that it opens cannot be made here.
  symlinkSync(join(folder, 'nowhere'), join(kept, 'copy.db-shm'))
  expect(restoreDatabase(join(kept, 'copy.db'), live)).toBe(`${live}.before-restore`)
  expect(rowsOf(live)).toBe(0)
})

test('what a look into the database left beside it is not kept with what stood there', async () => {
  await backupDatabase(live, copy)
  expect(isFileInUse(live, Date.now())).toBe(false)
  expect(existsSync(`${live}-wal`)).toBe(true)
  restoreDatabase(copy, live)
  expect(readdirSync(folder).toSorted()).toEqual(['copy.db', 'live.db', 'live.db.before-restore'])
})

test('a folder of backups and other data is never moved away for a database', async () => {
  await backupDatabase(live, copy)
  const data = join(folder, 'data')
  mkdirSync(data)
  expect(() => restoreDatabase(copy, data)).toThrow(`DATABASE_URL: ${data} is a folder. Name a file in it, such as `)
  expect(readdirSync(folder).toSorted()).toEqual(['copy.db', 'data', 'live.db'])
})

test('where no file can be made, both say so', async () => {
  const nowhere = join(live, 'under', 'a-file.db')
  await expect(backupDatabase(live, nowhere)).rejects.toThrow(/a-file\.db cannot be written .*Name a file in a folder/u)
  await backupDatabase(live, copy)
  expect(() => restoreDatabase(copy, nowhere)).toThrow(
    /a-file\.db\.part cannot be written .*The database is as it was/u,
  )
})

test('a device or a pipe is never replaced by a copy, and what cannot be looked at is named', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  await expect(backupDatabase(live, pipe)).rejects.toThrow(
    `${pipe} is there already, and is no file. Name another one.`,
  )
  expect(statSync(pipe).isFIFO()).toBe(true)
  const loop = join(folder, 'loop')
  symlinkSync(loop, loop)
  for (const [file, why] of [
    [loop, 'ELOOP'],
    [join(folder, 'n'.repeat(300)), 'ENAMETOOLONG'],
  ] as const) {
    const refused = await backupDatabase(live, file).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InputError)
    expect(String(refused)).toMatch(
      new RegExp(`${file} cannot be looked at \\(${why}: .*\\)\\. Name another file\\.`, 'u'),
    )
  }
  expect(readdirSync(folder).toSorted()).toEqual(['live.db', 'loop', 'pipe'])
})

function writeWrong(file: string, what: string): void {
  const whole = readFileSync(live)
  if (what === 'is a folder') mkdirSync(file)
  if (what === 'is empty') writeFileSync(file, '')
  if (what === 'is text') writeFileSync(file, 'not a database, but long enough to look like one: '.repeat(100))
  if (what === 'was cut off') writeFileSync(file, whole.subarray(0, whole.length / 2))
  if (what === 'has bad pages')
    writeFileSync(file, whole.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 40_960))
  if (what !== 'is of another program') return
  const other = new Database(file)
  other.exec('create table notes (name text)')
  other.close()
}
