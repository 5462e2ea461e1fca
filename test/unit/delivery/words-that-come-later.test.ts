import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { Story } from '../../../src/core/story.ts'
import { EVERYTHING, subscriptionTo } from '../../builders/channel.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { addReports, ALONE, BOTH, CALM, LOUD, TWO } from '../../builders/two-publishers.ts'

const PLAIN = 'Alder raises $300M'
const SCOUTS = { kind: 'role', id: 'scouts', minAmountUsd: null, words: ['raises'] } as const
/** As the first of them tells it. */
const FIRST: Story = { ...ALONE, title: PLAIN, url: CALM.url, sources: [CALM] }
/** Another has told it since, whose headline has a word that the channel leaves out. */
const LATER: Story = { ...TWO, sources: [LOUD, CALM] }

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
  const filter = { ...EVERYTHING, notWords: ['believe'] }
  await world.store.subscriptions.save(subscriptionTo(world.channel.id, 'funding', { filter, mention: SCOUTS }))
})
afterEach(() => world.store.close())

const shown = () => world.preview.messages().map(({ text }) => text)

test('what stands there goes on with the best headline that has none, and calls as it did', async () => {
  await world.step(FIRST)
  await world.drain()
  await addReports(world.store, BOTH)
  await world.step(LATER, { sourcesBefore: 1 })
  await world.drain()
  expect(shown()).toHaveLength(1)
  expect(shown()[0]).toContain(PLAIN)
  expect(shown()[0]).toContain('https://calm.example/alder')
  expect(shown()[0]).toContain('Also reported by')
  expect(shown()[0]).not.toContain('believe')
  expect(world.preview.messages()[0]?.card.mention).toMatchObject({ id: 'scouts' })
})

test('so does the reply that tells what changed', async () => {
  await world.step(FIRST)
  await world.drain()
  await addReports(world.store, BOTH)
  const change = { kind: 'amount', from: 'USD 200000000', to: 'USD 300000000', entryId: 'e', revision: 2 } as const
  await world.step({ ...LATER, changes: [{ ...change, at: world.clock.nowMs() }] }, { isMaterial: true })
  await world.drain()
  expect(world.notes()).toHaveLength(1)
  expect(shown().join('\n')).not.toContain('believe')
})

test.each(['announced', 'denied'] as const)('where none says that it is %s, the names stand alone', async (status) => {
  const title = status === 'denied' ? PLAIN : 'Alder in talks to raise $300M'
  const before = fundingFacts({
    company: 'Alder',
    amountUsd: 300e6,
    status: status === 'denied' ? 'announced' : 'in-talks',
  })
  const now = fundingFacts({ company: 'Alder', amountUsd: 300e6, status })
  await world.step({ ...FIRST, title, facts: before, status: before.status.value })
  await world.drain()
  await addReports(world.store, [
    [LOUD, ALONE.title, now],
    [CALM, title, before],
  ])
  await world.step({ ...LATER, facts: now, status }, { sourcesBefore: 1 })
  await world.drain()
  expect(world.preview.messages().map(({ card }) => card.title)).toEqual(['Alder'])
})

test('a story that was taken back is named as it stood there', async () => {
  await world.step(FIRST)
  await world.drain()
  await addReports(world.store, BOTH)
  await world.step({ ...LATER, mending: { kind: 'retracted' } }, { isMaterial: true, mayPost: false })
  await world.drain()
  expect(shown().join('\n')).toContain(PLAIN)
  expect(shown().join('\n')).not.toContain('believe')
})

test('and so are those of one message', async () => {
  await world.step(FIRST)
  await world.step(story({ id: 'birch', facts: fundingFacts({ company: 'Birch', amountUsd: 5e6 }) }))
  await world.clock.sleep(7 * HOUR_MS)
  await world.drain()
  await addReports(world.store, BOTH)
  await world.step({ ...LATER, mending: { kind: 'retracted' } }, { isMaterial: true, mayPost: false })
  await world.drain()
  expect(shown()[0]).toMatch(/retracted/iu)
  expect(shown()[0]).toContain(PLAIN)
  expect(shown().join('\n')).not.toContain('believe')
})

test('before it was posted, the word that came keeps it back', async () => {
  await world.step(FIRST)
  await addReports(world.store, BOTH)
  await world.step(LATER, { sourcesBefore: 1 })
  await world.drain()
  expect(shown()).toEqual([])
})
