import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

let folder: string
let world: DeliveryWorld
let newer: Database.Database

const tell = (id: string, parts: { readonly isMaterial?: boolean } = {}): Promise<void> =>
  world.step(
    story({ id, facts: fundingFacts({ company: id, amountUsd: 5e6 }), revision: parts.isMaterial === true ? 2 : 1 }),
    parts,
  )
/** A newer process writes a status of its own. */
const write = (id: string, status: string): void =>
  void newer.prepare(`update stories set status = ? where id = ?`).run(status, id)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-newer-story-'))
  const path = join(folder, 'ledger.db')
  world = await openDeliveryWorld((random) => openStore({ url: `sqlite:${path}`, random }))
  newer = new Database(path)
})
afterEach(async () => {
  newer.close()
  await world.store.close()
  rmSync(folder, { recursive: true })
})

test('a story with a word of a newer version is left to it, and holds up none of the others of its channel', async () => {
  for (const id of ['Alder', 'Birch', 'Cedar']) await tell(id)
  write('Alder', 'eclipse')
  await world.drain()
  expect(world.posts()).toEqual([expect.stringContaining('Birch'), expect.stringContaining('Cedar')])
  expect(await world.states()).toEqual({ due: 1, sent: 2 })
  // As the newer one finds it.
  write('Alder', 'announced')
  await world.drain()
  expect(world.posts()[2]).toContain('Alder')
})

test('nor does it hold up those that were held back with it, or edits of others', async () => {
  for (const id of ['Alder', 'Birch']) await tell(id)
  await world.drain()
  for (const id of ['Alder', 'Birch']) await tell(id, { isMaterial: true })
  for (const id of ['Cedar', 'Dogwood', 'Elm']) await tell(id)
  write('Alder', 'eclipse')
  write('Dogwood', 'eclipse')
  await world.clock.sleep(7 * HOUR_MS)
  await world.drain()
  const [last] = world.posts().slice(-1)
  expect(last).toMatch(/2 stories[\s\S]*Cedar[\s\S]*Elm/u)
  expect(world.notes()).toEqual([expect.stringContaining('Birch')])
  expect(world.adapter.calls.filter((call) => call === 'edit')).toHaveLength(1)
  expect(await world.states()).toEqual({ due: 3, sent: 6 })
})

test('one that no version can read is set aside, and those that were held back with it come', async () => {
  for (const id of ['Alder', 'Birch', 'Cedar']) await tell(id)
  newer.prepare(`update stories set changesJson = 'null' where id = 'Alder'`).run()
  await world.clock.sleep(7 * HOUR_MS)
  await world.drain()
  expect(world.posts()).toEqual([expect.stringMatching(/2 stories[\s\S]*Birch[\s\S]*Cedar/u)])
  expect(await world.states()).toEqual({ dead: 1, sent: 2 })
})
