import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

let world: DeliveryWorld
let waited: number[]

beforeEach(async () => {
  world = await openDeliveryWorld()
  waited = []
})
afterEach(() => world.store.close())

const owe = async (id: string, isLate = false): Promise<void> => {
  await world.step(story({ id, facts: fundingFacts({ company: `Company ${id}`, amountUsd: 3e8 }) }), { isLate })
}
const drain = async (): Promise<void> => {
  await deliver(world.channel.id, { ...world.deps, onSent: (_platform, waitedMs) => void waited.push(waitedMs) })
}

test('how long a post waited is measured, but not where its channel wanted it to wait', async () => {
  await owe('a')
  await world.clock.sleep(60_000)
  await drain()
  expect(waited).toEqual([60_000])

  // It is 10:01: one comes before noon, and one behind it.
  await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 10, untilHour: 12 } })
  await owe('b')
  await drain()
  await world.clock.sleep(2 * HOUR_MS)
  await drain()
  expect(world.posts()).toHaveLength(2)
  await owe('c')
  await drain()
  expect(waited).toEqual([60_000, 0])
})

test('nor is it where the post waited for others that come hours late in any case', async () => {
  await owe('a', true)
  await world.clock.sleep(10 * 60_000)
  await drain()
  expect(world.posts()).toHaveLength(1)
  expect(waited).toEqual([])
})
