import { afterEach, beforeEach, expect, test } from 'vitest'
import { isoWeekOf } from '../../../src/bot/roundup/iso-week.ts'
import type { Chart } from '../../../src/core/chart.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { ChartPainter } from '../../../src/core/ports/chart-painter.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import { ChatError } from '../../../src/core/errors.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import { fact } from '../../builders/fact.ts'
import { MORNING, openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingStory } from '../../builders/sample-story.ts'

let world: DeliveryWorld
let painted: Chart[]
let painter: ChartPainter

beforeEach(async () => {
  world = await openDeliveryWorld()
  painted = []
  painter = {
    paint: (chart) => {
      painted.push(chart)
      return Promise.resolve(Uint8Array.of(1, 2, 3))
    },
  }
  const round = { company: fact('Anthropic'), amount: fact(moneyFromMajor(30e9, 'USD')), amountUsd: 30e9 }
  await world.store.stories.insert(
    fundingStory('announced', round, { id: 's', eventAt: MORNING - HOUR_MS, updatedAt: MORNING - HOUR_MS }),
  )
  const week = isoWeekOf(MORNING, 'UTC')
  const owed = {
    channelId: world.channel.id,
    kind: 'roundup',
    storyId: null,
    week,
    revision: 0,
    dueAt: MORNING,
  } as const
  await world.store.deliveries.add(owed)
})
afterEach(async () => {
  await world.store.close()
})

const drain = () => deliver(world.channel.id, { ...world.deps, painter })
const pictures = () => world.preview.messages().map((message) => message.pictures.map(({ alt }) => alt))

async function later(ms: number): Promise<void> {
  world.clock.set(world.clock.nowMs() + ms)
  await drain()
}

test('the roundup of a week shows its charts, with their numbers in words', async () => {
  await drain()
  expect(pictures()).toEqual([['Funding of the week: Anthropic $30B']])
  expect(painted).toHaveLength(1)
})

test('without a painter, and where a chart can not be painted, it goes without', async () => {
  painter = { paint: () => Promise.reject(new Error('no fonts')) }
  await drain()
  expect(pictures()).toEqual([[]])
  expect(await world.states()).toEqual({ sent: 1 })
})

test('where pictures are not allowed it goes without, at once', async () => {
  world.fail('forbidden')
  await drain()
  expect(world.adapter.calls).toEqual(['upload', 'post'])
  expect(pictures()).toEqual([[]])
  expect(await world.states()).toEqual({ sent: 1 })
})

test('it waits for pictures that did not arrive, twice, and then goes without', async () => {
  for (let attempt = 0; attempt < 3; attempt += 1) world.fail('ambiguous')
  await drain()
  expect(pictures()).toEqual([])
  await later(HOUR_MS)
  await later(HOUR_MS)
  // Nothing was posted before, so nothing is looked for.
  expect(world.adapter.calls).toEqual(['upload', 'upload', 'upload', 'post'])
  expect(pictures()).toEqual([[]])
})

test('it waits for its pictures for as long as nobody is reached', async () => {
  const error = new ChatError('unavailable', 'planned', { isUnreached: true })
  for (let attempt = 0; attempt < 4; attempt += 1) world.adapter.faults.push({ when: 'before', error })
  await drain()
  for (let hour = 0; hour < 4; hour += 1) await later(HOUR_MS)
  expect(pictures()).toEqual([['Funding of the week: Anthropic $30B']])
})

test('an answer that is lost after the pictures were uploaded makes no second message', async () => {
  world.adapter.during.push(() => {
    world.fail('ambiguous', 'after')
    return Promise.resolve()
  })
  await drain()
  await later(HOUR_MS)
  expect(world.adapter.calls).toEqual(['upload', 'post', 'findSent'])
  expect(pictures()).toEqual([['Funding of the week: Anthropic $30B']])
  expect(await world.states()).toEqual({ sent: 1 })
})

test('a process that stood still over the pictures sends nothing when another has sent the roundup meanwhile', async () => {
  world.adapter.during.push(async () => {
    await world.clock.sleep(HOUR_MS)
    await deliver(world.channel.id, { ...world.deps, traffic: createTraffic(world.clock) })
  })
  await drain()
  expect(world.adapter.calls).toEqual(['upload', 'findSent', 'post'])
  expect(world.preview.messages()).toHaveLength(1)
  expect(await world.states()).toEqual({ sent: 1 })
})
