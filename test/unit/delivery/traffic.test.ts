import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isBackedUp } from '../../../src/bot/delivery/backlog.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import type { Lane } from '../../../src/bot/delivery/turnstile.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Ledger } from '../../../src/core/ports/store.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'

const STORY = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) })

describe('traffic', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  test('an outage closes the way for all channels, and costs few attempts', async () => {
    const channels = [world.channel]
    for (let at = 0; at < 20; at += 1) {
      const channel = await addChannel(world.store, `c${at}`)
      await subscribe(world.store, channel, 'funding')
      channels.push(channel)
    }
    await world.step(STORY)
    for (let at = 0; at < 1_000; at += 1) world.fail('unavailable')
    for (let minute = 0; minute < 60; minute += 1) {
      for (const { id } of channels) await deliver(id, world.deps)
      await world.clock.sleep(60_000)
    }
    expect(world.adapter.calls.length).toBeLessThan(40)
    expect(await world.states()).toEqual({ due: 21 })
    world.adapter.faults.length = 0
    await world.clock.sleep(HOUR_MS)
    for (const { id } of channels) await deliver(id, world.deps)
    expect(await world.states()).toEqual({ sent: 21 })
  })

  test('an hour without a network costs the only channel nothing', async () => {
    await world.step(STORY)
    const nobody = new ChatError('unavailable', 'planned', { isUnreached: true })
    for (let at = 0; at < 1_000; at += 1) world.adapter.faults.push({ when: 'before', error: nobody })
    for (let beat = 0; beat < 720; beat += 1) {
      await world.drain()
      await world.clock.sleep(5_000)
    }
    expect(world.adapter.calls.length).toBeLessThan(20)
    const [post] = await world.store.deliveries.listPosts(STORY.id)
    expect(post).toMatchObject({ state: 'due', attempts: 0, ambiguous: false })
    world.adapter.faults.length = 0
    await world.clock.sleep(HOUR_MS)
    await world.drain()
    expect(world.posts()).toHaveLength(1)
  })

  test.each([
    [new ChatError('ambiguous', 'planned', { cause: '503' }), 'due', 1],
    // Other messages wait behind one that nobody can look for among too many.
    [new ChatError('ambiguous', 'planned'), 'dead', 0],
  ])('two hours in which the platform answers no look cost the only channel nothing', async (error, state, posts) => {
    await world.step(STORY)
    for (let at = 0; at < 1_000; at += 1) {
      world.adapter.faults.push({ when: 'before', error })
      world.adapter.lookFaults.push(error)
    }
    for (let beat = 0; beat < 1_440; beat += 1) {
      await world.drain()
      await world.clock.sleep(5_000)
    }
    expect(await world.states()).toEqual({ [state]: 1 })
    world.adapter.faults.length = 0
    world.adapter.lookFaults.length = 0
    await world.clock.sleep(HOUR_MS)
    await world.drain()
    expect(world.posts()).toHaveLength(posts)
  })

  test('a platform that answers no look for more than a day has the channel go on', async () => {
    await world.step(STORY)
    const error = new ChatError('ambiguous', 'planned', { cause: '503' })
    for (let at = 0; at < 1_000; at += 1) {
      world.adapter.faults.push({ when: 'before', error })
      world.adapter.lookFaults.push(error)
    }
    for (let minutes = 0; minutes < 36 * 60; minutes += 15) {
      await world.drain()
      await world.clock.sleep(15 * 60_000)
    }
    expect(await world.states()).toEqual({ dead: 1 })
  })

  test('an outage is the last attempt of nothing', async () => {
    await world.step(STORY)
    for (let attempt = 1; attempt < 8; attempt += 1) {
      world.fail('unavailable')
      // As another process, which knows of no outage.
      await deliver(world.channel.id, { ...world.deps, traffic: createTraffic(world.clock) })
      await world.clock.sleep(HOUR_MS)
    }
    const others = ['w', 'x', 'y', 'z']
    for (const name of others) await subscribe(world.store, await addChannel(world.store, name), 'funding')
    await world.step({ ...STORY, id: 's2' })
    for (let at = 0; at <= others.length; at += 1) world.fail('unavailable')
    for (const name of others) await deliver(`preview:${name}`, world.deps)
    await deliver(world.channel.id, world.deps)
    const [post] = await world.store.deliveries.listPosts(STORY.id)
    expect(post).toMatchObject({ state: 'due', attempts: 7 })
  })

  test('a token that is refused stops all channels of the platform at the first answer', async () => {
    const other = await addChannel(world.store, 'other')
    await subscribe(world.store, other, 'funding')
    await world.step(STORY)
    world.fail('unauthorized')
    await world.drain()
    await deliver(other.id, world.deps)
    expect(world.adapter.calls).toEqual(['post'])
  })

  test('a token that the platform hung up on sends nothing more, whatever time passes', async () => {
    const { store, clock, deps } = world
    const traffic = createTraffic(clock)
    traffic.paceOf('preview', null).noteBadToken()
    await store.transaction(async (ledger) => {
      await subscribe(ledger, await addChannel(ledger, 'c'), 'funding')
    })
    await world.step(STORY)
    clock.set(clock.nowMs() + 24 * 3_600_000)
    await deliver('preview:c', { ...deps, traffic })
    expect((await store.deliveries.countByState()).get('sent')).toBeUndefined()
    expect(traffic.pauseOf('preview')?.why).toBe('unauthorized')
  })

  test('a platform that tells no more what people ask gets its messages nevertheless', async () => {
    const traffic = createTraffic(world.clock)
    traffic.paceOf('preview', null).noteDeaf('Set it right.')
    await world.step(STORY)
    await deliver(world.channel.id, { ...world.deps, traffic })
    expect(await world.states()).toEqual({ sent: 1 })
    expect([traffic.deafnessOf('preview'), traffic.deafnessOf('slack')]).toEqual(['Set it right.', null])
  })

  test('a channel that others fill, too, goes on when nobody else waits, once', async () => {
    const traffic = createTraffic(world.clock)
    traffic.paceOf('preview', 1)
    await world.step(STORY)
    const wait = new ChatError('rate-limited', 'planned', { retryAfterMs: 1_000, isShared: true })
    world.adapter.faults.push({ when: 'before', error: wait })
    await deliver(world.channel.id, { ...world.deps, traffic })
    const gate = traffic.gateTo(world.adapter)
    const order: string[] = []
    const turn = async (channelId: string, lane: Lane): Promise<void> => {
      const ticket = { channelId, workspaceId: channelId, lane, requests: 1, isLarge: lane === 'roundup' }
      await gate.enter(ticket)
      order.push(channelId)
      gate.noteClaimed(ticket)
      gate.leave()
    }
    const wanted: readonly [string, Lane][] = [
      [world.channel.id, 'breaking'],
      ['normal', 'normal'],
      ['roundup', 'roundup'],
    ]
    for (let round = 0; round < 2; round += 1) {
      order.push('-')
      await Promise.all([turn('before', 'breaking'), ...wanted.map(([channelId, lane]) => turn(channelId, lane))])
    }
    const rest = ['normal', 'roundup']
    expect(order).toEqual(['-', 'before', ...rest, world.channel.id, '-', 'before', world.channel.id, ...rest])
  })

  test('fewer than 1,000 refusals in ten minutes reach the platform, whatever every channel answers', async () => {
    const { store, clock, deps } = world
    const traffic = createTraffic(clock)
    const pace = traffic.paceOf('preview', null)
    const refusedAt: number[] = []
    const closings: number[] = []
    const refuse = async (): Promise<never> => {
      await pace.request()
      refusedAt.push(clock.nowMs())
      if (pace.noteRefusal()) closings.push(clock.nowMs())
      throw new ChatError('forbidden', 'planned')
    }
    const adapter: ChatAdapter = { ...world.adapter, post: refuse, openDirect: refuse }
    const channelIds: string[] = []
    await store.transaction(async (ledger) => {
      for (let at = 0; at < 700; at += 1) {
        const channel = await addChannel(ledger, `c${at}`)
        await subscribe(ledger, channel, 'funding')
        channelIds.push(channel.id)
      }
    })
    await world.step(STORY)
    const drainAll = () =>
      Promise.all(channelIds.map((id) => deliver(id, { ...deps, traffic, adapters: new Map([['preview', adapter]]) })))
    await drainAll()
    expect(refusedAt.length).toBeGreaterThanOrEqual(600)
    expect(refusedAt.length).toBeLessThan(1_000)
    expect(closings).toHaveLength(1)
    expect(traffic.pauseOf('preview')).toEqual({ why: 'refusals', untilMs: expect.any(Number) as number })
    // A command's own message waits, too, and says so.
    await expect(pace.request()).rejects.toMatchObject({ kind: 'rate-limited' })
    const before = refusedAt.length
    await clock.sleep(9 * 60_000)
    await drainAll()
    expect(refusedAt).toHaveLength(before)
    await clock.sleep(60_000)
    expect(traffic.pauseOf('preview')).toBeNull()
    await drainAll()
    expect(refusedAt.length).toBeGreaterThan(before)
    // Nothing was given up meanwhile.
    expect((await world.states()).failed ?? 0).toBe(0)
  })

  test('a stop waits for what is under way and starts nothing more', async () => {
    await world.step(STORY)
    await world.step({ ...STORY, id: 's2' })
    const traffic = createTraffic(systemClock)
    const stopped: Promise<void>[] = []
    world.adapter.during.push(() => {
      stopped.push(traffic.stop(8_000))
      return Promise.resolve()
    })
    await deliver(world.channel.id, { ...world.deps, traffic })
    await Promise.all(stopped)
    expect(await world.states()).toEqual({ sent: 1, due: 1 })
  })

  test('a stop gives up what hangs, releases its claim, and it is looked for before it is sent again', async () => {
    await world.step(STORY)
    const traffic = createTraffic(systemClock)
    let began = (): void => undefined
    const isUnderWay = new Promise<void>((resolve) => {
      began = resolve
    })
    const hanging: ChatAdapter = {
      ...world.adapter,
      post: (channel, message) => {
        // It arrives, but its answer never comes.
        const arrived = world.preview.post(channel, message)
        began()
        return arrived.then(() => new Promise<never>(() => undefined))
      },
    }
    const drain = deliver(world.channel.id, { ...world.deps, traffic, adapters: new Map([['preview', hanging]]) })
    await isUnderWay
    await traffic.stop(20)
    await drain
    expect(await world.states()).toEqual({ due: 1 })
    await world.clock.sleep(46_000)
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent'])
    expect(await world.states()).toEqual({ sent: 1 })
    expect(world.posts()).toHaveLength(1)
  })

  test('one channel that is never answered is no outage, whoever was not answered before the last answer', () => {
    const gate = createTraffic(world.clock).gateTo(world.adapter)
    gate.noteSilence('a')
    gate.noteAnswer()
    expect(Array.from({ length: 6 }, () => gate.noteSilence('b'))).not.toContain(true)
  })

  test('what was sent in between ends a row of failures', async () => {
    for (const id of ['s1', 's2', 's3']) await world.step({ ...STORY, id })
    const gate = world.deps.traffic.gateTo(world.adapter)
    for (const channelId of ['a', 'b', 'd', 'e']) gate.noteSilence(channelId)
    await world.drain()
    expect(await world.states()).toEqual({ sent: 3 })
    expect(gate.noteSilence('a')).toBe(false)
    expect(gate.isOpen()).toBe(true)
  })

  test('refusals of more than ten minutes ago are forgotten', async () => {
    const traffic = createTraffic(world.clock)
    const pace = traffic.paceOf('preview', null)
    for (let round = 0; round < 5; round += 1) {
      for (let at = 0; at < 300; at += 1) expect(pace.noteRefusal()).toBe(false)
      expect(traffic.refusalsOf('preview')).toBe(300)
      await world.clock.sleep(10 * 60_000)
      expect(traffic.refusalsOf('preview')).toBe(0)
    }
    expect(traffic.pauseOf('preview')).toBeNull()
  })

  test('what a process that ended had begun waits in the first lane', async () => {
    await world.step(STORY)
    await world.store.deliveries.claimNext(world.channel.id, world.clock.nowMs(), 1_000)
    const lanes: Lane[] = []
    const traffic = {
      ...world.deps.traffic,
      gateTo: (...to: Parameters<typeof world.deps.traffic.gateTo>) => {
        const gate = world.deps.traffic.gateTo(...to)
        const enter: typeof gate.enter = async (ticket) => {
          lanes.push(ticket.lane)
          return await gate.enter(ticket)
        }
        return { ...gate, enter }
      },
    }
    for (const waitMs of [1_000, 45_000]) {
      await world.clock.sleep(waitMs)
      await deliver(world.channel.id, { ...world.deps, traffic })
    }
    await world.step({ ...STORY, id: 's2' })
    await deliver(world.channel.id, { ...world.deps, traffic })
    expect(lanes).toEqual(['breaking', 'breaking', 'normal'])
  })

  test('a pause that began while the clock was ahead lasts no longer when the clock is put right', async () => {
    let aheadMs = 9 * HOUR_MS
    const clock = { ...world.clock, nowMs: () => world.clock.nowMs() + aheadMs }
    const traffic = createTraffic(clock)
    const gate = traffic.gateTo(world.adapter)
    for (let at = 0; at < 5; at += 1) gate.noteSilence('c')
    expect(gate.isOpen()).toBe(false)
    aheadMs = 0
    expect(traffic.pauseOf('preview')).toEqual({ why: 'outage', untilMs: world.clock.nowMs() + 30_000 })
    await world.clock.sleep(30_000)
    expect(gate.isOpen()).toBe(true)
  })

  test('a pause is not cut short by a shorter one', async () => {
    const traffic = createTraffic(world.clock)
    const gate = traffic.gateTo(world.adapter)
    const refusals = { why: 'refusals', untilMs: world.clock.nowMs() + 10_000 } as const
    gate.halt(refusals)
    gate.halt({ why: 'outage', untilMs: world.clock.nowMs() + 1_000 })
    expect(traffic.pauseOf('preview')).toEqual(refusals)
    await world.clock.sleep(9_999)
    expect(gate.isOpen()).toBe(false)
  })

  test('who is let in at the very moment when the way is closed takes nobody else a place', async () => {
    const gate = createTraffic(world.clock).gateTo(world.adapter)
    const enterAll = () =>
      Array.from({ length: 20 }, (_, at) =>
        gate.enter({ channelId: `c${at}`, workspaceId: `w${at}`, lane: 'normal', requests: 1, isLarge: false }),
      )
    const turnedAway = enterAll()
    gate.halt({ why: 'outage', untilMs: world.clock.nowMs() + 1_000 })
    expect(new Set(await Promise.all(turnedAway))).toEqual(new Set(['closed']))
    await world.clock.sleep(1_000)
    expect(await Promise.race([enterAll()[0], setTimeout(1_000, 'it waits')])).toBe('go')
  })

  test('what begins to hang when all was given up already is given up at once', async () => {
    const traffic = createTraffic(systemClock)
    await traffic.stop(0)
    expect(await traffic.orGivenUp(new Promise(() => undefined))).toBe('given-up')
  })

  test('too much that waits, or for too long, is a backlog; what rests or has no platform is none', async () => {
    const isLate = (platforms: readonly 'preview'[] = ['preview']) =>
      isBackedUp(world.store, platforms, world.clock.nowMs())
    await world.step(STORY)
    expect(await isLate()).toBe(false)
    await world.clock.sleep(HOUR_MS + 1)
    expect(await isLate()).toBe(true)
    expect(await isLate([])).toBe(false)
    await world.store.channels.setRest(world.channel.id, { restUntil: world.clock.nowMs() + HOUR_MS, refusals: 1 })
    expect(await isLate()).toBe(false)
  })

  test('more than 50,000 due rows are a backlog, and no fewer', async () => {
    const owe = (storyId: string, ledger: Ledger) =>
      ledger.deliveries.add({ channelId: world.channel.id, kind: 'post', storyId, week: null, revision: 1, dueAt: 0 })
    await world.store.transaction(async (ledger) => {
      for (let at = 0; at < 50_000; at += 1) await owe(`s${at}`, ledger)
    })
    expect(await isBackedUp(world.store, ['preview'], 0)).toBe(false)
    await world.store.transaction((ledger) => owe('one more', ledger))
    expect(await isBackedUp(world.store, ['preview'], 0)).toBe(true)
  })
})
