import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { heldStories, named } from './held-stories.ts'

describe('posts that are held back', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())
  const { owe, hold, beAway, change, mute } = heldStories(() => world)

  test('after down time come as one message, in order, and none is lost', async () => {
    await hold('a', 'b', 'c')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    const [text = ''] = world.posts()
    expect(text).toContain('While I was away: 3 stories')
    expect(['a', 'b', 'c'].map((id) => text.indexOf(`Company ${id}`))).toEqual(
      ['a', 'b', 'c'].map((id) => text.indexOf(`Company ${id}`)).toSorted((one, other) => one - other),
    )
    expect(await world.states()).toEqual({ sent: 3 })
  })

  test('only what is older than the limit shares the message; one alone is a post like any other', async () => {
    await owe('a', 'b')
    await beAway(5)
    await owe('c')
    await beAway(2)
    await world.drain()
    expect(world.posts().map((text) => /While I was away: \d/u.exec(text)?.[0] ?? 'own')).toEqual([
      'While I was away: 2',
      'own',
    ])
    await hold('d')
    await world.drain()
    expect(world.posts().at(-1)).not.toContain('While I was away')
  })

  test('what comes late because no feed could be read waits a few minutes, and comes as one message behind what is new', async () => {
    const come = async (id: string, isLate: boolean): Promise<void> => {
      await world.step(named(id), { isLate })
      await world.drain()
    }
    await come('a', true)
    await world.clock.sleep(60_000)
    await come('b', true)
    await come('c', false)
    expect(world.posts()).toEqual([expect.stringContaining('Company c')])
    await world.clock.sleep(4 * 60_000)
    await world.drain()
    expect(world.posts().slice(1)).toEqual([expect.stringMatching(/While I was away: 2 [^]*Company a[^]*Company b/u)])
    // One alone is a post like any other, and so is one that had to be tried again.
    await come('d', true)
    world.fail('rate-limited')
    await world.clock.sleep(5 * 60_000)
    await world.drain()
    await world.clock.sleep(60_000)
    await world.drain()
    expect(world.posts().at(-1)).toContain('Company d')
    expect(world.posts().at(-1)).not.toContain('While I was away')
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test.each(['unavailable', 'rate-limited'] as const)(
    'what comes late comes as one message, too, where the first try was %s',
    async (kind) => {
      for (const id of ['a', 'b', 'c']) await world.step(named(id), { isLate: true })
      world.fail(kind)
      for (let minute = 0; minute < 8; minute += 1) {
        await world.clock.sleep(61_000)
        await world.drain()
      }
      expect(world.posts()).toEqual([expect.stringMatching(/While I was away: 3 [^]*Company a[^]*Company c/u)])
      expect(await world.states()).toEqual({ sent: 3 })
    },
  )

  test('one that ended unsent and is told late waits for the others', async () => {
    await owe('a')
    await mute('a')
    await world.drain()
    await mute()
    await world.step(named('a', { revision: 2 }), { sourcesBefore: 1, isLate: true })
    await world.drain()
    expect(world.posts()).toEqual([])
    await world.step(named('b'), { isLate: true })
    await world.clock.sleep(8 * 60_000)
    await world.drain()
    expect(world.posts()).toEqual([expect.stringMatching(/While I was away: 2 [^]*Company a[^]*Company b/u)])
  })

  test('quiet hours hold everything, then release it as one message', async () => {
    await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 22, untilHour: 7 } })
    await world.clock.sleep(13 * HOUR_MS)
    await owe('a', 'b')
    await world.drain()
    await world.clock.sleep(7 * HOUR_MS)
    await owe('c')
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    await world.clock.sleep(HOUR_MS)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    expect(world.posts()[0]).toContain('After the quiet hours: 3 stories')
    await owe('d')
    await world.drain()
    expect(world.posts()).toHaveLength(2)
  })

  test('what the channel was told not to bring while it waited does not come, alone or among others', async () => {
    await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 22, untilHour: 7 } })
    await world.clock.sleep(13 * HOUR_MS)
    await owe('a', 'b', 'c')
    await mute('a')
    await world.clock.sleep(9 * HOUR_MS)
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('2 stories')
    expect(world.posts()[0]).not.toContain('Company a')
    await owe('d')
    const [subscription] = await world.store.subscriptions.listOfChannel(world.channel.id)
    if (subscription === undefined) throw new Error('the channel follows nothing')
    const filter = { ...subscription.filter, minAmountUsd: 1e12 }
    await world.store.subscriptions.save({ ...subscription, filter })
    await world.drain()
    expect(world.posts()).toHaveLength(1)
  })

  test.each(['first', 'last'])(
    'one that is left alone, since the %s is muted, has a message to itself',
    async (place) => {
      await owe('a', 'b')
      const [muted, left] = place === 'first' ? ['a', 'b'] : ['b', 'a']
      await mute(muted)
      await beAway(7)
      await world.drain()
      expect(world.posts()).toEqual([expect.stringMatching(/Company/u)])
      expect(world.posts()[0]).not.toContain('While I was away')
      expect(await world.store.messages.listOfStory(left)).toHaveLength(1)
      // Wanted and told again, it comes as any other.
      await mute()
      await change(muted)
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'post'])
      expect(world.posts()[1]).toContain(`Company ${muted}`)
    },
  )

  test('many at once come as one message', async () => {
    await owe(...Array.from({ length: 11 }, (_, at) => `n${at}`))
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    await owe(...Array.from({ length: 10 }, (_, at) => `m${at}`))
    await world.drain()
    expect(world.posts()).toHaveLength(11)
  })

  test('more than a message can name are counted', async () => {
    await owe(...Array.from({ length: 60 }, (_, at) => `n${at}`))
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('60 stories')
    expect(world.posts()[0]).toMatch(/and \d+ more/u)
  })

  test('a change before it is sent stands in it, and needs no word of its own', async () => {
    await owe('a', 'b')
    await change('a')
    await beAway(7)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    expect(await world.states()).toEqual({ sent: 2 })
  })

  test('a request that certainly was not carried out gathers anew', async () => {
    await hold('a', 'b')
    world.fail('unavailable')
    await world.drain()
    await hold('c')
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('3 stories')
  })

  test('what was unsubscribed meanwhile is not sent', async () => {
    await hold('a', 'b')
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await deliver(world.channel.id, world.deps)
    expect(world.posts()).toEqual([])
    expect(await world.states()).toEqual({ failed: 2 })
  })
})
