import { afterEach, beforeEach, expect, test } from 'vitest'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { endPauses } from '../../../src/bot/delivery/end-pauses.ts'
import { DAY_MS, HOUR_MS } from '../../../src/core/durations.ts'
import { LOSS_REASONS } from '../../../src/core/subscription.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT } from '../../builders/sample-story.ts'

const HERE = 'preview:c'
let bench: CommandBench

beforeEach(async () => {
  bench = await commandBench(FIRST_AT)
  await bench.ask('subscribe', { topic: 'models', companies: 'Mistral' })
  await bench.ask('subscribe', { topic: 'funding' })
})
afterEach(() => bench.store.close())

const tell = async (options: Readonly<Record<string, string>>) =>
  readCard(await bench.ask('subscriptions', options)).replaceAll('\u{202f}', ' ')
const later = async (days: number) => {
  await bench.clock.sleep(days * DAY_MS)
  await endPauses(bench.store, bench.clock.nowMs())
}
const paused = async () =>
  (await bench.store.subscriptions.listOfChannel(HERE)).map(({ pausedAt }) => pausedAt !== null)

test.each(['7d', '1 week', '1w', '7일', '1週間', '1周'])(
  'a pause for %s ends by itself, with what was set',
  async (span) => {
    expect(await tell({ pause: span })).toContain('until Feb 19, 2026, 10:00 AM')
    expect(await tell({})).toContain('what was set is kept · until Feb 19, 2026, 10:00 AM')
    expect(readCard(await bench.ask('health')).replaceAll('\u{202f}', ' ')).toContain('until Feb 19, 2026, 10:00 AM')
    await later(6)
    expect(await paused()).toEqual([true, true])
    await later(1)
    expect(await paused()).toEqual([false, false])
    const [models] = (await bench.store.subscriptions.listOfChannel(HERE)).filter(({ topic }) => topic !== 'funding')
    // What came meanwhile is no news any more.
    expect(models).toMatchObject({ filter: { subjects: ['Mistral AI'] }, filterSince: FIRST_AT + 7 * DAY_MS })
    expect(await tell({})).not.toContain('until')
  },
)

test('a pause without an end lasts, one that is ended by hand does not end another, and one can be made longer', async () => {
  await tell({ pause: '2d' })
  await tell({ pause: '5d' })
  await later(3)
  expect(await paused()).toEqual([true, true])
  await tell({ resume: 'yes' })
  await tell({ pause: 'yes' })
  await later(30)
  expect(await paused()).toEqual([true, true])
})

test('a pause that is made longer at the moment when it ends goes on', async () => {
  await tell({ pause: '1d' })
  await bench.clock.sleep(2 * DAY_MS)
  const ending = endPauses(bench.store, bench.clock.nowMs())
  await bench.store.transaction((ledger) => ledger.channels.setPausedUntil(HERE, FIRST_AT + 9 * DAY_MS))
  await ending
  expect(await paused()).toEqual([true, true])
  await later(7)
  expect(await paused()).toEqual([false, false])
})

test('what was set up in a pause is paused by the next one, beside what is already', async () => {
  await tell({ pause: 'yes' })
  await bench.clock.sleep(60_000)
  await bench.ask('subscribe', { topic: 'funding' })
  expect(await paused()).toEqual([true, false])
  await tell({ pause: 'yes' })
  expect(await paused()).toEqual([true, true])
})

test('a pause that ends while nobody looks ended when it said', async () => {
  await tell({ pause: '1d' })
  const [, before] = await bench.store.subscriptions.listOfChannel(HERE)
  await bench.clock.sleep(3 * HOUR_MS)
  await later(1)
  const endedAt = FIRST_AT + DAY_MS
  // What came in between is news.
  const [, funding] = await bench.store.subscriptions.listOfChannel(HERE)
  const runs = { pausedAt: null, pauseReason: null, createdAt: endedAt, filterSince: endedAt }
  expect(funding).toEqual({ ...before, ...runs })
})

test.each(['channel-gone', 'forbidden'] as const)('what rests for %s does not go on by a pause', async (reason) => {
  await tell({ pause: '1d' })
  await bench.clock.sleep(60_000)
  await bench.ask('subscribe', { topic: 'models' })
  await bench.store.subscriptions.pauseChannel(HERE, reason, bench.clock.nowMs())
  // It is tried again by itself, at its own time.
  const rest = { restUntil: FIRST_AT + 3 * DAY_MS, refusals: 3 }
  await bench.store.channels.setRest(HERE, rest)
  await later(2)
  const rests = await bench.store.subscriptions.listOfChannel(HERE)
  expect(rests.map(({ topic, pauseReason }) => [topic, pauseReason])).toEqual([
    ['model-release', reason],
    ['funding', null],
  ])
  expect(await bench.store.channels.rest(HERE)).toEqual(rest)
})

test.each(['hm', '0d', '400d'])('%s is no time to pause for', async (span) => {
  expect(await tell({ pause: span })).toContain(`'${span}' does not fit 'pause'`)
  expect(await paused()).toEqual([false, false])
})

test('the end of a pause is among the last changes, by the bot itself, and by nobody who pressed a button', async () => {
  await tell({ pause: '1d' })
  await bench.clock.sleep(3 * HOUR_MS)
  await later(1)
  await later(1)
  const [over, asked] = await bench.store.audit.list(HERE, 9)
  const did = { workspaceId: 'preview:w', channelId: HERE, action: 'subscriptions' }
  expect(over).toEqual({ ...did, at: FIRST_AT + DAY_MS, personId: null, options: { resume: 'yes' } })
  expect(asked).toMatchObject({ ...did, personId: 'p', options: { pause: '1d' } })
  const told = await tell({})
  expect(told).toContain('Last change: Feb 13, 2026 · AI Wire · the pause is over')
  expect(told).toContain('Feb 12, 2026 · @p · /subscriptions pause:1d')
})

test('what does not go on by the end of a pause is no change', async () => {
  await tell({ pause: '1d' })
  for (const topic of ['models', 'funding']) await bench.ask('unsubscribe', { topic })
  await later(1)
  expect((await bench.store.audit.list(HERE, 1))[0]).toMatchObject({ action: 'unsubscribe' })
})

test.each(LANGUAGES)(
  'a reason that only another version knows blames nobody, and ends by hand: %s',
  async (language) => {
    await bench.store.subscriptions.pauseChannel(HERE, 'unknown', FIRST_AT)
    const told = readCard(await bench.ask('subscriptions', {}, { language }))
    const { pauseReason } = stringsOf(language)
    expect(told).toContain(pauseReason.unknown)
    for (const reason of LOSS_REASONS) expect(told).not.toContain(pauseReason[reason])
    expect(pauseReason.unknown).toContain('/subscriptions resume:yes')
    await tell({ resume: 'yes' })
    expect(await paused()).toEqual([false, false])
  },
)
