import { afterEach, beforeEach, expect, test } from 'vitest'
import { oweRoundups } from '../../../src/bot/delivery/owe-roundups.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { mustClaim } from '../../builders/must-claim.ts'
import { messageOf } from '../../builders/message-of.ts'

/** A Monday, 08:00 UTC. */
const MONDAY = Date.UTC(2026, 1, 9, 8)
const COMES = 'A roundup of the week comes every Monday between 09:00 and 10:00 (UTC).'
let bench: CommandBench

beforeEach(async () => {
  bench = await commandBench(MONDAY - 24 * HOUR_MS)
})
afterEach(() => bench.store.close())

const why = async (about = 'roundup') => readCard(await bench.ask('why', { link_or_title: about }))
const owe = () => oweRoundups(bench.store, bench.clock.nowMs(), () => undefined)

test('a channel without one is told how to get it, one that is paused that it rests', async () => {
  expect(await why()).toContain('No roundup of the week.')
  await bench.ask('subscribe', { topic: 'models' })
  await bench.ask('subscriptions', { pause: 'yes' })
  expect(await why()).toContain('No roundup of the week while everything here is paused.')
  expect(await why()).not.toContain('2026-W')
})

test.each([
  ['22-10', 'mon 9', 'Monday', 'between 10:00 and 11:00 (UTC), after the quiet hours'],
  ['9-8', 'mon 9', 'Tuesday', 'between 08:00 and 09:00 (UTC), after the quiet hours'],
  ['22-7', 'sun 23', 'Monday', 'between 07:00 and 08:00 (UTC), after the quiet hours'],
  ['22-7', 'mon 7', 'Monday', 'between 07:00 and 08:00 (UTC)'],
])('with quiet hours %s, that of %s is told for when it comes', async (quiet, roundup, day, between) => {
  await bench.ask('subscribe', { topic: 'models' })
  expect(readCard(await bench.ask('settings', { quiet_hours: quiet, roundup }))).toContain(`${day}s ${between}\n`)
  expect(await why()).toContain(`every ${day} ${between}.`)
})

test.each(['models', 'roundup'])(
  'a channel that subscribed %s now hears that its first one is the next',
  async (topic) => {
    await bench.ask('subscribe', { topic })
    for (const about of ['roundup', 'Roundup', '주간 정리', '週のまとめ', '每周汇总']) {
      const told = await why(about)
      expect(told).toContain(COMES)
      expect(told).toContain(
        '2026-W05\nIt fell due before this channel was set up like this, so the first one is the next.',
      )
    }
  },
)

test('what became of the newest is told: it is to come, waits, or came, and when', async () => {
  await bench.ask('subscribe', { topic: 'models' })
  await bench.clock.sleep(25 * HOUR_MS)
  expect(await why()).toContain('2026-W06\nIt is about to be posted here.')
  await owe()
  expect(await why()).toContain('2026-W06\nThe next post is due')
  await bench.clock.sleep(HOUR_MS)
  const sentAt = bench.clock.nowMs()
  const claimed = await mustClaim(bench.store, 'preview:c', sentAt)
  await bench.store.deliveries.markSent(claimed, messageOf(claimed, { revision: 0, sentAt }))
  const card = await bench.ask('why', { link_or_title: 'roundup' })
  expect(readCard(card)).toContain('2026-W06\nIt was posted here. · ')
  expect(card.sections[0]?.lines[0]?.at(-1)).toEqual({ kind: 'time', atMs: sentAt, style: 'relative' })
})
