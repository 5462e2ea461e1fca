import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/core/durations.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { startPolledFeed, type PolledFeed } from '../builders/polled-feed.ts'

let wire: PolledFeed
let channel: Channel
beforeEach(async () => {
  wire = await startPolledFeed()
  channel = await addChannel(wire.store, 'c')
  await subscribe(wire.store, channel, 'funding')
})
afterEach(() => wire.close())

/** What the feed says from now on: rounds, each of so many hours ago. */
function tells(rounds: Readonly<Record<string, number>>): void {
  const items = Object.entries(rounds).map(([company, hours]) => {
    const at = new Date(wire.clock.nowMs() - hours * HOUR_MS).toUTCString()
    return `<item><guid>https://wire.example/${company}</guid><title>${company} raises $20M Series A to build AI agents</title><pubDate>${at}</pubDate></item>`
  })
  const body = `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
  wire.origin.serve(wire.host, () => ({ status: 200, headers: { 'content-type': 'application/rss+xml' }, body }))
}

/** For how long what is owed waits from now on, in the order of the posts. */
async function waits(): Promise<readonly number[]> {
  const waited: number[] = []
  for (let minute = 0; minute < 15; minute += 1) {
    const now = wire.clock.nowMs() + minute * MINUTE_MS
    for (;;) {
      const claimed = await wire.store.deliveries.claimNext(channel.id, now, 1)
      if (claimed === null) break
      await wire.store.deliveries.markEnded(claimed, 'sent', 'told')
      waited.push(minute)
    }
  }
  return waited
}

test.each([
  ['its server answered nothing', true],
  ['the bot was not there', false],
])('news that is hours old because %s waits for others of its kind', async (_why, asks) => {
  tells({ Oldco: 30 })
  await wire.poll()
  wire.origin.serve(wire.host, () => ({ status: 500 }))
  wire.clock.moveTo(wire.clock.nowMs() + 20 * HOUR_MS)
  if (asks) await wire.poll()
  wire.clock.moveTo(wire.clock.nowMs() + 10 * HOUR_MS + MINUTE_MS)
  tells({ Larkspur: 9 })
  await wire.poll()
  // Told at the next of few moments, at which others are told as well.
  expect(await waits()).toEqual([4])
  tells({ Larkspur: 9, Quillon: 8 })
  await wire.poll()
  expect(await waits()).toEqual([0])
})

test('what is new comes at once after whatever time', async () => {
  tells({ Oldco: 30 })
  await wire.poll()
  wire.clock.moveTo(wire.clock.nowMs() + 20 * HOUR_MS)
  tells({ Larkspur: 5 })
  await wire.poll()
  expect(await waits()).toEqual([0])
})

test('so does what a feed dates hours back that was read as usual', async () => {
  tells({ Oldco: 30 })
  await wire.poll()
  wire.clock.moveTo(wire.clock.nowMs() + HOUR_MS)
  tells({ Larkspur: 9 })
  await wire.poll()
  expect(await waits()).toEqual([0])
})
