import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { heldStories, named } from './held-stories.ts'

describe('a message that several stories share', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())
  const { owe, hold, beAway, change, deny, revive, retract, merge, mute } = heldStories(() => world)
  const noteCards = () => world.preview.messages().flatMap(({ threadOf, card }) => (threadOf === null ? [] : [card]))

  test('is closed: a material change posts a message of its own, which lives from then on', async () => {
    await hold('a', 'b')
    await world.drain()
    await world.step(named('a', { revision: 2 }), { sourcesBefore: 1 })
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    await change('a')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.posts()[1]).toContain('Company a')
    await world.step(named('a', { revision: 3 }), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post', 'reply', 'edit'])
    expect(world.posts()).toHaveLength(2)
  })

  test('goes on to tell an event that the workspace tells by a story of its own elsewhere', async () => {
    await hold('a', 'b')
    await world.drain()
    const own = { workspaceId: world.channel.workspaceId, publicId: 'a' }
    await world.store.stories.insert(named('own', own))
    await change('a')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.posts()[1]).toContain('Company a')
  })

  test.each(['unsubscribed', 'muted'] as const)(
    'says that one of its stories was denied, where it is %s',
    async (how) => {
      await hold('a', 'b')
      await world.drain()
      if (how === 'unsubscribed') await world.store.subscriptions.remove(world.channel.id, 'funding')
      else await mute('a')
      await deny('a')
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'edit'])
      expect(world.posts()).toEqual([expect.stringMatching(/Denied Company a/u)])
    },
  )

  test('says that one of its stories was denied while it was on its way to a channel that unsubscribed', async () => {
    await hold('a', 'b')
    world.adapter.during.push(async () => {
      await world.store.subscriptions.remove(world.channel.id, 'funding')
      await deny('a')
    })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'edit'])
    expect(world.posts()).toEqual([expect.stringMatching(/Denied Company a/u)])
  })

  test.each(['followed', 'unsubscribed', 'muted'] as const)(
    'says that one of its stories is denied no more, where it is %s',
    async (how) => {
      await hold('a', 'b')
      await world.drain()
      if (how === 'unsubscribed') await world.store.subscriptions.remove(world.channel.id, 'funding')
      else if (how === 'muted') await mute('a')
      await deny('a')
      await world.drain()
      await revive('a')
      await world.drain()
      expect(world.posts()[0]).toMatch(/Announced Company a/u)
      expect(world.posts().join('')).not.toContain('Denied')
    },
  )

  test('says that one of its stories is denied no more since it was on its way', async () => {
    await owe('a', 'b')
    await deny('a')
    await beAway(7)
    world.adapter.during.push(() => revive('a'))
    await world.drain()
    expect(world.adapter.calls.toSorted()).toEqual(['edit', 'post', 'post'])
    expect(world.posts().join('')).not.toContain('Denied')
  })

  test('is not edited for one more source, which somebody gave a story by hand', async () => {
    await hold('a', 'b')
    await world.drain()
    const grown = named('a', { revision: 2 })
    const correct = (withNote: boolean) =>
      world.store.transaction(async (ledger) => {
        await ledger.stories.update(grown)
        return await correctMessages(ledger, grown, { withNote }, world.clock.nowMs())
      })
    expect(await correct(false)).toEqual([])
    expect(await correct(true)).toEqual([world.channel.id])
  })

  test('a change while the shared message is on its way gets a message of its own', async () => {
    await hold('a', 'b')
    world.adapter.during.push(() => change('b'))
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.posts()[1]).toContain('Company b')
  })

  test('a correction edits the shared message as a whole, and its note names the story', async () => {
    await hold('a', 'b')
    await world.drain()
    await world.clock.sleep(1_000)
    await change('b', 'correction')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
    expect(world.posts()[0]).toMatch(/Corrected[\s\S]*Company a[\s\S]*Company b/u)
    expect(world.notes()[0]).toContain('Company b')
    expect(noteCards().map(({ threadName }) => threadName)).toEqual(['While I was away: 2 stories'])
  })

  test('deleted by somebody, it ends all its stories', async () => {
    await hold('a', 'b')
    await world.drain()
    world.preview.remove(world.preview.messages()[0]?.ref ?? '')
    await world.clock.sleep(1_000)
    await change('b', 'correction')
    await world.drain()
    await change('a')
    await world.drain()
    expect(world.posts()).toEqual([])
  })

  test('keep their message with all that it tells where the platform refuses an edit of it', async () => {
    await hold('a', 'b')
    await world.drain()
    const before = world.posts()
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await deny('a')
    world.fail('invalid')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'edit'])
    expect(world.posts()).toEqual(before)
  })

  test('a correction of one is told though the first of them has changed more often', async () => {
    await world.step(named('a', { revision: 5 }))
    await hold('b')
    await world.drain()
    await change('b', 'correction')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
  })

  describe('one of which is retracted', () => {
    test('while they wait is left out, and one that is left alone has a message to itself', async () => {
      await hold('a', 'b', 'c')
      await retract('b')
      await world.drain()
      expect(world.posts()).toHaveLength(1)
      expect(world.posts()[0]).toContain('While I was away: 2 stories')
      expect(world.posts()[0]).not.toContain('Company b')
      await hold('d', 'e')
      await retract('d')
      await world.drain()
      expect(world.posts()[1]).toContain('Company e')
      expect(world.posts()[1]).not.toContain('While I was away')
      expect(await world.states()).toEqual({ sent: 3, failed: 2 })
    })

    test('before the others, ends alone, and they share a message all the same', async () => {
      await hold('a', 'b', 'c')
      await retract('a')
      await world.drain()
      expect(world.posts()).toHaveLength(1)
      expect(world.posts()[0]).toContain('While I was away: 2 stories')
      expect(await world.states()).toEqual({ sent: 2, failed: 1 })
    })

    test('are not sent at all when each of them is', async () => {
      await hold('a', 'b')
      await retract('a')
      await retract('b')
      await world.drain()
      expect(world.adapter.calls).toEqual([])
      expect(await world.states()).toEqual({ failed: 2 })
    })

    test('once they stand say so in their message and in its thread, however it changes later', async () => {
      await hold('a', 'b')
      await world.drain()
      await retract('b')
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'reply-for-all', 'edit'])
      expect(world.posts()[0]).toMatch(/Corrected[\s\S]*Company a[\s\S]*Retracted: Company b/u)
      expect(world.notes()[0]).toContain('Retracted: Company b')
      await world.clock.sleep(1_000)
      await change('a', 'correction')
      await world.drain()
      expect(world.posts()[0]).toContain('Retracted: Company b')
    })

    test('name nothing that was never in their message', async () => {
      await hold('a', 'b', 'c')
      await retract('c')
      await world.drain()
      await retract('b')
      await world.drain()
      expect(world.posts()[0]).toContain('Retracted: Company b')
      expect(world.posts()[0]).not.toContain('Company c')
    })

    test.each(['retract', 'correct'] as const)(
      'or corrected while they are on their way are edited after: %s',
      async (how) => {
        await hold('a', 'b')
        world.adapter.during.push(() => (how === 'retract' ? retract('b') : change('b', 'correction')))
        await world.drain()
        expect(world.adapter.calls).toEqual(['post', how === 'retract' ? 'reply-for-all' : 'reply', 'edit'])
        if (how === 'retract') expect(world.posts()[0]).toContain('Retracted: Company b')
        expect(await world.states()).not.toHaveProperty('failed')
      },
    )

    test('and that has a message to itself as well says so in both', async () => {
      await hold('a', 'b')
      await world.drain()
      await change('a')
      await world.drain()
      await retract('a')
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'post', 'reply-for-all', 'edit', 'edit'])
      expect(world.posts().map((text) => text.includes('Retracted: Company a'))).toEqual([true, true])
    })
  })

  test('say of one that is merged into another which one tells it, without a note', async () => {
    await hold('a', 'b', 'c')
    await world.drain()
    await merge('b', 'a')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'edit'])
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('Company b raises money · The same event as an earlier story')
  })
})
