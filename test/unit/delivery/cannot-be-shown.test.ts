import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { fact } from '../../builders/fact.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { TALKS } from './talks-closed.ts'

describe('what cannot be shown', () => {
  let world: DeliveryWorld

  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  test.each([
    ['one after the other', 0],
    ['held back together', 7],
  ])('a story of which no card can be made is set aside, and the others come, %s', async (_how, hours) => {
    const tell = (id: string, currency: string) => {
      const facts = fundingFacts({ company: id, amountUsd: 5e6 })
      const amount = fact({ amountMinor: 500_000_000, currency }, `${id} raises money`)
      return world.step(story({ id, facts: { ...facts, amount } }))
    }
    await tell('Alder', 'no currency')
    await tell('Birch', 'USD')
    await tell('Cedar', 'USD')
    await world.clock.sleep(hours * HOUR_MS)
    await world.drain()
    expect(world.posts().join('\n')).toMatch(/Birch[\s\S]*Cedar/u)
    expect(world.posts().join('\n')).not.toContain('Alder')
    expect(await world.states()).toEqual({ dead: 1, sent: 2 })
    const [dead] = await world.store.deliveries.listDead(9)
    expect(dead).toMatchObject({ storyId: 'Alder', problem: expect.stringMatching(/currency/iu) as unknown })
  })

  test('a card that was refused goes as plain words from then on, and no more often than it must', async () => {
    await world.step(TALKS)
    world.fail('invalid')
    world.fail('unavailable')
    await world.drain()
    await world.clock.sleep(HOUR_MS)
    await world.drain()
    // The third attempt does not try the card again.
    expect(world.adapter.calls).toEqual(['post', 'post', 'post'])
    const [message] = world.preview.messages()
    expect(message?.card).toMatchObject({
      badge: 'In talks',
      lines: [],
      fields: [],
      sections: [],
      footer: [],
      buttons: [],
    })
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('a body that the platform refuses is tried once more as title and link, then ends without blocking the channel', async () => {
    await world.step(TALKS)
    world.fail('invalid')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.preview.messages()[0]?.text).toContain(TALKS.title)
    await world.step({ ...TALKS, id: 's2' })
    await world.step({ ...TALKS, id: 's3' })
    world.fail('invalid')
    world.fail('invalid')
    await world.drain()
    expect(await world.states()).toEqual({ sent: 2, failed: 1 })
  })

  test('what an adapter cannot make holds up no channel for ever', async () => {
    await world.step(TALKS)
    const post = () => Promise.reject(new TypeError('a bug of ours'))
    const adapters = new Map([['preview', { ...world.adapter, post }]])
    for (let at = 0; at < 12; at += 1) {
      await deliver(world.channel.id, { ...world.deps, adapters })
      await world.clock.sleep(15 * 60_000)
    }
    expect(await world.states()).toEqual({ dead: 1 })
    const [dead] = await world.store.deliveries.listDead(1)
    expect(dead?.problem).toContain('a bug of ours')
  })

  describe('a story that cannot be shown, for a number has no evidence,', () => {
    const facts = fundingFacts({ company: 'Northwind', amountUsd: 300e6 })
    const unproven = facts.amount && { ...facts.amount, evidence: { ...facts.amount.evidence, quote: '' } }
    const broken = story({ id: 's2', facts: { ...facts, amount: unproven } })

    test('is kept as dead with the reason, and holds up no channel', async () => {
      await world.step(broken)
      await world.step(TALKS)
      await world.drain()
      expect(world.posts()).toEqual([expect.stringContaining('Temporal')])
      expect(await world.states()).toEqual({ dead: 1, sent: 1 })
      const [dead] = await world.store.deliveries.listDead(1)
      expect(dead).toMatchObject({ storyId: 's2', problem: expect.stringContaining('no evidence') as string })
    })

    test('takes none of those with it that were held back with it', async () => {
      await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 10, untilHour: 11 } })
      for (const told of [TALKS, broken, { ...TALKS, id: 's3' }]) await world.step(told)
      await world.clock.sleep(HOUR_MS)
      await world.drain()
      expect(world.posts()).toHaveLength(2)
      expect(await world.states()).toEqual({ dead: 1, sent: 2 })
    })

    test('is sent in no parts where it may stand with others already', async () => {
      await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 10, untilHour: 11 } })
      for (const told of [TALKS, { ...TALKS, id: 's2' }]) await world.step(told)
      await world.clock.sleep(HOUR_MS)
      world.fail('ambiguous', 'after')
      await world.drain()
      await world.step({ ...broken, revision: 2 }, { sourcesBefore: 1 })
      await world.clock.sleep(HOUR_MS)
      await world.drain()
      expect(world.posts()).toHaveLength(1)
      expect(await world.states()).toEqual({ dead: 2 })
    })
  })
})
