import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { putRight } from '../../../src/bot/delivery/put-right.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import { ChatError, type ChatErrorKind } from '../../../src/core/errors.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Story, StoryChange } from '../../../src/core/story.ts'
import type { LossReason } from '../../../src/core/subscription.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

let world: DeliveryWorld
let now: Story
/** How the platform answers an edit, and a reply in a thread. */
let edits: ChatErrorKind | null
let replies: ChatErrorKind | null

const told = (id: string, amountUsd: number): Story =>
  story({ id, facts: fundingFacts({ company: id, amountUsd, status: 'in-talks' }) })
const change = async (kind: StoryChange['kind'], parts: Partial<Story>, from: string, to: string): Promise<void> => {
  const revision = now.revision + 1
  const made: StoryChange = { kind, from, to, at: world.clock.nowMs(), entryId: 'e', revision }
  now = { ...now, ...parts, revision, changes: [...now.changes, made] }
  await world.step(now, { sourcesBefore: 1, isMaterial: true })
}
const raise = (amountUsd: number): Promise<void> =>
  change('amount', { facts: told(now.id, amountUsd).facts }, 'USD 300000000', `USD ${amountUsd}`)
const deny = (): Promise<void> => change('status', { status: 'denied' }, 'in-talks', 'denied')
const retract = (): Promise<unknown> =>
  world.store.transaction(async (ledger) => {
    now = { ...now, mending: { kind: 'retracted' }, revision: now.revision + 1 }
    await ledger.stories.update(now)
    return await correctMessages(ledger, now, { withNote: true }, world.clock.nowMs())
  })
const refusing = (kind: ChatErrorKind | null): void => {
  if (kind !== null) throw new ChatError(kind, 'planned')
}
const drain = async (): Promise<void> => {
  const { adapter } = world
  const edit: ChatAdapter['edit'] = (...call) => {
    refusing(edits)
    return adapter.edit(...call)
  }
  const reply: ChatAdapter['reply'] = (...call) => {
    refusing(replies)
    return adapter.reply(...call)
  }
  const adapters = new Map([['preview', { ...adapter, edit, reply }]] as const)
  await deliver(world.channel.id, { ...world.deps, adapters })
}
/** Until nothing waits any more: what is tried in vain waits longer every time. */
const settle = async (): Promise<void> => {
  for (let at = 0; at < 10; at += 1) {
    await drain()
    await world.clock.sleep(15 * MINUTE_MS)
  }
}

beforeEach(async () => {
  world = await openDeliveryWorld()
  edits = null
  replies = 'thread-closed'
  now = told('Nimbara', 300e6)
  await world.step(now)
})
afterEach(() => world.store.close())

describe('a message that takes no edit, and whose thread takes no note,', () => {
  beforeEach(async () => {
    await drain()
    await world.clock.sleep(MINUTE_MS)
  })

  describe.each<[string, ChatErrorKind]>([
    ['because its attempts are used up', 'unavailable'],
    ['because the platform takes no edit of it', 'edit-closed'],
  ])('%s,', (_why, kind) => {
    beforeEach(() => {
      edits = kind
    })

    test.each(['on', 'off'] as const)('is told anew where threads are %s', async (threads) => {
      if (threads === 'off') await world.store.channels.update({ ...world.channel, threadsSince: null })
      await raise(320e6)
      await settle()
      expect(world.posts()).toEqual([expect.stringContaining('$300M'), expect.stringContaining('$320M')])
      expect(world.notes()).toEqual([])
    })

    test('is told anew once, and what changes next is told by the new one', async () => {
      await raise(320e6)
      await raise(330e6)
      await settle()
      expect(world.posts()).toEqual([expect.stringContaining('$300M'), expect.stringContaining('$330M')])
      edits = null
      replies = null
      await raise(340e6)
      await settle()
      expect(world.posts()).toEqual([expect.stringContaining('$300M'), expect.stringContaining('$340M')])
      expect(world.notes()).toEqual([expect.stringContaining('$340M')])
      expect(await world.store.messages.listOfStory(now.id)).toHaveLength(1)
    })

    test.each<[string, () => Promise<unknown>, string]>([
      ['denied', deny, 'Denied'],
      ['retracted', retract, 'Retracted'],
    ])('is told anew where it is %s, whatever the channel wants of new stories', async (_what, turn, word) => {
      const [followed] = await world.store.subscriptions.listOfChannel(world.channel.id)
      if (followed === undefined) throw new Error('nothing is followed')
      const filter = { ...followed.filter, rumours: false, minAmountUsd: 1e12 }
      await world.store.subscriptions.save({ ...followed, filter })
      await turn()
      await settle()
      expect(world.posts()).toEqual([expect.stringContaining('$300M'), expect.stringContaining(word)])
    })

    test('is told anew to nobody who has ended the subscription', async () => {
      await raise(320e6)
      await world.store.subscriptions.remove(world.channel.id, 'funding')
      await settle()
      expect(world.posts()).toHaveLength(1)
    })

    test('is told anew once where the answer is lost', async () => {
      world.adapter.faults.push({ when: 'after', error: new ChatError('ambiguous', 'planned') })
      await raise(320e6)
      await settle()
      expect(world.posts()).toHaveLength(2)
      expect(await world.store.messages.listOfStory(now.id)).toHaveLength(1)
    })

    test.each<[string, LossReason | 'asked']>([
      ['was paused', 'asked'],
      ['was lost', 'forbidden'],
    ])('is told anew after all where the channel %s when that was to come', async (_what, pauseReason) => {
      const [followed] = await world.store.subscriptions.listOfChannel(world.channel.id)
      if (followed === undefined) throw new Error('nothing is followed')
      // What comes in its place is to wait.
      world.adapter.faults.push({
        when: 'before',
        error: new ChatError('rate-limited', 'planned', { retryAfterMs: 4 * HOUR_MS }),
      })
      await raise(320e6)
      await settle()
      await world.store.subscriptions.save({ ...followed, pausedAt: world.clock.nowMs(), pauseReason })
      await world.clock.sleep(4 * HOUR_MS)
      await settle()
      expect(world.posts()).toHaveLength(1)
      await world.store.subscriptions.save(followed)
      await world.store.transaction((ledger) => putRight(ledger, world.channel.id, world.clock.nowMs()))
      await settle()
      expect(world.posts()).toEqual([expect.stringContaining('$300M'), expect.stringContaining('$320M')])
      expect(await world.store.messages.listOfStory(now.id)).toHaveLength(1)
    })

    test('is told anew by itself, whatever waits beside it', async () => {
      await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 22, untilHour: 7 } })
      world.clock.set(Date.UTC(2026, 1, 11, 21, 59, 59))
      await raise(320e6)
      await settle()
      for (const id of ['Quorvex', 'Talisen']) await world.step(told(id, 200e6))
      await world.clock.sleep(10 * HOUR_MS)
      await settle()
      const posts = world.posts().slice(1)
      expect(posts.filter((post) => post.includes('Nimbara'))).toEqual([expect.stringContaining('$320M')])
      expect(posts.filter((post) => post.includes('Quorvex'))).toEqual([expect.stringContaining('Talisen')])
    })
  })

  test('is not told anew where somebody deletes it before', async () => {
    edits = 'unavailable'
    await raise(320e6)
    await drain()
    world.preview.remove(world.preview.messages()[0]?.ref ?? '')
    edits = null
    replies = null
    await settle()
    expect(world.posts()).toEqual([])
  })

  test('is told anew to whom its note would have called', async () => {
    const [followed] = await world.store.subscriptions.listOfChannel(world.channel.id)
    if (followed === undefined) throw new Error('nothing is followed')
    const scouts = { kind: 'role', id: 'scouts' } as const
    await world.store.subscriptions.save({ ...followed, mention: { ...scouts, minAmountUsd: 1e9, words: [] } })
    edits = 'edit-closed'
    await raise(2e9)
    await settle()
    expect(world.preview.messages().map(({ card }) => card.mention ?? null)).toEqual([null, scouts])
  })

  test('is not told anew where an edit gets through after all', async () => {
    edits = 'unavailable'
    await raise(320e6)
    await drain()
    edits = null
    await settle()
    expect(world.posts()).toEqual([expect.stringContaining('$320M')])
  })

  test('is told anew where the first answer of its note was lost, too', async () => {
    edits = 'edit-closed'
    replies = 'ambiguous'
    await raise(320e6)
    await drain()
    replies = 'thread-closed'
    await world.clock.sleep(15 * MINUTE_MS)
    await settle()
    expect(world.posts()).toEqual([expect.stringContaining('$300M'), expect.stringContaining('$320M')])
    expect(world.notes()).toEqual([])
  })

  test('is told in its thread where that is open by then', async () => {
    edits = 'edit-closed'
    world.adapter.faults.push({ when: 'before', error: new ChatError('thread-closed', 'planned') })
    replies = null
    await raise(320e6)
    await settle()
    expect(world.posts()).toHaveLength(1)
    expect(world.notes()).toEqual([expect.stringContaining('$320M')])
  })
})

test('of a message that several stories share, which takes neither, the one that was taken back is told anew', async () => {
  await world.step(told('Quorvex', 200e6))
  await world.clock.sleep(7 * HOUR_MS)
  await drain()
  expect(world.posts()).toHaveLength(1)
  edits = 'edit-closed'
  await retract()
  await settle()
  expect(world.posts()[1]).toContain('Retracted')
  expect(world.posts()[1]).not.toContain('Quorvex')
  expect(await world.store.messages.listSharedOf('Quorvex')).toHaveLength(1)
})
