import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupDatabase } from '../../src/store/backup.ts'
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
