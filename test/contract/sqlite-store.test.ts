import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { InputError } from '../../src/core/errors.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { storeContract } from './store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'aiwire-store-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

storeContract('SQLite', () => openStore({ url: 'sqlite::memory:', random: sequence() }))

test('what was stored is there after closing and opening again', async () => {
  const url = `sqlite:${join(folder, 'new', 'ledger.db')}`
  const first = await openStore({ url, random: sequence() })
  await first.setSetting('kept', 'yes')
  await first.close()
  const second = await openStore({ url, random: sequence() })
  expect(await second.getSetting('kept')).toBe('yes')
  await second.close()
})

test('a file that is no database is refused with the name of the setting', async () => {
  const path = join(folder, 'notes.txt')
  writeFileSync(path, 'these are notes, not a database, and they are long enough to be taken for one: '.repeat(40))
  const opening = openStore({ url: `sqlite:${path}`, random: sequence() })
  await expect(opening).rejects.toThrow(InputError)
  await expect(opening).rejects.toThrow(/^DATABASE_URL: /u)
})
