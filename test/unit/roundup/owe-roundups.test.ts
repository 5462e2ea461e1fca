import { afterEach, beforeEach, expect, test } from 'vitest'
import { oweRoundups } from '../../../src/bot/delivery/owe-roundups.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import type { Channel, RoundupPlan } from '../../../src/core/workspace.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { addChannel, EVERYTHING, subscribe } from '../../builders/channel.ts'
import { sequence } from '../../builders/sequence.ts'

/** A Monday. */
const MONDAY = Date.UTC(2026, 1, 16)
const FRIDAY_17 = MONDAY + (4 * 24 + 17) * HOUR_MS

let store: Store
let channel: Channel

beforeEach(async () => {
  store = await openMemoryStore(sequence())
  channel = await addChannel(store, 'c')
})
afterEach(() => store.close())

const plan = (roundup: Partial<RoundupPlan>) =>
  store.channels.update({ ...channel, roundup: { ...channel.roundup, ...roundup } })
const oweAt = async (nowMs: number) => {
  const woken: string[] = []
  await oweRoundups(store, nowMs, (id) => woken.push(id))
  return woken.length
}

test('comes at the day and hour that the channel wants, once', async () => {
  await subscribe(store, channel, 'funding', EVERYTHING, MONDAY)
  await plan({ weekday: 5, hour: 17 })
  expect(await oweAt(FRIDAY_17 - 1)).toBe(0)
  expect(await oweAt(FRIDAY_17)).toBe(1)
  expect(await oweAt(FRIDAY_17 + HOUR_MS)).toBe(0)
})

test('that fell due late on a Sunday still comes on Monday, where the bot was away in between', async () => {
  await subscribe(store, channel, 'funding')
  await plan({ weekday: 7, hour: 23 })
  expect(await oweAt(MONDAY + 5 * HOUR_MS)).toBe(1)
  expect(await store.deliveries.findRoundup(channel.id, '2026-W06')).toMatchObject({ dueAt: MONDAY + 5 * HOUR_MS })
  expect(await oweAt(MONDAY + 6 * HOUR_MS)).toBe(0)
  expect(await oweAt(MONDAY + (6 * 24 + 23) * HOUR_MS)).toBe(1)
})

test('comes to a channel that follows nothing else only where it is wanted', async () => {
  expect(await oweAt(MONDAY + 9 * HOUR_MS)).toBe(0)
  await plan({ mode: 'always', since: MONDAY })
  expect(await oweAt(MONDAY + 9 * HOUR_MS)).toBe(1)
})

test.each(['bot-removed', 'channel-gone', 'unknown'] as const)(
  'rests where the bot cannot post: %s',
  async (reason) => {
    await subscribe(store, channel, 'funding', EVERYTHING, MONDAY)
    await plan({ mode: 'always' })
    await store.subscriptions.pauseChannel(channel.id, reason, MONDAY)
    expect(await oweAt(MONDAY + 9 * HOUR_MS)).toBe(0)
    await store.subscriptions.resumeChannel(channel.id, reason)
    expect(await oweAt(MONDAY + 10 * HOUR_MS)).toBe(1)
  },
)

test('waits for the next week when its hour was before the wish', async () => {
  await plan({ mode: 'always', since: MONDAY + 9 * HOUR_MS })
  expect(await oweAt(MONDAY + 10 * HOUR_MS)).toBe(0)
  expect(await oweAt(MONDAY + (7 * 24 + 9) * HOUR_MS)).toBe(1)
})

test('waits for the next week when the channel began to follow after its hour', async () => {
  await subscribe(store, channel, 'funding', EVERYTHING, MONDAY + 9 * HOUR_MS)
  expect(await oweAt(MONDAY + 10 * HOUR_MS)).toBe(0)
  expect(await oweAt(MONDAY + (7 * 24 + 9) * HOUR_MS)).toBe(1)
})

test('waits for the next week where what the channel followed before its hour is paused', async () => {
  await subscribe(store, channel, 'funding')
  await store.subscriptions.pauseChannel(channel.id, 'asked', MONDAY)
  await subscribe(store, channel, 'model-release', EVERYTHING, MONDAY + 9 * HOUR_MS)
  expect(await oweAt(MONDAY + 9 * HOUR_MS)).toBe(0)
})

test('of many channels comes at many moments of one hour, the same for each in every week', async () => {
  const dues: number[][] = []
  const names = ['d', 'e', 'f']
  for (const name of names) await subscribe(store, await addChannel(store, name), 'funding')
  for (const [at, week] of ['2026-W07', '2026-W08'].entries()) {
    const from = MONDAY + (at * 7 * 24 + 9) * HOUR_MS
    await oweAt(from)
    const owed = await Promise.all(names.map((name) => store.deliveries.findRoundup(`preview:${name}`, week)))
    dues.push(owed.map((roundup) => (roundup?.dueAt ?? 0) - from))
  }
  expect(dues[0]).toEqual(dues[1])
  expect(new Set(dues[0]).size).toBe(names.length)
  for (const due of dues[0] ?? []) expect(Math.abs(due - HOUR_MS / 2)).toBeLessThanOrEqual(HOUR_MS / 2)
})

test('that is owed already costs a channel no question for the rest of the week', async () => {
  for (const name of ['d', 'e']) await subscribe(store, await addChannel(store, name), 'funding')
  await subscribe(store, channel, 'funding')
  let asked = 0
  const countedStore: Store = {
    ...store,
    subscriptions: {
      ...store.subscriptions,
      listOfChannel: (channelId) => {
        asked += 1
        return store.subscriptions.listOfChannel(channelId)
      },
    },
  }
  const owe = () => oweRoundups(countedStore, MONDAY + 9 * HOUR_MS, () => undefined)
  await owe()
  expect(asked).toBe(3)
  await owe()
  expect(asked).toBe(3)
})

test('does not come where it is off', async () => {
  await subscribe(store, channel, 'funding')
  await plan({ mode: 'off' })
  expect(await oweAt(FRIDAY_17)).toBe(0)
})
