import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { runAiwire } from './run-aiwire.ts'

const folder = mkdtempSync(join(tmpdir(), 'aiwire-backup-'))
const url = `sqlite:${join(folder, 'live.db')}`
const copy = join(folder, 'copy.db')
const environment = { DATABASE_URL: url }
const open = () => openStore({ url, random: sequence() })

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a backup of a database in use holds what was there, and restoring brings it back', async () => {
  const store = await open()
  await store.changeSetting('said', () => 'before')
  const made = await runAiwire(['backup', copy], { environment })
  expect(made).toMatchObject({ code: 0, errors: '' })
  await store.changeSetting('said', () => 'after')
  await store.close()

  const restored = await runAiwire(['restore', copy], { environment })
  expect(restored).toMatchObject({ code: 0, errors: '' })
  expect(restored.output).toContain('What was posted since it was made may be posted once more')
  const again = await open()
  expect(await again.getSetting('said')).toBe('before')
  await again.close()
})

test('on a new computer a restored copy of a running bot can be started at once', async () => {
  const store = await open()
  await store.changeSetting('said', () => 'before')
  await store.takeLease('the old computer', Date.now(), 30_000)
  const running = join(folder, 'running.db')
  expect(await runAiwire(['backup', running], { environment })).toMatchObject({ code: 0, errors: '' })
  await store.releaseLease('the old computer')
  await store.close()

  const there = `sqlite:${join(folder, 'new', 'data', 'live.db')}`
  const restored = await runAiwire(['restore', running], { environment: { DATABASE_URL: there } })
  expect(restored).toMatchObject({ code: 0, errors: '' })
  expect(readdirSync(join(folder, 'new', 'data'))).toEqual(['live.db'])
  const moved = await openStore({ url: there, random: sequence() })
  expect(await moved.takeLease('the new computer', Date.now(), 30_000)).toBe(true)
  expect(await moved.getSetting('said')).toBe('before')
  await moved.close()
})

test('a copy never takes the place of a database in use, be it the very one', async () => {
  const store = await open()
  await store.changeSetting('said', () => 'here')
  const link = join(folder, 'link.db')
  symlinkSync(join(folder, 'live.db'), link)
  const otherFile = join(folder, 'other.db')
  const other = await openStore({ url: `sqlite:${otherFile}`, random: sequence() })
  for (const file of [join(folder, 'live.db'), link, otherFile]) {
    const refused = await runAiwire(['backup', file], { environment })
    expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining(`${file} is a database in use`)])
  }
  expect(existsSync(`${link}.part`)).toBe(false)
  await other.close()
  await store.changeSetting('said', () => 'before')
  await store.close()
  const again = await open()
  expect(await again.getSetting('said')).toBe('before')
  await again.close()
})

test('a copy never takes the place of what is no database, and replaces an older copy', async () => {
  const notes = join(folder, 'notes.md')
  writeFileSync(notes, '# What I must not lose')
  const refused = await runAiwire(['backup', notes], { environment })
  expect([refused.code, refused.errors]).toEqual([
    2,
    `${notes} is there already, and is no database. Name another file.\n`,
  ])
  expect(readFileSync(notes, 'utf8')).toBe('# What I must not lose')
  const empty = join(folder, 'empty.db')
  writeFileSync(empty, '')
  for (const file of [empty, empty])
    expect(await runAiwire(['backup', file], { environment })).toMatchObject({ code: 0, errors: '' })
})

test('what is restored is whole: a database in use, whose newest rows are in its log, is refused', async () => {
  const used = join(folder, 'used.db')
  const store = await openStore({ url: `sqlite:${used}`, random: sequence() })
  await store.changeSetting('said', () => 'in the log')
  const there = { DATABASE_URL: `sqlite:${join(folder, 'there', 'live.db')}` }
  const refused = await runAiwire(['restore', used], { environment: there })
  expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining(`${used} is a database in use`)])
  expect(existsSync(join(folder, 'there'))).toBe(false)
  await store.close()
  expect(await runAiwire(['restore', used], { environment: there })).toMatchObject({ code: 0, errors: '' })
  const restored = await openStore({ url: there.DATABASE_URL, random: sequence() })
  expect(await restored.getSetting('said')).toBe('in the log')
  await restored.close()
})

test('a database that is damaged, or that a newer version wrote, is replaced and kept with its log', async () => {
  const live = join(folder, 'live.db')
  const kept = `${live}.before-restore`
  const newer = new Database(live)
  newer.prepare("insert into kysely_migration values ('9999-from-the-future', '')").run()
  newer.close()
  const before = readFileSync(kept)
  const { code, output } = await runAiwire(['restore', copy], { environment })
  expect([code, output]).toEqual([0, expect.stringContaining(`${kept}-2`)])
  writeFileSync(live, 'this is no database any more')
  writeFileSync(`${live}-wal`, 'what was written last')
  expect(await runAiwire(['restore', copy], { environment })).toMatchObject({ code: 0, errors: '' })
  expect(readFileSync(kept)).toEqual(before)
  expect(readFileSync(`${kept}-3`, 'utf8')).toBe('this is no database any more')
  expect(readFileSync(`${kept}-3-wal`, 'utf8')).toBe('what was written last')
  const store = await open()
  expect(await store.getSetting('said')).toBe('before')
  await store.close()
})

test('a database that a bot runs on is not replaced', async () => {
  const store = await open()
  await store.takeLease('a bot', Date.now(), 60_000)
  const refused = await runAiwire(['restore', copy], { environment })
  expect(refused.code).toBe(2)
  expect(refused.errors).toContain('another AI Wire is running')
  await store.releaseLease('a bot')
  await store.close()
})

test('what is no backup is refused, and the database stays', async () => {
  const notes = join(folder, 'notes.txt')
  writeFileSync(notes, 'not a database, but long enough to look like one: '.repeat(100))
  const refused = await runAiwire(['restore', notes], { environment })
  expect(refused.code).toBe(2)
  expect(refused.errors).toContain(notes)
  const store = await open()
  expect(await store.getSetting('said')).toBe('before')
  await store.close()
  expect((await runAiwire(['backup'], { environment })).errors).toContain('aiwire backup FILE')
  const named = `${folder} is a folder. Name a file in it, such as ${join(folder, 'aiwire.db')}.\n`
  expect(await runAiwire(['backup', folder], { environment })).toEqual({ code: 2, output: '', errors: named })
  expect((await runAiwire(['backup', copy], { environment: { DATABASE_URL: 'sqlite:/nowhere/x.db' } })).code).toBe(2)
})
