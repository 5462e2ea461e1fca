import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPreviewAdapter, type PreviewAdapter } from '../../../src/bot/adapters/preview/preview-adapter.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'

/** 11:00 UTC. */
const NOW = FIRST_AT + 3_600_000
const CHANNEL = 'preview:c'
let bench: CommandBench
let preview: PreviewAdapter

beforeEach(async () => {
  bench = await commandBench(NOW)
  const { clock, store } = bench
  preview = createPreviewAdapter({ print: () => undefined, isColoured: false, clock })
  await bench.ask('settings', { quiet_hours: '9-15' })
  await bench.ask('subscribe', { topic: 'funding' })
  await store.stories.insert(fundingStory('announced', {}, { id: 'f1', updatedAt: NOW }))
  const post = { channelId: CHANNEL, kind: 'post', storyId: 'f1', week: null, revision: 1 } as const
  await store.deliveries.add({ ...post, dueAt: NOW })
})
afterEach(() => bench.store.close())

const why = async () => readCard(await bench.ask('why', { story: 'f1' }))
const drain = async () => {
  const { clock, deps, store } = bench
  const { random, log } = deps
  const adapters = new Map([['preview', preview]] as const)
  await deliver(CHANNEL, {
    store,
    adapters,
    clock,
    random,
    log,
    traffic: createTraffic(clock),
    awayAfterMs: HOUR_MS * 6,
  })
}

test.each([
  ['muted', 'subscriptions', { mute: 'Anthropic' }, 'this company is muted'],
  ['paused', 'subscriptions', { pause: 'yes' }, 'this subscription is paused'],
  ['filtered out', 'subscribe', { topic: 'funding', companies: 'Mistral' }, 'wants other companies'],
] as const)(
  'a story that was %s while it waited is promised to nobody, and no platform is blamed',
  async (...scene) => {
    const [, command, options, rule] = scene
    expect(await why()).toContain('Waiting until the quiet hours end at 15:00.')
    await bench.ask(command, options)
    const waiting = await why()
    expect(waiting).toContain('It was not posted here.')
    expect(waiting).toContain(rule)
    expect(waiting).not.toContain('Waiting until')
    await bench.clock.sleep(6 * HOUR_MS)
    await drain()
    expect(preview.messages()).toEqual([])
    expect(await bench.store.deliveries.findForStory(CHANNEL, 'f1', 'post')).toMatchObject({ state: 'failed' })
    const over = await why()
    expect(over).toContain('It was not posted here.')
    expect(over).not.toContain('refused')
  },
)

test('one that waits for permission is told to come when the channel is tried again', async () => {
  await bench.clock.sleep(6 * HOUR_MS)
  expect(await why()).toContain('It is about to be posted here.')
  const restUntil = bench.clock.nowMs() + HOUR_MS
  await bench.store.subscriptions.pauseChannel(CHANNEL, 'forbidden', bench.clock.nowMs())
  await bench.store.channels.setRest(CHANNEL, { restUntil, refusals: 1 })
  const card = await bench.ask('why', { story: 'f1' })
  expect(readCard(card)).toContain('The next post is due')
  const times = card.sections.flatMap(({ lines }) => lines.flat()).filter((part) => part.kind === 'time')
  expect(times).toContainEqual({ kind: 'time', atMs: restUntil, style: 'relative' })
})

test('one that nobody holds back is posted, and said to be', async () => {
  await bench.clock.sleep(6 * HOUR_MS)
  await drain()
  expect(preview.messages()).toHaveLength(1)
  expect(await why()).toContain('It was posted here.')
})

test('what came late says when it was reported, when it fit and when it came, by the clock of the channel', async () => {
  expect(await why()).not.toContain('First reported')
  await bench.clock.sleep(6 * HOUR_MS)
  await drain()
  await bench.ask('settings', { time_zone: 'Asia/Seoul', quiet_hours: 'off' })
  const told = (await why()).replaceAll('\u{202f}', ' ')
  expect(told).toContain(
    'First reported Feb 12, 2026, 7:00 PM · fit this channel from Feb 12, 2026, 8:00 PM · posted Feb 13, 2026, 2:00 AM (Asia/Seoul)',
  )
  expect(told).not.toContain('/health')
})

describe('what fit long after its first report', () => {
  const tellLate = async (firstAt: number) => {
    await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f2', firstAt, updatedAt: NOW }))
    const post = { channelId: CHANNEL, kind: 'post', storyId: 'f2', week: null, revision: 1 } as const
    await bench.store.deliveries.add({ ...post, dueAt: bench.clock.nowMs() })
    await bench.clock.sleep(6 * HOUR_MS)
    await drain()
    return readCard(await bench.ask('why', { story: 'f2' }))
  }

  test('leads to how the feeds are', async () => {
    await bench.clock.sleep(3 * HOUR_MS)
    expect(await tellLate(NOW + 60_000)).toContain('/health shows how the feeds are')
  })

  test('blames no feed and no filter where nobody had asked for it before', async () => {
    const told = await tellLate(NOW - 3 * HOUR_MS)
    expect(told).toContain('fit this channel from')
    expect(told).not.toContain('/health')
  })

  test('nor where its filter was another', async () => {
    await bench.clock.sleep(3 * HOUR_MS)
    await bench.ask('subscribe', { topic: 'funding', min_amount: '2M' })
    expect(await tellLate(NOW + 60_000)).not.toContain('/health')
  })
})

test('of a topic that the channel does not follow, whoever may is led to following it', async () => {
  await bench.ask('unsubscribe', { topic: 'funding' })
  const follow = {
    kind: 'command',
    label: 'Subscribe: funding',
    run: { command: 'subscribe', options: { topic: 'funding' } },
  }
  expect((await bench.ask('why', { story: 'f1' })).buttons).toEqual([follow])
  await bench.ask('subscribe', { topic: 'models' })
  expect((await bench.ask('why', { story: 'f1' })).buttons).toEqual([follow])
  expect((await bench.ask('why', { story: 'f1' }, { canManage: false })).buttons).toEqual([])
})
