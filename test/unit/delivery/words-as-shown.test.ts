import { afterEach, beforeEach, expect, test } from 'vitest'
import { backfill } from '../../../src/bot/delivery/backfill.ts'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { roundupScope } from '../../../src/bot/roundup/roundup-scope.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { Subscription, SubscriptionFilter } from '../../../src/core/subscription.ts'
import { EVERYTHING, subscriptionTo } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { addReports, BOTH, TWO } from '../../builders/two-publishers.ts'

const SCOUTS = { kind: 'role', id: 'scouts', minAmountUsd: null } as const

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
})
afterEach(() => world.store.close())

/** Follows rounds without the publisher whose headline the ledger has: its channel shows `Alder raises $300M`. */
async function follow(filter: Partial<SubscriptionFilter>, parts: Partial<Subscription> = {}): Promise<Subscription> {
  const whole = { ...EVERYTHING, notPublishers: ['loud.example'], ...filter }
  const wanted = subscriptionTo(world.channel.id, 'funding', { filter: whole, ...parts })
  await world.store.subscriptions.save(wanted)
  return wanted
}

/** By the words that stand in the headline that is shown, or in the one that is not. */
const JUDGED: readonly (readonly [Partial<SubscriptionFilter>, number])[] = [
  [{ notWords: ['raises'] }, 0],
  [{ notWords: ['believe'] }, 1],
  [{ words: ['raises'] }, 1],
  [{ words: ['believe'] }, 0],
]

test.each(JUDGED)('a story with %j is posted %i times', async (filter, posted) => {
  await follow(filter)
  await addReports(world.store, BOTH)
  await world.step(TWO)
  await world.drain()
  expect(world.posts()).toHaveLength(posted)
})

test.each(JUDGED)('one that waited until the reports were there, with %j, too', async (filter, posted) => {
  await follow({})
  await addReports(world.store, BOTH)
  await world.step(TWO)
  await follow(filter)
  await world.drain()
  expect(world.posts()).toHaveLength(posted)
})

test.each(JUDGED)('of what was held back together, with %j, too', async (filter, posted) => {
  await follow({})
  await addReports(world.store, BOTH)
  for (const company of ['Birch', 'Cedar']) {
    const title = `${company} raises what you will not believe`
    await world.step(story({ id: company, facts: fundingFacts({ company, amountUsd: 5e6 }), title }))
  }
  await world.step(TWO)
  await follow({ ...filter, ...(filter.notWords === undefined ? {} : { words: [] }) })
  await world.clock.sleep(7 * HOUR_MS)
  await world.drain()
  expect(world.posts().join('\n').includes('Alder')).toBe(posted === 1)
})

test.each(JUDGED)('a back-fill with %j brings %i', async (filter, posted) => {
  const wanted = await follow(filter)
  await addReports(world.store, BOTH)
  expect(await backfill(world.store, wanted, world.channel, 3, world.clock.nowMs())).toBe(posted)
})

test.each(JUDGED)('a roundup with %j has %i', async (filter, told) => {
  await follow(filter)
  await addReports(world.store, BOTH)
  const scope = roundupScope(await world.store.subscriptions.listOfChannel(world.channel.id))
  const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope, muted: [], channel: null }
  const { rounds, leftOut } = await buildRoundup(world.store, query)
  expect([rounds.length, leftOut.length]).toEqual([told, 1 - told])
})

test.each([
  ['raises', true],
  ['believe', false],
])('a mention where %s stands: %s', async (word, isCalled) => {
  await follow({}, { mention: { ...SCOUTS, words: [word] } })
  await addReports(world.store, BOTH)
  await world.step(TWO)
  await world.drain()
  expect(world.preview.messages().map(({ card }) => card.mention !== null)).toEqual([isCalled])
})
