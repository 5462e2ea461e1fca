import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/core/ports/store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-commit-'))
  store = await openStore({ url: `sqlite:${join(folder, 'a.db')}`, random: sequence() })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('one of many transactions fails alone, whatever it wrote', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      store.transaction(async (ledger) => {
        await addChannel(ledger, `c${at}`)
        if (at === 4) throw new RangeError('planned')
        return at
      }),
    ),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
  expect(results[4]).toMatchObject({ status: 'rejected', reason: new RangeError('planned') })
  const found = await Promise.all(Array.from({ length: 10 }, (_, at) => store.channels.find(`preview:c${at}`)))
  expect(found.map((channel) => channel !== null)).toEqual(Array.from({ length: 10 }, (_, at) => at !== 4))
})

test('what a transaction wrote is there for another connection once it resolves', async () => {
  const other = await openStore({ url: `sqlite:${join(folder, 'a.db')}`, random: sequence() })
  await store.transaction((ledger) => addChannel(ledger, 'c'))
  expect(await other.channels.find('preview:c')).not.toBeNull()
  await other.close()
})
