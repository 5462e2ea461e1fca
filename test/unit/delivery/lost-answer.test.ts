import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { ChatError } from '../../../src/core/errors.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { CLOSED, TALKS } from './talks-closed.ts'

describe('a request whose answer is lost', () => {
  let world: DeliveryWorld

  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  describe('where the bot may not look for what it sent', () => {
    const later = async (): Promise<void> => {
      await world.clock.sleep(HOUR_MS)
      await world.drain()
    }
    const count = (call: string): number => world.adapter.calls.filter((one) => one === call).length
    beforeEach(async () => {
      world.adapter.findSent = () => {
        world.adapter.calls.push('findSent')
        return Promise.reject(new ChatError('unseen', 'The scopes to look are missing.'))
      }
      await world.step(TALKS)
    })

    test('a post whose answer is lost is sent once more, and then kept as dead with the reason', async () => {
      for (let time = 0; time < 9; time += 1) world.fail('ambiguous')
      await world.drain()
      for (let time = 0; time < 9; time += 1) await later()
      expect(count('post')).toBe(2)
      const [dead] = await world.store.deliveries.listDead(1)
      expect(dead?.problem).toMatch(/^The scopes to look are missing\. .*aiwire dead redrive/u)
      // Whoever looked and found nothing may ask for it once more.
      world.adapter.faults.length = 0
      await world.store.deliveries.redrive(null, world.clock.nowMs())
      await later()
      expect(count('post')).toBe(3)
      expect(await world.states()).toEqual({ sent: 1 })
    })

    test('the second time is over only when it may have arrived', async () => {
      for (const kind of ['ambiguous', 'unavailable', 'rate-limited', 'unavailable'] as const) world.fail(kind)
      await world.drain()
      for (let time = 0; time < 4; time += 1) await later()
      expect(await world.states()).toEqual({ sent: 1 })
    })

    test('a process that is stopped during the second time leaves no third', async () => {
      world.fail('ambiguous')
      await world.drain()
      await world.clock.sleep(HOUR_MS)
      const traffic = createTraffic(world.clock)
      world.adapter.during.push(() => {
        void traffic.stop(0)
        return new Promise(() => undefined)
      })
      await deliver(world.channel.id, { ...world.deps, traffic })
      expect(await world.states()).toEqual({ due: 1 })
      await later()
      expect(count('post')).toBe(2)
      expect(await world.states()).toEqual({ dead: 1 })
    })

    test('a process that dies during the second time leaves no third', async () => {
      world.fail('ambiguous')
      await world.drain()
      await world.clock.sleep(HOUR_MS)
      let isDying: () => void = () => undefined
      const dying = new Promise<void>((resolve) => {
        isDying = resolve
      })
      world.adapter.during.push(() => {
        isDying()
        return new Promise(() => undefined)
      })
      void world.drain()
      await dying
      // Another process finds the claim when its time is over.
      await world.clock.sleep(HOUR_MS)
      await deliver(world.channel.id, { ...world.deps, traffic: createTraffic(world.clock) })
      expect(count('post')).toBe(2)
      expect(await world.states()).toEqual({ dead: 1 })
    })
  })

  test('a lost answer is looked for before it is sent again', async () => {
    await world.step(TALKS)
    world.fail('ambiguous', 'after')
    await world.drain()
    expect(await world.states()).toEqual({ due: 1 })
    await world.clock.sleep(44_999)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    await world.clock.sleep(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent'])
    expect(world.preview.messages()).toHaveLength(1)
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('what is brought back although it may stand there is looked for first, too', async () => {
    await world.step(TALKS)
    world.fail('ambiguous', 'after')
    await world.drain()
    for (let time = 0; time < 8; time += 1) {
      world.adapter.lookFaults.push(new ChatError('unavailable', 'planned'))
      await world.clock.sleep(HOUR_MS)
      await world.drain()
    }
    expect(await world.states()).toEqual({ dead: 1 })
    world.adapter.lookFaults.length = 0
    expect(await world.store.deliveries.redrive(null, world.clock.nowMs())).toBe(1)
    await world.drain()
    expect(world.adapter.calls.filter((call) => call === 'post')).toHaveLength(1)
    expect(world.posts()).toHaveLength(1)
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('a request that was lost on the way is sent again after looking', async () => {
    await world.step(TALKS)
    world.fail('ambiguous', 'before')
    await world.drain()
    await world.clock.sleep(45_000)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(world.preview.messages()).toHaveLength(1)
  })

  test('a post that is sent again after looking shows the story as it is by then, and needs no edit', async () => {
    await world.step(TALKS)
    world.fail('ambiguous', 'before')
    await world.drain()
    await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await world.clock.sleep(45_000)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(await world.states()).toEqual({ sent: 2 })
  })

  test('a last attempt that may still arrive is looked for before the channel goes on', async () => {
    await world.step(TALKS)
    await world.step({ ...TALKS, id: 's2' })
    for (let at = 0; at < 7; at += 1) world.fail('ambiguous', 'before')
    world.fail('ambiguous', 'after')
    for (let at = 0; at < 8; at += 1) {
      await world.drain()
      await world.clock.sleep(15 * 60_000)
    }
    expect(await world.states()).toEqual({ due: 2 })
    await world.drain()
    // It had arrived: nothing is dead, and nothing came before it.
    expect(await world.states()).toEqual({ sent: 2 })
    expect(world.preview.messages()).toHaveLength(2)
  })

  test('a last attempt that never arrived is dead once it was looked for', async () => {
    await world.step(TALKS)
    for (let at = 0; at < 8; at += 1) world.fail('ambiguous', 'before')
    for (let at = 0; at < 9; at += 1) {
      await world.drain()
      await world.clock.sleep(15 * 60_000)
    }
    expect(world.adapter.calls.filter((call) => call === 'post')).toHaveLength(8)
    expect(await world.states()).toEqual({ dead: 1 })
  })

  test.each(['unavailable', 'rate-limited', 'unauthorized', 'ambiguous'] as const)(
    'a post whose answer is lost stands once, though the platform says %s when it is looked for',
    async (kind) => {
      await world.step(TALKS)
      world.fail('ambiguous', 'after')
      await world.drain()
      world.adapter.lookFaults.push(new ChatError(kind, 'planned', { retryAfterMs: 1_000 }))
      for (let waited = 0; waited < 3; waited += 1) {
        await world.clock.sleep(HOUR_MS)
        await world.drain()
      }
      expect(await world.states()).toEqual({ sent: 1 })
      expect(world.posts()).toHaveLength(1)
      expect(world.adapter.calls).toEqual(['post', 'findSent', 'findSent'])
    },
  )

  describe('a post whose answer was lost, which nobody wants any more', () => {
    const unwish = {
      unsubscribed: () => world.store.subscriptions.remove(world.channel.id, 'funding'),
      paused: () => world.store.subscriptions.pauseChannel(world.channel.id, 'asked', world.clock.nowMs()),
      muted: () => world.store.channels.update({ ...world.channel, muted: ['Temporal'] }),
    }
    test.each(['unsubscribed', 'paused', 'muted'] as const)('because it was %s, is not sent again', async (how) => {
      await world.step(TALKS)
      world.fail('ambiguous', 'before')
      await world.drain()
      await unwish[how]()
      await world.clock.sleep(46_000)
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'findSent'])
      expect(await world.states()).toEqual({ failed: 1 })
    })

    test.each(['unsubscribed', 'paused', 'muted'] as const)(
      'because it was %s, stays true where it stands',
      async (how) => {
        await world.step(TALKS)
        world.fail('ambiguous', 'after')
        await world.drain()
        await unwish[how]()
        await world.clock.sleep(46_000)
        await world.drain()
        await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
        await world.drain()
        expect(world.adapter.calls).toContain('edit')
        expect(world.posts()).toEqual([expect.stringContaining('Announced')])
      },
    )

    test('because the channel is lost, is not looked for', async () => {
      await world.step(TALKS)
      world.fail('ambiguous')
      await world.drain()
      await world.store.subscriptions.pauseChannel(world.channel.id, 'channel-gone', world.clock.nowMs())
      await world.clock.sleep(46_000)
      await world.drain()
      expect(world.adapter.calls).toEqual(['post'])
      expect(await world.states()).toEqual({ failed: 1 })
    })
  })

  test('a note that was sent and deleted is no word about the message that it belongs to', async () => {
    await world.step(TALKS)
    await world.drain()
    await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    world.fail('ambiguous')
    await world.drain()
    await world.clock.sleep(46_000)
    // The platform knows the note by its nonce, and has it no more.
    world.fail('message-gone')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'findSent', 'reply', 'edit'])
    expect(world.posts()).toEqual([expect.stringContaining('Announced')])
    expect(await world.states()).toEqual({ sent: 3 })
  })
})
