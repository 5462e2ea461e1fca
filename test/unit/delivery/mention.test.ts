import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_FILTER } from '../../../src/core/subscription.ts'
import type { Story, StoryChange } from '../../../src/core/story.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const SCOUTS = { kind: 'role', id: 'scouts' } as const

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
  const [followed] = await world.store.subscriptions.listOfChannel(world.channel.id)
  if (followed === undefined) throw new Error('nothing is followed')
  const filter = { ...DEFAULT_FILTER, rumours: true, aiOnly: false }
  await world.store.subscriptions.save({ ...followed, filter, mention: { ...SCOUTS, minAmountUsd: 1e9, words: [] } })
})
afterEach(() => world.store.close())

/** A round of which the sums were told one after the other, and whom each message about it calls. */
async function tell(sums: readonly (number | null)[]): Promise<readonly unknown[]> {
  const changes: StoryChange[] = []
  for (const [at, amountUsd] of sums.entries()) {
    const before = sums[at - 1] ?? null
    if (at > 0) {
      const from = before === null ? null : `USD ${before}`
      changes.push({
        kind: 'amount',
        from,
        to: `USD ${amountUsd}`,
        at: world.clock.nowMs(),
        entryId: 'e',
        revision: at + 1,
      })
    }
    const facts = fundingFacts({ company: 'Anthropic', amountUsd })
    const now: Story = { ...story({ id: 's', facts }), revision: at + 1, changes: [...changes] }
    await world.step(now, { sourcesBefore: at === 0 ? 0 : 1, isMaterial: at > 0 })
    await world.drain()
    await world.clock.sleep(60_000)
  }
  return world.preview.messages().flatMap(({ threadOf, card }) => (threadOf === null ? [] : [card.mention]))
}

test('a round that becomes large enough later calls once, with the note that tells so', async () => {
  expect(await tell([null, 2e9, 3e9])).toEqual([SCOUTS, null])
})

test('a sum that was too small calls when it no longer is', async () => {
  expect(await tell([5e8, 9e8, 1e9])).toEqual([null, SCOUTS])
})

test('whom the post called already is not called again', async () => {
  expect(await tell([2e9, 3e9])).toEqual([null])
  expect(world.preview.messages()[0]?.card.mention).toEqual(SCOUTS)
})

test('with words, only what has one of them in its headline or its names calls', async () => {
  const [followed] = await world.store.subscriptions.listOfChannel(world.channel.id)
  if (followed === undefined) throw new Error('nothing is followed')
  const mention = { ...SCOUTS, minAmountUsd: null, words: ['gpt', 'Anthropic'] }
  await world.store.subscriptions.save({ ...followed, mention })
  const titles = ['A maker of robots raises money', 'The team behind GPT raises money', 'What a gptish name']
  for (const [at, title] of titles.entries()) {
    const facts = fundingFacts({ company: `Company ${at}`, amountUsd: 3e8 })
    await world.step({ ...story({ id: `s${at}`, facts }), title })
  }
  await world.step(story({ id: 'a', facts: fundingFacts({ company: 'Anthropic', amountUsd: 3e8 }) }))
  await world.drain()
  const called = world.preview.messages().map(({ card }) => card.mention)
  expect(called).toEqual([null, SCOUTS, null, SCOUTS])
})
