import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { StorySource } from '../../../src/core/story.ts'
import { EVERYTHING, subscribe } from '../../builders/channel.ts'
import { MORNING, openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { CLOSED, TALKS } from './talks-closed.ts'

function sources(count: number): readonly StorySource[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `Outlet ${at}`,
    url: `https://outlet-${at}.example/`,
    at: 1_000,
    language: 'en',
    kind: 'press',
  }))
}

describe('delivering', () => {
  let world: DeliveryWorld

  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  test('a story is posted once, and a material change edits it and adds a note in its thread', async () => {
    await world.step(TALKS)
    await world.drain()
    await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    await world.step(CLOSED, { sourcesBefore: 1 })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
    const [post, note, ...more] = world.preview.messages()
    expect(more).toEqual([])
    expect(note?.threadOf).toBe(post?.ref)
    expect(await world.states()).toEqual({ sent: 3 })
  })

  test('a channel that subscribed while the clock was ahead gets what comes once it is right', async () => {
    await subscribe(world.store, world.channel, 'funding', EVERYTHING, MORNING + 24 * HOUR_MS)
    await world.step({ ...TALKS, updatedAt: MORNING })
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    // Where it is right, what was published before is not news.
    await subscribe(world.store, world.channel, 'funding', EVERYTHING, MORNING)
    await world.step({
      ...story({ id: 's2', facts: fundingFacts({ company: 'Acme', amountUsd: 5e6 }) }),
      updatedAt: MORNING - 1,
    })
    await world.drain()
    expect(world.posts()).toHaveLength(1)
  })

  test('more sources edit the message at 2, 3, 5, 10 and 20 of them, then at most every ten minutes', async () => {
    await world.step(TALKS)
    await world.drain()
    const edits: number[] = []
    for (let count = 2; count <= 24; count += 1) {
      await world.step({ ...TALKS, sources: sources(count), revision: count }, { sourcesBefore: count - 1 })
      world.adapter.calls.length = 0
      await world.drain()
      if (world.adapter.calls.includes('edit')) edits.push(count)
    }
    expect(edits).toEqual([2, 3, 5, 10, 20])
    await world.clock.sleep(10 * 60_000)
    world.adapter.calls.length = 0
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit'])
  })

  test('a story that moves on while its post is on the way is edited right after, with a note', async () => {
    await world.step(TALKS)
    world.adapter.during.push(() => world.step(CLOSED, { sourcesBefore: 1, isMaterial: true }))
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
    expect(await world.store.messages.findOfStory(world.channel.id, 's1')).toMatchObject({ revision: 2 })
  })

  test('a sum that changes again before its note has gone is told once, as it is by then', async () => {
    await world.step(TALKS)
    await world.drain()
    let now = TALKS
    for (const [revision, million] of [
      [2, 330],
      [3, 350],
    ] as const) {
      const change = {
        kind: 'amount',
        from: `$${million - 20}M`,
        to: `$${million}M`,
        at: 2_000,
        entryId: 'e2',
      } as const
      const facts = fundingFacts({ company: 'Temporal', amountUsd: million * 1e6, status: 'in-talks' })
      now = { ...now, facts, revision, changes: [...now.changes, { ...change, revision }] }
      await world.step(now, { sourcesBefore: 1, isMaterial: true })
    }
    await world.drain()
    expect(world.notes()).toHaveLength(1)
    expect(world.notes()[0]).toContain('$350M')
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test('a post that is sent late shows the story as it is by then', async () => {
    await world.step(TALKS)
    world.fail('unavailable')
    await world.drain()
    await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await world.clock.sleep(3_000)
    await world.drain()
    // The post was drawn anew from the newer revision: nothing is left to edit.
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.preview.messages()).toHaveLength(1)
  })

  test('a rate limit is a wait and no attempt', async () => {
    await world.step(TALKS)
    for (let at = 0; at < 20; at += 1) {
      world.fail('rate-limited', 'before', 2_000)
      await world.drain()
      await world.clock.sleep(2_000)
    }
    await world.drain()
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('a rate limit that names no time is a wait of five seconds', async () => {
    await world.step(TALKS)
    world.fail('rate-limited')
    await world.drain()
    await world.drain()
    expect(await world.states()).toEqual({ due: 1 })
    await world.clock.sleep(5_000)
    await world.drain()
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('eight attempts without an answer end as dead, and the channel goes on', async () => {
    await world.step(TALKS)
    await world.step({ ...TALKS, id: 's2' })
    for (let at = 0; at < 8; at += 1) world.fail('unavailable')
    for (let at = 0; at < 8; at += 1) {
      await world.drain()
      await world.clock.sleep(15 * 60_000)
    }
    await world.drain()
    expect(await world.states()).toEqual({ dead: 1, sent: 1 })
  })

  test.each(['post', 'edit'] as const)(
    'a wait of days that the platform asks for is kept for a day, whatever is brought back meanwhile: %s',
    async (what) => {
      await world.step(TALKS)
      if (what === 'edit') {
        await world.drain()
        await world.step({ ...TALKS, revision: 2 }, { sourcesBefore: 1, isToldOtherwise: true })
        await world.clock.sleep(600_000)
      }
      world.fail('rate-limited', 'before', 72 * HOUR_MS)
      await world.drain()
      const asked = world.adapter.calls.length
      for (let hour = 0; hour < 23; hour += 1) {
        await world.clock.sleep(HOUR_MS)
        await world.store.deliveries.bringBack(world.clock.nowMs())
        await world.drain()
      }
      expect(world.adapter.calls).toHaveLength(asked)
      await world.clock.sleep(HOUR_MS)
      await world.drain()
      expect(world.adapter.calls).toHaveLength(asked + 1)
    },
  )

  test('a message that somebody deleted stays deleted', async () => {
    await world.step(TALKS)
    await world.drain()
    world.preview.remove(world.preview.messages()[0]?.ref ?? '')
    await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    await world.step({ ...CLOSED, revision: 3 }, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.preview.messages()).toEqual([])
    expect(world.adapter.calls.filter((call) => call === 'post')).toHaveLength(1)
  })

  test('a bad token stops the channel and loses nothing', async () => {
    await world.step(TALKS)
    world.fail('unauthorized')
    await world.drain()
    expect(await world.states()).toEqual({ due: 1 })
    await world.clock.sleep(10 * 60_000)
    await world.drain()
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('nothing new is posted for a baseline', async () => {
    await world.step(TALKS, { mayPost: false })
    await world.drain()
    expect(world.adapter.calls).toEqual([])
  })

  test('a subscription without rumours gets the story when it becomes more than one', async () => {
    await subscribe(world.store, world.channel, 'funding', { ...EVERYTHING, rumours: false })
    await world.step(TALKS)
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    await world.step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
  })

  test('a daily limit counts a story once, however many report it', async () => {
    await subscribe(world.store, world.channel, 'funding', { ...EVERYTHING, maxPerDay: 2 })
    for (let count = 1; count <= 4; count += 1) {
      await world.step({ ...TALKS, sources: sources(count), revision: count }, { sourcesBefore: count - 1 })
    }
    await world.step({ ...TALKS, id: 's2' })
    await world.drain()
    expect(world.posts()).toHaveLength(2)
  })

  test('a daily limit counts for the day on which the report was seen, though it is told later', async () => {
    await subscribe(world.store, world.channel, 'funding', { ...EVERYTHING, maxPerDay: 1 })
    const yesterday = world.clock.nowMs() - 12 * HOUR_MS
    await world.step({ ...TALKS, id: 'late' }, { seenAt: yesterday })
    await world.step({ ...TALKS, id: 'too-many' }, { seenAt: yesterday })
    await world.step({ ...TALKS, id: 'today' })
    await world.drain()
    expect(await world.states()).toEqual({ sent: 2 })
    expect(await world.store.deliveries.listPosts('today')).toHaveLength(1)
  })

  test('a story that was refused while its channel was away comes with the next report, and once', async () => {
    await world.step(TALKS)
    world.fail('channel-gone')
    await world.drain()
    await world.store.subscriptions.resumeChannel(world.channel.id, 'channel-gone')
    // What stands elsewhere tells whoever subscribed that the channel is lost.
    const told = () => world.posts().filter((text) => text.includes('Temporal'))
    await world.step({ ...TALKS, sources: sources(2), revision: 2 }, { sourcesBefore: 1, mayPost: false })
    await world.drain()
    expect(told()).toEqual([])
    await world.step({ ...TALKS, sources: sources(3), revision: 3 }, { sourcesBefore: 2 })
    await world.drain()
    await world.step({ ...CLOSED, revision: 4 }, { sourcesBefore: 3, isMaterial: true })
    await world.drain()
    expect(told()).toEqual([expect.stringContaining('Announced')])
  })

  test('a story that its channel did not want when its turn came stays away until it is wanted and told again', async () => {
    await world.step(TALKS)
    await world.store.channels.update({ ...world.channel, muted: ['Temporal'] })
    await world.drain()
    await world.step({ ...TALKS, sources: sources(2), revision: 2 }, { sourcesBefore: 1 })
    await world.drain()
    expect(world.posts()).toEqual([])
    await world.store.channels.update(world.channel)
    await world.step({ ...CLOSED, revision: 3 }, { sourcesBefore: 2, isMaterial: true })
    await world.drain()
    expect(world.posts()).toEqual([expect.stringContaining('Announced')])
  })

  test('what is due when the channel unsubscribes is not sent', async () => {
    await world.step(TALKS)
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    expect(await world.states()).toEqual({ failed: 1 })
  })

  test('a roundup that is turned off before it is sent does not come', async () => {
    const roundup = { kind: 'roundup', storyId: null, week: '2026-W06', revision: 0, dueAt: MORNING } as const
    await world.store.deliveries.add({ channelId: world.channel.id, ...roundup })
    const { roundup: plan } = world.channel
    await world.store.channels.update({ ...world.channel, roundup: { ...plan, mode: 'off' } })
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    expect(await world.states()).toEqual({ failed: 1 })
  })

  test('what a channel changes while it is sent to holds for what comes next', async () => {
    for (const id of ['s1', 's2', 's3']) await world.step({ ...TALKS, id })
    world.adapter.during.push(
      () => world.store.channels.update({ ...world.channel, language: 'ko' }),
      () => world.store.channels.update({ ...world.channel, quietHours: { fromHour: 10, untilHour: 11 } }),
    )
    await world.drain()
    expect(world.posts().map((text) => /[가-힣]/u.test(text))).toEqual([false, true])
    expect(await world.states()).toEqual({ sent: 2, due: 1 })
  })

  test('quiet hours that begin while a channel waits for its turn hold', async () => {
    await world.step(TALKS)
    const traffic = {
      ...world.deps.traffic,
      gateTo: (...to: Parameters<typeof world.deps.traffic.gateTo>) => {
        const gate = world.deps.traffic.gateTo(...to)
        const enter: typeof gate.enter = async (ticket) => {
          await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 10, untilHour: 11 } })
          return await gate.enter(ticket)
        }
        return { ...gate, enter }
      },
    }
    await deliver(world.channel.id, { ...world.deps, traffic })
    expect(world.adapter.calls).toEqual([])
    expect(await world.states()).toEqual({ due: 1 })
  })

  test('a channel of a platform that is not configured keeps what it is owed', async () => {
    await world.step(TALKS)
    await deliver(world.channel.id, { ...world.deps, adapters: new Map() })
    expect(await world.states()).toEqual({ due: 1 })
  })
})
