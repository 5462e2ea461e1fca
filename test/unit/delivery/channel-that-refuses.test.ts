import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { newChannel, workspaceOf } from '../../../src/core/workspace.ts'
import { EVERYTHING, subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { TALKS } from './talks-closed.ts'

/** What tells whoever subscribed that a channel is lost. */
const TOLD = ['openDirect', 'post'] as const

describe('a channel or a workspace that refuses', () => {
  let world: DeliveryWorld

  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  test('a channel that is gone is paused at the first answer, and asked no more', async () => {
    await world.step(TALKS)
    await world.step({ ...TALKS, id: 's2' })
    world.fail('channel-gone')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', ...TOLD])
    expect(await world.states()).toEqual({ failed: 2 })
    expect(await world.store.subscriptions.listOfChannel(world.channel.id)).toMatchObject([
      { pauseReason: 'channel-gone' },
    ])
  })

  describe('a channel that refuses', () => {
    const subscription = async () => (await world.store.subscriptions.listOfChannel(world.channel.id))[0]

    test('is paused at the first refusal, probed after 1 h, and gets what it missed when it takes messages again', async () => {
      await world.step(TALKS)
      world.fail('forbidden')
      await world.drain()
      expect(await subscription()).toMatchObject({ pauseReason: 'forbidden' })
      await world.step({ ...TALKS, id: 's2' })
      await world.clock.sleep(HOUR_MS - 1)
      await world.drain()
      expect(await world.store.deliveries.listDueChannels(world.clock.nowMs())).toEqual([])
      expect(world.adapter.calls).toEqual(['post', ...TOLD])
      await world.clock.sleep(1)
      expect(await world.store.deliveries.listDueChannels(world.clock.nowMs())).toEqual([world.channel.id])
      await world.drain()
      expect(await world.states()).toEqual({ sent: 2 })
      expect(await subscription()).toMatchObject({ pausedAt: null, pauseReason: null })
    })

    test('is probed again after 6 h and 24 h, then keeps nothing any more', async () => {
      await world.step(TALKS)
      await world.step({ ...TALKS, id: 's2' })
      for (const hours of [1, 6, 24]) {
        world.fail('forbidden')
        await world.drain()
        await world.drain()
        await world.clock.sleep(hours * HOUR_MS)
      }
      // Told once, at the first refusal.
      expect(world.adapter.calls).toEqual(['post', ...TOLD, 'post', 'post'])
      world.fail('forbidden')
      await world.drain()
      expect(world.adapter.calls).toHaveLength(6)
      expect(await world.states()).toEqual({ failed: 2 })
      expect(await subscription()).toMatchObject({ pauseReason: 'forbidden' })
      await world.step({ ...TALKS, id: 's3' })
      expect(await world.states()).toEqual({ failed: 2 })
    })

    test('that took messages in between is probed as one that never refused', async () => {
      await world.step(TALKS)
      for (const id of ['s2', 's3']) {
        world.fail('forbidden')
        await world.drain()
        await world.clock.sleep(HOUR_MS)
        await world.drain()
        await world.step({ ...TALKS, id })
      }
      await world.drain()
      expect(await world.states()).toEqual({ sent: 3 })
      expect(await world.store.channels.rest(world.channel.id)).toEqual({ restUntil: 0, refusals: 0 })
    })

    test('gets what it missed when it takes messages again, though the platform asked to wait at the probe', async () => {
      await world.step(TALKS)
      world.fail('forbidden')
      await world.drain()
      await world.clock.sleep(HOUR_MS)
      world.fail('rate-limited', 'before', 1_000)
      await world.drain()
      await world.clock.sleep(1_000)
      await world.drain()
      expect(await world.states()).toEqual({ sent: 1 })
      expect(await subscription()).toMatchObject({ pausedAt: null, pauseReason: null })
    })

    test('is asked at once when somebody subscribes again, for all that it follows', async () => {
      await subscribe(world.store, world.channel, 'model-release')
      await world.step(TALKS)
      world.fail('forbidden')
      await world.drain()
      await subscribe(world.store, world.channel, 'funding')
      await world.drain()
      expect(await world.states()).toEqual({ sent: 1 })
      const subscriptions = await world.store.subscriptions.listOfChannel(world.channel.id)
      expect(subscriptions.map(({ pauseReason }) => pauseReason)).toEqual([null, null])
    })

    test('is probed though somebody changes what it wants meanwhile, and gets what it missed', async () => {
      await world.step(TALKS)
      world.fail('forbidden')
      await world.drain()
      const paused = await subscription()
      if (paused === undefined) throw new Error('the subscription is missing')
      await world.store.subscriptions.save({ ...paused, filter: { ...EVERYTHING, minSources: 1 } })
      await world.step({ ...TALKS, id: 's2' })
      await world.drain()
      expect(await world.states()).toEqual({ due: 2 })
      await world.clock.sleep(HOUR_MS)
      await world.drain()
      expect(await world.states()).toEqual({ sent: 2 })
    })
  })

  describe('a channel that refuses with a word that says nothing', () => {
    const reason = async () => (await world.store.subscriptions.listOfChannel(world.channel.id))[0]?.pauseReason
    /** Eight attempts, the last of which goes as plain words, too. */
    const refuseAll = async (id: string) => {
      await world.step({ ...TALKS, id })
      for (let attempt = 1; attempt <= 8; attempt += 1) {
        world.fail('unclear')
        if (attempt === 8) world.fail('unclear')
        await world.drain()
        await world.clock.sleep(HOUR_MS)
      }
    }

    test('goes on after one post, which may be why, and rests after the next as one that forbids to post', async () => {
      await refuseAll('s1')
      expect(await world.states()).toEqual({ dead: 1 })
      expect(await reason()).toBeNull()
      await refuseAll('s2')
      expect(await reason()).toBe('forbidden')
      expect(world.adapter.calls.filter((call) => call === 'openDirect')).toHaveLength(1)
      await world.drain()
      expect(await world.states()).toEqual({ dead: 1, sent: 1 })
      expect(await reason()).toBeNull()
    })

    test('is probed after 1 h, 6 h and 24 h, then keeps nothing any more', async () => {
      await refuseAll('s1')
      await refuseAll('s2')
      for (const hours of [1, 6, 24]) {
        expect(await world.states()).toEqual({ dead: 1, due: 1 })
        await world.clock.sleep(hours * HOUR_MS)
        world.fail('unclear')
        await world.drain()
      }
      expect(await world.states()).toEqual({ dead: 1, failed: 1 })
      expect(await reason()).toBe('forbidden')
    })

    test('rests, too, where the platform asked it to wait at some time', async () => {
      await world.step({ ...TALKS, id: 'before' })
      world.fail('rate-limited', 'before', 1_000)
      await world.drain()
      await world.clock.sleep(1_000)
      await world.drain()
      await refuseAll('s1')
      await refuseAll('s2')
      expect(await world.states()).toEqual({ sent: 1, dead: 1, due: 1 })
      expect(await reason()).toBe('forbidden')
    })

    test('is probed after 1 h where the next post is refused with a word that says it all', async () => {
      await refuseAll('s1')
      await world.step({ ...TALKS, id: 's2' })
      world.fail('forbidden')
      await world.drain()
      expect(await reason()).toBe('forbidden')
      await world.clock.sleep(HOUR_MS)
      await world.drain()
      expect(await world.states()).toEqual({ dead: 1, sent: 1 })
    })

    test('goes on where another post got through in between', async () => {
      await refuseAll('s1')
      await world.step({ ...TALKS, id: 's2' })
      await world.drain()
      await refuseAll('s3')
      expect(await world.states()).toEqual({ dead: 2, sent: 1 })
      expect(await reason()).toBeNull()
    })
  })

  test.each([
    ['that the bot was removed from', 'workspace-gone', 'bot-removed'],
    ['whose token is refused', 'token-refused', 'token-refused'],
  ] as const)(
    'a workspace %s rests as a whole at the first answer, until the bot is back',
    async (_which, kind, why) => {
      const { store, channel } = world
      const workspace = workspaceOf(channel)
      const places = { second: workspace, elsewhere: { ...workspace, id: 'preview:w-other', externalId: 'w-other' } }
      for (const [name, place] of Object.entries(places)) {
        const made = newChannel(place, name, { language: 'en', timeZone: 'UTC' })
        await subscribe(store, await store.channels.ensure(place, made), 'funding')
      }
      const resting = async () =>
        await Promise.all(
          [channel.id, 'preview:second', 'preview:elsewhere'].map(async (id) => {
            const [subscription] = await store.subscriptions.listOfChannel(id)
            return subscription?.pauseReason
          }),
        )
      await world.step(TALKS)
      world.fail(kind)
      await world.drain()
      expect(await resting()).toEqual([why, why, null])
      expect(world.adapter.calls).toEqual(['post', ...TOLD])
      await store.subscriptions.resumeWorkspace(workspace.id, why)
      expect(await resting()).toEqual([null, null, null])
    },
  )
})
