import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { Story, StorySource } from '../../../src/core/story.ts'
import { newChannel, workspaceOf } from '../../../src/core/workspace.ts'
import { fact } from '../../builders/fact.ts'
import { EVERYTHING, subscribe } from '../../builders/channel.ts'
import { MORNING, openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const TALKS = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'in-talks' }) })
const CLOSED: Story = {
  ...TALKS,
  facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }),
  status: 'announced',
  revision: 2,
  changes: [{ kind: 'status', from: 'in-talks', to: 'announced', at: 2_000, entryId: 'e2', revision: 2 }],
}

/** What tells whoever subscribed that a channel is lost. */
const TOLD = ['openDirect', 'post'] as const

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

  test('what cannot be shown for a fault of ours ends as dead, with the reason, and holds up nobody', async () => {
    const proven = fundingFacts({ company: 'Quillon', amountUsd: 5e6 })
    const { company } = proven
    if (company === null) throw new Error('there is no company')
    const unproven = { ...company, evidence: { ...company.evidence, quote: '' } }
    await world.step(story({ id: 'broken', facts: { ...proven, company: unproven } }))
    await world.step(TALKS)
    await world.drain()
    expect(await world.states()).toEqual({ dead: 1, sent: 1 })
    expect(world.posts()).toHaveLength(1)
    expect((await world.store.deliveries.listDead(1))[0]).toMatchObject({ storyId: 'broken' })
  })

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

  test('a roundup that is turned off before it is sent does not come', async () => {
    const roundup = { kind: 'roundup', storyId: null, week: '2026-W06', revision: 0, dueAt: MORNING } as const
    await world.store.deliveries.add({ channelId: world.channel.id, ...roundup })
    const { roundup: plan } = world.channel
    await world.store.channels.update({ ...world.channel, roundup: { ...plan, mode: 'off' } })
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    expect(await world.states()).toEqual({ failed: 1 })
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
