import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPreviewAdapter, type PreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import { createDemoClock, type DemoClock } from '../../src/cli/demo-clock.ts'
import { ChatError, type ChatErrorKind } from '../../src/core/errors.ts'
import type { Random } from '../../src/core/ports/random.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story, StorySource } from '../../src/core/story.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, EVERYTHING, subscribe } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { faultyAdapter } from '../fakes/faulty-adapter.ts'

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore }
function ignore(): void {
  return
}

const TALKS = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'in-talks' }) })
const CLOSED: Story = {
  ...TALKS,
  facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }),
  status: 'announced',
  revision: 2,
  changes: [{ kind: 'status', from: 'in-talks', to: 'announced', at: 2_000, entryId: 'e2' }],
}

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
  let store: Store
  let random: Random
  let clock: DemoClock
  let preview: PreviewAdapter
  let adapter: ReturnType<typeof faultyAdapter>
  let channel: Channel

  beforeEach(async () => {
    random = sequence()
    store = await openStore({ url: 'sqlite::memory:', random })
    clock = createDemoClock(10_000)
    preview = createPreviewAdapter({ print: ignore, isColoured: false, clock })
    adapter = faultyAdapter(preview)
    channel = await addChannel(store, 'c')
    await subscribe(store, channel, 'funding')
  })
  afterEach(() => store.close())

  const drain = (): Promise<void> =>
    deliver(channel.id, { store, adapters: new Map([['preview', adapter]]), clock, random, log: silent })
  const step = async (now: Story, parts: { sourcesBefore?: number; isMaterial?: boolean; mayPost?: boolean } = {}) => {
    await store.transaction(async (ledger) => {
      if ((await ledger.stories.find(now.id)) === null) await ledger.stories.insert(now)
      else await ledger.stories.update(now)
      const seenAt = clock.nowMs()
      const usual = { sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt }
      await fanOut(ledger, { ...usual, ...parts, story: now }, seenAt)
    })
  }
  const states = async () => Object.fromEntries(await store.deliveries.countByState())
  const fail = (kind: ChatErrorKind, when: 'before' | 'after' = 'before', retryAfterMs: number | null = null) =>
    adapter.faults.push({ when, error: new ChatError(kind, 'planned', { retryAfterMs }) })

  test('a story is posted once, and a material change edits it and adds a note in its thread', async () => {
    await step(TALKS)
    await drain()
    await step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await drain()
    await step(CLOSED)
    await drain()
    expect(adapter.calls).toEqual(['post', 'reply', 'edit'])
    const [post, note, ...more] = preview.messages()
    expect(more).toEqual([])
    expect(note?.threadOf).toBe(post?.ref)
    expect(await states()).toEqual({ sent: 3 })
  })

  test('more sources edit the message at 2, 3, 5, 10 and 20 of them, then at most every ten minutes', async () => {
    await step(TALKS)
    await drain()
    const edits: number[] = []
    for (let count = 2; count <= 24; count += 1) {
      await step({ ...TALKS, sources: sources(count), revision: count }, { sourcesBefore: count - 1 })
      adapter.calls.length = 0
      await drain()
      if (adapter.calls.includes('edit')) edits.push(count)
    }
    expect(edits).toEqual([2, 3, 5, 10, 20])
    await clock.sleep(10 * 60_000)
    adapter.calls.length = 0
    await drain()
    expect(adapter.calls).toEqual(['edit'])
  })

  test('a story that moves on while its post is on the way is edited right after', async () => {
    await step(TALKS)
    adapter.during.push(() => step(CLOSED, { sourcesBefore: 1, isMaterial: true }))
    await drain()
    expect(adapter.calls).toEqual(['post', 'edit'])
    expect(await store.messages.findOfStory(channel.id, 's1')).toMatchObject({ revision: 2 })
  })

  test('a post that is sent late shows the story as it is by then', async () => {
    await step(TALKS)
    fail('unavailable')
    await drain()
    await step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await clock.sleep(1_000)
    await drain()
    // The post was drawn anew from the newer revision: nothing is left to edit.
    expect(adapter.calls).toEqual(['post', 'post'])
    expect(preview.messages()).toHaveLength(1)
  })

  test('a lost answer is looked for before it is sent again', async () => {
    await step(TALKS)
    fail('ambiguous', 'after')
    await drain()
    expect(await states()).toEqual({ due: 1 })
    await clock.sleep(44_999)
    await drain()
    expect(adapter.calls).toEqual(['post'])
    await clock.sleep(1)
    await drain()
    expect(adapter.calls).toEqual(['post', 'findSent'])
    expect(preview.messages()).toHaveLength(1)
    expect(await states()).toEqual({ sent: 1 })
  })

  test('a request that was lost on the way is sent again after looking', async () => {
    await step(TALKS)
    fail('ambiguous', 'before')
    await drain()
    await clock.sleep(45_000)
    await drain()
    expect(adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(preview.messages()).toHaveLength(1)
  })

  test('a rate limit is a wait and no attempt', async () => {
    await step(TALKS)
    for (let at = 0; at < 20; at += 1) {
      fail('rate-limited', 'before', 2_000)
      await drain()
      await clock.sleep(2_000)
    }
    await drain()
    expect(await states()).toEqual({ sent: 1 })
  })

  test('eight attempts without an answer end as dead, and the channel goes on', async () => {
    await step(TALKS)
    await step({ ...TALKS, id: 's2' })
    for (let at = 0; at < 8; at += 1) fail('unavailable')
    for (let at = 0; at < 8; at += 1) {
      await drain()
      await clock.sleep(15 * 60_000)
    }
    expect(await states()).toEqual({ dead: 1, sent: 1 })
  })

  test('a body that the platform refuses is tried once more as title and link, then ends without blocking the channel', async () => {
    await step(TALKS)
    fail('invalid')
    await drain()
    expect(adapter.calls).toEqual(['post', 'post'])
    expect(preview.messages()[0]?.text).toContain(TALKS.title)
    await step({ ...TALKS, id: 's2' })
    await step({ ...TALKS, id: 's3' })
    fail('invalid')
    fail('invalid')
    await drain()
    expect(await states()).toEqual({ sent: 2, failed: 1 })
  })

  test.each(['forbidden', 'channel-gone'] as const)(
    '%s pauses the channel at the first answer, and asks the platform no more',
    async (kind) => {
      await step(TALKS)
      await step({ ...TALKS, id: 's2' })
      fail(kind)
      await drain()
      expect(adapter.calls).toEqual(['post'])
      expect(await states()).toEqual({ failed: 2 })
      expect(await store.subscriptions.listOfChannel(channel.id)).toMatchObject([{ pauseReason: kind }])
    },
  )

  test('a message that somebody deleted stays deleted', async () => {
    await step(TALKS)
    await drain()
    preview.remove(preview.messages()[0]?.ref ?? '')
    await step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await drain()
    await step({ ...CLOSED, revision: 3 }, { sourcesBefore: 1, isMaterial: true })
    await drain()
    expect(preview.messages()).toEqual([])
    expect(adapter.calls.filter((call) => call === 'post')).toHaveLength(1)
  })

  test('a bad token stops the channel and loses nothing', async () => {
    await step(TALKS)
    fail('unauthorized')
    await drain()
    expect(await states()).toEqual({ due: 1 })
    await clock.sleep(10 * 60_000)
    await drain()
    expect(await states()).toEqual({ sent: 1 })
  })

  test('nothing new is posted for a baseline', async () => {
    await step(TALKS, { mayPost: false })
    await drain()
    expect(adapter.calls).toEqual([])
  })

  test('a subscription without rumours gets the story when it becomes more than one', async () => {
    await subscribe(store, channel, 'funding', { ...EVERYTHING, rumours: false })
    await step(TALKS)
    await drain()
    expect(adapter.calls).toEqual([])
    await step(CLOSED, { sourcesBefore: 1, isMaterial: true })
    await drain()
    expect(adapter.calls).toEqual(['post'])
  })

  test('what is due when the channel unsubscribes is not sent', async () => {
    await step(TALKS)
    await store.subscriptions.remove(channel.id, 'funding')
    await drain()
    expect(adapter.calls).toEqual([])
    expect(await states()).toEqual({ failed: 1 })
  })

  test('a channel of a platform that is not configured keeps what it is owed', async () => {
    await step(TALKS)
    await deliver(channel.id, { store, adapters: new Map(), clock, random, log: silent })
    expect(await states()).toEqual({ due: 1 })
  })
})
