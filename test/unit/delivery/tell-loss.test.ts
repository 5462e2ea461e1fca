import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { tellLoss } from '../../../src/bot/delivery/tell-loss.ts'
import { buildLossCard } from '../../../src/bot/cards/loss-card.ts'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { DAY_MS, HOUR_MS } from '../../../src/core/durations.ts'
import { LOSS_REASONS } from '../../../src/core/subscription.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const STORY = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) })

describe('whoever subscribed a channel that is lost', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  const direct = () => world.preview.messages().filter(({ channelId }) => channelId === 'preview:dm-tester')

  test.each(['forbidden', 'channel-gone'] as const)('is told once what to do: %s', async (kind) => {
    await subscribe(world.store, world.channel, 'model-release')
    await world.step(STORY)
    for (let round = 0; round < 3; round += 1) {
      world.fail(kind)
      await world.drain()
      await world.clock.sleep(25 * 3_600_000)
      await world.step({ ...STORY, id: `later-${round}` })
    }
    expect(direct()).toHaveLength(1)
    expect(direct()[0]?.text).toMatch(kind === 'forbidden' ? /\/subscriptions\b/u : /\/subscribe\b/u)
  })

  test('is told of the next loss, once the channel had taken messages again', async () => {
    for (let round = 0; round < 2; round += 1) {
      await world.step({ ...STORY, id: `s${round}` })
      world.fail('forbidden')
      await world.drain()
      await world.clock.sleep(3_600_000)
      await world.drain()
    }
    expect(direct()).toHaveLength(2)
  })

  test('who takes no direct messages holds nothing up, and is not asked again', async () => {
    const other = await addChannel(world.store, 'other')
    await subscribe(world.store, other, 'funding')
    await world.step(STORY)
    for (const kind of ['channel-gone', 'forbidden'] as const) world.fail(kind)
    await world.drain()
    await world.drain()
    await deliver(other.id, world.deps)
    expect(world.adapter.calls).toEqual(['post', 'openDirect', 'post'])
    expect(await world.states()).toEqual({ failed: 1, sent: 1 })
  })

  test('is told of all channels of a workspace at once, and nobody of closed direct messages', async () => {
    await subscribe(world.store, world.channel, 'model-release')
    const { channel, store, adapter, deps } = world
    const workspace = { id: channel.workspaceId, platform: channel.platform, externalId: 'w-c' }
    const second = await store.channels.ensure(workspace, { ...channel, id: 'preview:c2', externalId: 'c2' })
    await subscribe(store, second, 'funding')
    const own = { ...channel, id: 'preview:dm-tester', externalId: 'dm-tester', personId: 'tester' }
    await subscribe(store, await store.channels.ensure(workspace, own), 'funding')
    const lost = await store.subscriptions.pauseWorkspace(workspace.id, 'bot-removed', 5)
    expect(lost).toHaveLength(4)
    await tellLoss(lost, 'bot-removed', adapter, deps)
    expect(direct()).toHaveLength(1)
    const places = direct()[0]?.card.lines.slice(2).flat()
    expect(places?.map((part) => (part.kind === 'channel' ? part.externalId : ''))).toEqual(['c', 'c2'])
    await tellLoss(
      await store.subscriptions.pauseWorkspace(workspace.id, 'bot-removed', 6),
      'bot-removed',
      adapter,
      deps,
    )
    expect(direct()).toHaveLength(1)
  })

  test('is not looked for after being forgotten', async () => {
    await world.store.operations.forgetPerson('preview', 'tester')
    const lost = await world.store.subscriptions.pauseChannel(world.channel.id, 'forbidden', 5)
    expect(lost).toHaveLength(1)
    await tellLoss(lost, 'forbidden', world.adapter, world.deps)
    expect(world.adapter.calls).toEqual([])
  })

  test('is told of the channels of one platform by that platform alone', async () => {
    await subscribe(world.store, await addChannel(world.store, 'd', 'discord'), 'funding')
    const lost = await world.store.subscriptions.pauseWorkspace('discord:w-d', 'bot-removed', 5)
    expect(lost).toHaveLength(1)
    await tellLoss(lost, 'bot-removed', world.adapter, world.deps)
    expect(world.adapter.calls).toEqual([])
  })

  test.each(LANGUAGES)('is not told to subscribe anew, which would forget all that was set: %s', (language) => {
    for (const reason of LOSS_REASONS) {
      const told = JSON.stringify([
        buildLossCard([world.channel], reason, language).lines,
        stringsOf(language).pauseReason[reason],
      ])
      // A channel that is deleted leaves only another one.
      expect(told.match(/\/subscribe(?!\w)/gu) ?? [], reason).toHaveLength(reason === 'channel-gone' ? 1 : 0)
    }
  })

  test.each(LANGUAGES)('is told in the language of the channel: %s', async (language) => {
    await world.store.channels.update({ ...world.channel, language })
    await world.step(STORY)
    world.fail('channel-gone')
    await world.drain()
    expect(direct()[0]?.language).toBe(language)
    expect(/[^\u0020-\u007e\s…]/u.test(JSON.stringify(direct()[0]?.card))).toBe(language !== 'en')
  })
})

describe('whoever wanted the roundup alone', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
    const { store, channel } = world
    await store.subscriptions.remove(channel.id, 'funding')
    await store.channels.update({ ...channel, roundup: { ...channel.roundup, mode: 'always' } })
    await wish('settings', { roundup: 'mon 9' }, 'reader')
    await wish('settings', { quiet_hours: 'off' }, 'another')
  })
  afterEach(() => world.store.close())

  const direct = () => world.preview.messages().filter(({ channelId }) => channelId.startsWith('preview:dm-'))
  const wish = (action: string, options: Readonly<Record<string, string>>, personId: string) => {
    const { channel, clock, store } = world
    const { workspaceId, id: channelId } = channel
    return store.audit.add({ at: clock.nowMs(), workspaceId, channelId, personId, action, options })
  }
  /** The roundup of a week falls due, and is refused so often. */
  const week = async (name: string, kind: 'forbidden' | 'channel-gone' | null, refusals = 1) => {
    const { store, channel, clock } = world
    const roundup = { kind: 'roundup', storyId: null, week: name, revision: 0, dueAt: clock.nowMs() } as const
    await store.deliveries.add({ channelId: channel.id, ...roundup })
    for (let time = 0; time < refusals && kind !== null; time += 1) {
      world.fail(kind)
      await world.drain()
      await clock.sleep(25 * HOUR_MS)
    }
    await world.drain()
    await clock.sleep(2 * DAY_MS)
  }

  test.each([
    ['forbidden', 4],
    ['channel-gone', 1],
  ] as const)('is told when it could not be posted, and again only once it had come: %s', async (kind, refusals) => {
    await week('2026-W05', kind, refusals)
    expect(direct()).toMatchObject([{ channelId: 'preview:dm-reader' }])
    expect(direct()[0]?.text).toContain('The weekly roundup could not be posted')
    await week('2026-W06', kind, refusals)
    expect(direct()).toHaveLength(1)
    await week('2026-W07', null)
    expect(world.posts().filter((text) => text.includes('2026-W07'))).toHaveLength(1)
    await week('2026-W08', kind, refusals)
    expect(direct()).toHaveLength(2)
  })

  test('is not told apart where a topic is lost with it, and where nobody is known', async () => {
    await subscribe(world.store, world.channel, 'funding')
    await week('2026-W05', 'channel-gone')
    expect(direct()).toMatchObject([{ channelId: 'preview:dm-tester' }])
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    for (const person of ['reader', 'another']) await world.store.operations.forgetPerson('preview', person)
    await week('2026-W07', 'channel-gone')
    expect(direct()).toHaveLength(1)
  })

  test.each(LANGUAGES)('is told in the language of the channel: %s', async (language) => {
    const channel = await world.store.channels.find(world.channel.id)
    if (channel !== null) await world.store.channels.update({ ...channel, language })
    await week('2026-W05', 'channel-gone')
    expect(direct()[0]?.language).toBe(language)
    expect(JSON.stringify(direct()[0]?.card.lines)).toContain('/subscribe topic:roundup')
  })
})
