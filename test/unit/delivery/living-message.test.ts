import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Story, StorySource } from '../../../src/core/story.ts'
import { subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const FACTS = fundingFacts({ company: 'Temporal', amountUsd: 300e6 })
const STORY = story({ id: 's1', facts: FACTS })

function withSources(count: number): Story {
  const sources = Array.from({ length: count }, (_, at): StorySource => ({
    name: `Outlet ${at}`,
    url: `https://outlet-${at}.example/`,
    at: 1_000,
    language: 'en',
    kind: 'press',
  }))
  return { ...STORY, sources, revision: count }
}

describe('a living message', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
    await world.step(STORY)
    await world.drain()
    world.adapter.calls.length = 0
  })
  afterEach(() => world.store.close())

  const grow = async (count: number): Promise<readonly string[]> => {
    await world.step(withSources(count), { sourcesBefore: count - 1 })
    world.adapter.calls.length = 0
    await world.drain()
    return [...world.adapter.calls]
  }
  const correct = (revision: number): Story => ({
    ...STORY,
    revision,
    changes: [{ kind: 'correction', from: null, to: 'merged', at: world.clock.nowMs(), entryId: 'e1', revision }],
  })

  test('names its sources: at the steps at once, in between with the next edit after ten minutes', async () => {
    expect(await grow(2)).toEqual(['edit'])
    expect(await grow(3)).toEqual(['edit'])
    expect(await grow(4)).toEqual([])
    await world.clock.sleep(10 * MINUTE_MS)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit'])
    expect(world.posts()[0]).toContain('Outlet 3')
  })

  test('is short where its channel wants that, and what stands there follows with its next edit', async () => {
    expect(world.posts()[0]).toContain('Company')
    await world.store.channels.update({ ...world.channel, cardStyle: 'short' })
    expect(await grow(2)).toEqual(['edit'])
    expect(world.posts()[0]).toContain('$300M')
    expect(world.posts()[0]).toContain('Outlet 1')
    expect(world.posts()[0]).not.toContain('Company')
    await world.step({ ...STORY, id: 's2' })
    await world.drain()
    expect(world.posts()[1]).not.toContain('Company')
    await world.store.channels.update({ ...world.channel, cardStyle: 'full' })
    await grow(3)
    expect(world.posts()[0]).toContain('Company')
  })

  test('of a busy story is edited at most every ten minutes', async () => {
    await grow(20)
    let edits = 0
    for (let minute = 0; minute < 60; minute += 1) {
      edits += (await grow(21 + minute)).length
      await world.clock.sleep(MINUTE_MS)
    }
    expect(edits).toBeGreaterThanOrEqual(5)
    expect(edits).toBeLessThanOrEqual(6)
  })

  test('an edit that may wait does not hold up one of another message', async () => {
    await world.step({ ...STORY, id: 's2' })
    await world.drain()
    await grow(4)
    world.adapter.calls.length = 0
    await world.step({ ...STORY, id: 's2', revision: 2 }, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual(['reply', 'edit'])
  })

  test('stays true while its channel is paused, and gets nothing new', async () => {
    for (const subscription of await world.store.subscriptions.listOfChannel(world.channel.id)) {
      await world.store.subscriptions.save({ ...subscription, pausedAt: world.clock.nowMs(), pauseReason: 'asked' })
    }
    await world.step(correct(2), { sourcesBefore: 1, isMaterial: true })
    await world.step({ ...STORY, id: 's2' })
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit'])
    expect(world.posts()).toEqual([expect.stringContaining('Correct')])
  })

  test.each(['own', 'none'] as const)(
    'stays true after its channel unsubscribed, and gets nothing new: %s',
    async (left) => {
      await world.store.subscriptions.remove(world.channel.id, 'funding')
      if (left === 'own') await subscribe(world.store, world.channel, 'model-release')
      const status = 'denied'
      const denied: Story = {
        ...{ ...STORY, status, facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6, status }), revision: 2 },
        changes: [{ kind: 'status', from: 'announced', to: status, at: 2_000, entryId: 'e2', revision: 2 }],
      }
      await world.step(denied, { sourcesBefore: 1, isMaterial: true })
      await world.step({ ...STORY, id: 's2' })
      await world.drain()
      expect(world.adapter.calls).toEqual(['edit'])
      expect(world.posts()).toEqual([expect.stringContaining('Denied')])
      await world.step(
        { ...denied, revision: 3, mending: { kind: 'retracted' } },
        { sourcesBefore: 1, isMaterial: true },
      )
      await world.drain()
      expect(world.adapter.calls).toEqual(['edit', 'edit'])
      expect(world.posts()).toEqual([expect.stringContaining('Retracted')])
      expect(world.notes()).toEqual([])
    },
  )

  test('is left alone where the bot was shut out before its channel unsubscribed', async () => {
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await subscribe(world.store, world.channel, 'model-release')
    await world.store.subscriptions.pauseChannel(world.channel.id, 'channel-gone', world.clock.nowMs())
    await world.step(correct(2), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual([])
  })

  test('is left alone after 24 h, but for material changes', async () => {
    await world.clock.sleep(24 * HOUR_MS + 1)
    expect(await grow(2)).toEqual([])
    expect(await world.states()).toEqual({ sent: 1 })
    await world.step({ ...STORY, revision: 3 }, { sourcesBefore: 2, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual(['reply', 'edit'])
  })

  test('says so when it is corrected, in itself and in its thread', async () => {
    await world.clock.sleep(1_000)
    await world.step(correct(2), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.posts()[0]).toContain('Corrected')
    expect(world.notes()).toHaveLength(1)
    expect(world.notes()[0]).toContain('Corrected')
  })

  test('of a story that was corrected before does not speak of it', async () => {
    const corrected = { ...correct(2), id: 's2' }
    await world.step(corrected)
    await world.clock.sleep(1_000)
    await world.drain()
    await world.step({ ...corrected, sources: withSources(2).sources, revision: 3 }, { sourcesBefore: 1 })
    await world.drain()
    expect(world.posts()[1]).toContain('Outlet 1')
    expect(world.posts()[1]).not.toContain('Corrected')
  })

  test('is not edited again before the time that the platform asks for', async () => {
    world.fail('rate-limited', 'before', 10 * MINUTE_MS)
    expect(await grow(2)).toEqual(['edit'])
    await world.clock.sleep(10 * MINUTE_MS - 1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit'])
    await world.clock.sleep(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit', 'edit'])
  })

  test('is not edited by what was owed before the platform took no more', async () => {
    await world.step(withSources(4), { sourcesBefore: 3 })
    const [message] = await world.store.messages.listOfStory(STORY.id)
    await world.store.messages.freeze(message?.id ?? '', world.clock.nowMs())
    await world.clock.sleep(10 * MINUTE_MS)
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    expect(await world.states()).toEqual({ sent: 1, failed: 1 })
  })

  test('takes no more edits once the platform says so, and its thread goes on', async () => {
    world.fail('edit-closed')
    await grow(2)
    expect(await grow(3)).toEqual([])
    await world.step(withSources(4), { sourcesBefore: 3, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual(['reply'])
    expect(world.posts()).toHaveLength(1)
  })

  test.each(['ambiguous', 'unavailable', 'invalid', 'edit-closed', 'message-gone'] as const)(
    'is never posted again because an edit met: %s',
    async (kind) => {
      for (let at = 0; at < 20; at += 1) world.fail(kind)
      await world.step(withSources(2), { sourcesBefore: 1 })
      for (let at = 0; at < 12; at += 1) {
        await world.drain()
        await world.clock.sleep(16 * MINUTE_MS)
      }
      expect(world.adapter.calls).not.toContain('post')
      expect(world.adapter.calls).not.toContain('reply')
      expect(world.posts()).toHaveLength(1)
    },
  )

  test('an edit whose answer is lost can not come after the next one and undo it', async () => {
    world.adapter.during.push(() => world.step(withSources(3), { sourcesBefore: 2 }))
    world.fail('ambiguous', 'after')
    expect(await grow(2)).toEqual(['edit'])
    // Until the time-out of the request and its margin are over, it may still arrive.
    await world.clock.sleep(44_000)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit'])
    await world.clock.sleep(1_000)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit', 'edit'])
    expect(world.posts()[0]).toContain('Outlet 2')
  })

  test('what is new after an edit whose answer was lost waits until that one can no longer arrive', async () => {
    world.fail('ambiguous', 'after')
    expect(await grow(2)).toEqual(['edit'])
    await world.clock.sleep(44_999)
    expect(await grow(3)).toEqual([])
    await world.clock.sleep(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit'])
    expect(world.posts()[0]).toContain('Outlet 2')
  })

  test('carries the id of its post in every edit, by which the message is found again', async () => {
    const ids: string[] = []
    const adapter: ChatAdapter = {
      ...world.adapter,
      edit: async (channel, ref, message) => {
        ids.push(message.deliveryId)
        await world.adapter.edit(channel, ref, message)
      },
    }
    await world.step(withSources(2), { sourcesBefore: 1 })
    await deliver(world.channel.id, { ...world.deps, adapters: new Map([['preview', adapter]]) })
    const [post] = await world.store.deliveries.listPosts(STORY.id)
    expect(ids).toEqual([post?.id])
  })

  test('an edit that was refused for a while holds up no post', async () => {
    world.fail('rate-limited', 'before', 10 * MINUTE_MS)
    await grow(2)
    await world.step({ ...STORY, id: 's2' })
    await world.drain()
    expect(world.posts()).toHaveLength(2)
  })

  test('a change while the answer to its post is lost is told when the message is found', async () => {
    await world.step({ ...STORY, id: 's2' })
    world.fail('ambiguous', 'after')
    await world.drain()
    const denied = fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'denied' })
    await world.step(
      { ...STORY, id: 's2', facts: denied, status: 'denied', revision: 2 },
      { sourcesBefore: 1, isMaterial: true },
    )
    await world.clock.sleep(46_000)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'reply', 'edit'])
    expect(world.posts()[1]).toContain('Denied')
    expect(await world.store.messages.findOfStory(world.channel.id, 's2')).toMatchObject({ revision: 2 })
  })
})
