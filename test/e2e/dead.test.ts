import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { platformId } from '../../src/core/workspace.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { runAiwire } from './run-aiwire.ts'
import { mustClaim } from '../builders/must-claim.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-dead-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('what is dead is listed with its reason, and due again once it is redriven', async () => {
  const url = `sqlite:${join(folder, 'dead.db')}`
  const store = await openStore({ url, random: sequence() })
  await subscribe(store, await addChannel(store, 'c'), 'funding')
  await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) }))
  const channelId = platformId('preview', 'c')
  const die = async (kind: 'post' | 'roundup') => {
    const what = kind === 'post' ? { storyId: 's1', week: null } : { storyId: null, week: '2026-W07' }
    await store.deliveries.add({ channelId, kind, ...what, revision: 1, dueAt: 1 })
    const claimed = await mustClaim(store, channelId, 1)
    await store.deliveries.markEnded(claimed, 'dead', 'The platform did not answer.')
    return claimed
  }
  const [claimed, other] = [await die('post'), await die('roundup')]

  const aiwire = (...args: readonly string[]) => runAiwire(['dead', ...args], { environment: { DATABASE_URL: url } })
  const listed = await aiwire('list')
  expect(listed.output).toContain('Temporal raises money')
  expect(listed.output).toContain('The platform did not answer.')
  const refused = await aiwire('redrive', claimed.id, 'unknown')
  expect(refused).toMatchObject({ code: 2, output: '' })
  expect(refused.errors).toContain('There is no dead delivery unknown.')
  expect((await store.deliveries.find(claimed.id))?.state).toBe('dead')
  const one = { code: 0, output: '1 delivery is due again.\n' }
  expect(await aiwire('redrive', claimed.id)).toMatchObject(one)
  // Nothing but what was named.
  expect((await aiwire('list')).output).toMatch(/^\S+ .* roundup {2}2026-W07\n.*\n1 shown\./u)
  expect((await store.deliveries.find(other.id))?.state).toBe('dead')
  expect(await aiwire('redrive')).toMatchObject(one)
  expect((await aiwire('list')).output).toContain('Nothing is dead.')
  expect((await aiwire('redrive', claimed.id)).code).toBe(2)
  expect((await aiwire('bury')).code).toBe(2)
  const again = await store.deliveries.find(claimed.id)
  expect(again).toMatchObject({ state: 'due', attempts: 0, problem: null })
  await store.close()
})
