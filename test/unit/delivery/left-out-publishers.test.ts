import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { roundupScope } from '../../../src/bot/roundup/roundup-scope.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { EVERYTHING, subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { addReports, ALONE, BOTH, CALM, LOUD, TWO, type Said } from '../../builders/two-publishers.ts'

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
  await subscribe(world.store, world.channel, 'funding', { ...EVERYTHING, notPublishers: ['loud.example'] })
})
afterEach(() => world.store.close())

const reportBoth = (before: readonly Said[] = []) => addReports(world.store, [...before, ...BOTH])

const standsWithoutThem = (shown: string | undefined): void => {
  expect(shown).toContain('Alder raises $300M')
  for (const theirs of ['loud.example', 'Loud Post', 'You will not believe']) expect(shown).not.toContain(theirs)
}

test('a story waits for another publisher, whose headline, link and day it has then', async () => {
  await world.step(ALONE)
  await world.drain()
  expect(world.posts()).toEqual([])
  await reportBoth()
  await world.step(TWO, { sourcesBefore: 1 })
  await world.drain()
  standsWithoutThem(world.posts()[0])
  expect(world.posts()[0]).toContain('Calm Post · First reported')
  expect(world.posts()[0]).toContain('https://calm.example/alder')
})

test('it has them where it is edited, too', async () => {
  await world.step(TWO)
  await reportBoth()
  await world.drain()
  await world.step(
    { ...TWO, facts: fundingFacts({ company: 'Alder', amountUsd: 400e6 }), revision: 3 },
    { isMaterial: true },
  )
  await world.drain()
  expect(world.posts()).toHaveLength(1)
  expect(world.posts()[0]).toContain('$400M')
  standsWithoutThem(world.posts()[0])
})

test('the headline is one that says what the story says now, whoever told it first', async () => {
  const first = { ...CALM, url: 'https://calm.example/talk' }
  await world.step({ ...TWO, sources: [LOUD, first] })
  const talks = { company: 'Alder', amountUsd: 300e6, status: 'in-talks' } as const
  await reportBoth([
    [first, 'Alder in talks to raise $300M', fundingFacts(talks)],
    [
      { ...CALM, url: 'https://calm.example/less' },
      'Alder raises $90M',
      fundingFacts({ company: 'Alder', amountUsd: 90e6 }),
    ],
  ])
  await world.drain()
  standsWithoutThem(world.posts()[0])
})

test('nor has it theirs where it is from another report of theirs than the one among its sources', async () => {
  await world.step({ ...TWO, url: 'https://loud.example/alder-again', sources: [CALM, LOUD] })
  await reportBoth()
  await world.drain()
  standsWithoutThem(world.posts()[0])
})

test('and where it was held back, and in the roundup of the channel', async () => {
  await world.step(TWO)
  await world.step(story({ id: 'birch', facts: fundingFacts({ company: 'Birch', amountUsd: 5e6 }) }))
  await reportBoth()
  await world.clock.sleep(7 * HOUR_MS)
  await world.drain()
  expect(world.posts()[0]).toMatch(/2 stories/u)
  standsWithoutThem(world.posts()[0])
  const scope = roundupScope(await world.store.subscriptions.listOfChannel(world.channel.id))
  const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope, muted: [], channel: null }
  const card = JSON.stringify(buildRoundupCard(await buildRoundup(world.store, query), 'en', 'UTC'))
  expect(card).toContain('https://calm.example/alder')
  expect(card).not.toContain('loud.example')
})
