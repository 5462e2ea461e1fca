import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { Story } from '../../../src/core/story.ts'
import { newChannel, type Channel, type Workspace } from '../../../src/core/workspace.ts'
import { subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { faultyAdapter, type FaultyAdapter } from '../../fakes/faulty-adapter.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const SERVER: Workspace = { id: 'discord:w', platform: 'discord', externalId: 'w' }
const PUBLIC = story({ id: 'public', facts: fundingFacts({ company: 'Northwind', amountUsd: 5e6 }) })
const OWN: Story = {
  ...story({ id: 'own', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) }),
  workspaceId: SERVER.id,
}
const CORRECTED: Story = {
  ...{ ...OWN, title: 'What only the server may read', revision: 2 },
  changes: [{ kind: 'correction', from: null, to: 'split', at: Date.UTC(2030), entryId: 'e2', revision: 2 }],
}

let world: DeliveryWorld
let discord: FaultyAdapter
let direct: Channel
beforeEach(async () => {
  world = await openDeliveryWorld()
  discord = faultyAdapter({ ...world.preview, platform: 'discord' })
  direct = await world.store.channels.ensure(
    SERVER,
    newChannel(SERVER, 'dm', { language: 'en', timeZone: 'UTC', personId: 'p' }),
  )
  await subscribe(world.store, direct, 'funding')
})
afterEach(() => world.store.close())

/** As a version did that still sent them there. */
async function owe({ id, revision }: Story): Promise<void> {
  const post = { kind: 'post', storyId: id, week: null, revision, dueAt: world.clock.nowMs() } as const
  await world.store.deliveries.add({ channelId: direct.id, ...post })
}

async function drain(): Promise<void> {
  await deliver(direct.id, { ...world.deps, adapters: new Map([['discord', discord]]) })
}

/** Before anybody asked whose the direct messages are. */
async function sendAsBefore(...stories: readonly Story[]): Promise<void> {
  await world.store.channels.update({ ...direct, personId: null })
  for (const one of stories) {
    await world.store.stories.insert(one)
    await owe(one)
  }
  await world.clock.sleep(stories.length > 1 ? 7 * HOUR_MS : 0)
  await drain()
  await world.store.channels.update(direct)
  expect(discord.calls).toEqual(['post'])
}

test('what a server tells by its own feeds is edited and noted no more in direct messages', async () => {
  await sendAsBefore(OWN)
  await world.step(CORRECTED, { sourcesBefore: 1, isMaterial: true })
  await drain()
  await world.store.transaction((ledger) => correctMessages(ledger, CORRECTED, { withNote: true }, world.clock.nowMs()))
  await drain()
  expect(discord.calls).toEqual(['post'])
})

test('what everybody may read is corrected there, without a word of what the server alone may', async () => {
  await sendAsBefore(OWN, PUBLIC)
  expect(world.posts()).toEqual([expect.stringContaining('Temporal')])
  await world.store.stories.update(CORRECTED)
  const retracted: Story = { ...PUBLIC, revision: 2, mending: { kind: 'retracted' } }
  await world.step(retracted, { sourcesBefore: 1, isMaterial: true })
  await world.store.transaction((ledger) => correctMessages(ledger, retracted, { withNote: false }, 1))
  await drain()
  expect(discord.calls).toContain('edit')
  expect(world.posts()).toEqual([expect.stringContaining('Retracted')])
  expect(world.posts()).toEqual([expect.not.stringMatching(/What only the server|Temporal/u)])
})

test('what is still owed there is not sent', async () => {
  await world.store.stories.insert(OWN)
  await owe(OWN)
  await drain()
  expect(discord.calls).toEqual([])
  expect(await world.states()).toEqual({ failed: 1 })
})
