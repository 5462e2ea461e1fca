import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { tellFeedTrouble } from '../../../src/bot/delivery/tell-feed-trouble.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Story } from '../../../src/core/story.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const FIRST = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) })

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
  const { id: channelId, workspaceId } = world.channel
  await world.store.feeds.add({ ...WIRE_FEED, scope: { kind: 'workspace', workspaceId, channelId } })
  const stored = await world.store.feeds.find(WIRE_FEED.id)
  if (stored === null) throw new Error('the feed is missing')
  const trouble = { problem: 'http-status', lastProblem: 'Status 500.', troubledAt: 1, toldAt: 1 } as const
  await world.store.feeds.saveState(WIRE_FEED.id, { ...stored.state, ...trouble })
})
afterEach(() => world.store.close())

/** What goes to the platform, and whether it goes on to who follows the channel. */
async function drain(): Promise<readonly (readonly [string, boolean | undefined])[]> {
  const sent: [string, boolean | undefined][] = []
  const { adapter } = world
  const telling: ChatAdapter = {
    ...adapter,
    post: (channel, message) => {
      sent.push([message.card.tone, message.isPublished])
      return adapter.post(channel, message)
    },
    reply: (channel, ref, message) => {
      sent.push(['reply', message.isPublished])
      return adapter.reply(channel, ref, message)
    },
    edit: (channel, ref, message) => {
      sent.push(['edit', message.isPublished])
      return adapter.edit(channel, ref, message)
    },
  }
  await deliver(world.channel.id, { ...world.deps, adapters: new Map([['preview', telling]]) })
  return sent
}

async function all() {
  await world.step(FIRST)
  const post = await drain()
  const change = { from: 'USD 1', to: 'USD 300000000', at: world.clock.nowMs(), entryId: 'e2', revision: 2 }
  const grown: Story = { ...FIRST, revision: 2, changes: [{ kind: 'amount', ...change }] }
  await world.step(grown, { sourcesBefore: 1, isMaterial: true })
  await world.clock.sleep(HOUR_MS)
  const changed = await drain()
  const now = world.clock.nowMs()
  const stored = await world.store.feeds.find(WIRE_FEED.id)
  if (stored === null) throw new Error('the feed is missing')
  await tellFeedTrouble(world.store, WIRE_FEED.id, world.channel.id, stored.state, now)
  await world.clock.sleep(HOUR_MS)
  const owed = { channelId: world.channel.id, storyId: null, revision: 0, dueAt: now } as const
  await world.store.deliveries.add({ ...owed, kind: 'roundup', week: '2026-W06' })
  return [...post, ...changed, ...(await drain())]
}

test('nothing is published where nobody asked for it', async () => {
  const sent = await all()
  expect(sent.map(([, isPublished]) => isPublished)).toEqual(sent.map(() => false))
  expect(sent.length).toBeGreaterThan(3)
})

test('news and the roundup are published, what changes or is about the channel itself is not', async () => {
  await world.store.channels.update({ ...world.channel, publish: true })
  expect(await all()).toEqual([
    ['funding', true],
    ['reply', false],
    ['edit', false],
    ['roundup', true],
    ['error', false],
  ])
})
