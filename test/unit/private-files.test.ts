import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupDatabase, restoreDatabase } from '../../src/store/backup.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

let folder: string
let file: string
let umask: number

beforeEach(() => {
  umask = process.umask(0o022)
  folder = mkdtempSync(join(tmpdir(), 'aiwire-private-'))
  file = join(folder, 'data', 'bot.db')
})
afterEach(() => {
  process.umask(umask)
  rmSync(folder, { recursive: true, force: true })
})

// Windows has rights of another kind.
test.skipIf(process.platform === 'win32')(
  'nobody but its owner reads a new database, what stands beside it, and its copies',
  async () => {
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    const copy = join(folder, 'copy.db')
    try {
      await store.changeSetting('said', () => 'something')
      const files = ['', '-wal', '-shm'].map((part) => file + part)
      expect(files.filter((one) => existsSync(one))).toEqual(files)
      expect(files.map(modeOf)).toEqual(['600', '600', '600'])
      await backupDatabase(file, copy)
    } finally {
      await store.close()
    }
    expect(modeOf(copy)).toBe('600')

    // One that was copied by other means.
    chmodSync(copy, 0o644)
    const elsewhere = join(folder, 'elsewhere', 'bot.db')
    restoreDatabase(copy, elsewhere)
    expect(modeOf(elsewhere)).toBe('600')
  },
)

test.skipIf(process.platform === 'win32')('who gave others rights to the database keeps them', async () => {
  const open = () => openStore({ url: `sqlite:${file}`, random: sequence() })
  await (await open()).close()
  chmodSync(file, 0o640)
  await (await open()).close()
  expect(modeOf(file)).toBe('640')
  const copy = join(folder, 'copy.db')
  await backupDatabase(file, copy)
  restoreDatabase(copy, file)
  expect(modeOf(file)).toBe('640')
})
