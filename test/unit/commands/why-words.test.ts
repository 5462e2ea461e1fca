import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { SubscriptionFilter } from '../../../src/core/subscription.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { MORNING } from '../../builders/delivery-world.ts'
import { addReports, ALONE, BOTH } from '../../builders/two-publishers.ts'

const [SHOWN, OTHER] = ['Alder raises $300M', ALONE.title]
const WITHOUT = { notPublishers: ['loud.example'] }

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(MORNING + 2 * HOUR_MS)
  await addReports(bench.store, BOTH)
})
afterEach(() => bench.store.close())

const why = async (filter: Partial<SubscriptionFilter>): Promise<string> => {
  await bench.ask('subscribe', { topic: 'funding', ai_only: 'no' })
  const [followed] = await bench.store.subscriptions.listOfChannel('preview:c')
  if (followed === undefined) throw new Error('nothing is followed')
  await bench.store.subscriptions.save({ ...followed, filterSince: 0, filter: { ...followed.filter, ...filter } })
  return readCard(await bench.ask('why', { story: ALONE.id }))
}

test('the headline is the one that the channel would get, and the word that keeps it back is told', async () => {
  const told = await why({ ...WITHOUT, notWords: ['lawsuit', 'raises'] })
  expect(told).toContain(SHOWN)
  expect(told).not.toContain(OTHER)
  expect(told).toContain('no: it has a word that this subscription leaves out (raises)')
})

test('a word of a headline that the channel does not get is none', async () => {
  const told = await why({ ...WITHOUT, notWords: ['believe'] })
  expect(told).not.toContain('leaves out')
  expect(await why({ ...WITHOUT, words: ['believe'], notWords: [] })).toContain('has none of the words')
})

test('of what was posted under another headline, the one that the word stands in is told', async () => {
  const post = { channelId: 'preview:c', kind: 'post', storyId: ALONE.id, week: null, revision: 1 } as const
  await bench.ask('subscribe', { topic: 'funding' })
  await bench.store.deliveries.add({ ...post, dueAt: MORNING })
  await bench.store.transaction(async (ledger) => {
    const claimed = await ledger.deliveries.claimNext(post.channelId, bench.clock.nowMs(), HOUR_MS)
    if (claimed !== null) await ledger.deliveries.markEnded(claimed, 'sent', '')
  })
  const told = await why({ notWords: ['believe'] })
  expect(told.split('\n').find((line) => line.includes(SHOWN))).toBeDefined()
  expect(told).toContain(`(believe: “${OTHER}”)`)
})
