import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { LogFields } from '../../../src/core/ports/log.ts'
import { createBackupSchedule } from '../../../src/ops/backup-schedule.ts'
import { backupInThread } from '../../../src/store/backup-in-thread.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { createVirtualClock, type VirtualClock } from '../../builders/virtual-clock.ts'

const START = Date.UTC(2026, 1, 10, 4, 17)

let folder: string
let backups: string
let clock: VirtualClock
let errors: LogFields[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-schedule-'))
  backups = join(folder, 'backups')
  clock = createVirtualClock(START)
  errors = []
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function schedule(copy: (file: string) => Promise<void>) {
  const error = (_message: string, fields: LogFields = {}): void => {
    errors.push(fields)
  }
  return createBackupSchedule({ folder: backups, kept: 2, copy, clock, log: { ...SILENT, error } })
}

test('a whole copy a day is made of a database in use, and only the newest are kept', async () => {
  const url = `sqlite:${join(folder, 'live.db')}`
  const store = await openStore({ url, random: sequence() })
  const copy = (file: string): Promise<void> => backupInThread(join(folder, 'live.db'), file)
  expect(schedule(copy).lastAt()).toBeNull()
  for (let day = 0; day < 3; day += 1) {
    await store.changeSetting('day', () => String(day))
    // The hours between, and a restart at each.
    for (const hour of [0, 1, 23]) {
      clock.moveTo(START + (day * 24 + hour) * HOUR_MS)
      await schedule(copy).tick()
    }
    writeFileSync(join(backups, 'notes.txt'), 'mine')
  }
  await store.close()
  expect(readdirSync(backups).toSorted()).toEqual([
    'aiwire-20260211T041700Z.db',
    'aiwire-20260212T041700Z.db',
    'notes.txt',
  ])
  expect(schedule(copy).lastAt()).toBe(START + 48 * HOUR_MS)
  const last = await openStore({ url: `sqlite:${join(backups, 'aiwire-20260212T041700Z.db')}`, random: sequence() })
  expect(await last.getSetting('day')).toBe('2')
  await last.close()
  expect(errors).toEqual([])
})

test('a copy that cannot be made is told, leaves no file, takes no older one away, and is tried again', async () => {
  let isBroken = true
  const copy = async (file: string): Promise<void> => {
    if (isBroken) await backupInThread(join(folder, 'nowhere', 'live.db'), file)
    else writeFileSync(file, '')
  }
  await schedule(copy).tick()
  expect(errors).toHaveLength(1)
  expect(String(errors[0]?.err)).toContain('DATABASE_URL')
  expect(existsSync(backups) ? readdirSync(backups) : []).toEqual([])
  isBroken = false
  clock.moveTo(START + HOUR_MS)
  await schedule(copy).tick()
  expect(readdirSync(backups)).toEqual(['aiwire-20260210T051700Z.db'])
})

test('a copy that is not whole is taken away, and so is what a process left that was killed', async () => {
  const damaged = join(folder, 'live.db')
  const store = await openStore({ url: `sqlite:${damaged}`, random: sequence() })
  for (let at = 0; at < 300; at += 1) await store.changeSetting(`s${at}`, () => 'x'.repeat(1_000))
  await store.close()
  // Pages in the middle; the first ones still say that it is a database.
  const bytes = readFileSync(damaged)
  bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 40_960)
  writeFileSync(damaged, bytes)
  mkdirSync(backups)
  for (const left of ['aiwire-20260209T041700Z.db.part', 'aiwire-20260209T041700Z.db.part-journal', 'mine.part']) {
    writeFileSync(join(backups, left), 'x')
  }
  for (const hour of [0, 1]) {
    clock.moveTo(START + hour * HOUR_MS)
    await schedule((file) => backupInThread(damaged, file)).tick()
  }
  expect(errors.map(({ err }) => String(err))).toEqual([
    expect.stringContaining('is damaged'),
    expect.stringContaining('is damaged'),
  ])
  expect(readdirSync(backups)).toEqual(['mine.part'])
})

test('a copy from when the clock was ahead keeps no other from being made, nor from being kept', async () => {
  const copy = (file: string): Promise<void> => {
    writeFileSync(file, '')
    return Promise.resolve()
  }
  mkdirSync(backups)
  for (const left of ['aiwire-20350101T041700Z.db', 'aiwire-20350102T041700Z.db'])
    writeFileSync(join(backups, left), '')
  expect(schedule(copy).lastAt()).toBeNull()
  await schedule(copy).tick()
  expect(schedule(copy).lastAt()).toBe(START)
  clock.moveTo(START + 24 * HOUR_MS)
  await schedule(copy).tick()
  expect(readdirSync(backups).toSorted()).toEqual(['aiwire-20260210T041700Z.db', 'aiwire-20260211T041700Z.db'])
})
