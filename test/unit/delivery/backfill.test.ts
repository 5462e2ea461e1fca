import { afterEach, beforeEach, expect, test } from 'vitest'
import { backfill } from '../../../src/bot/delivery/backfill.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { DEFAULT_FILTER, type Subscription } from '../../../src/core/subscription.ts'
import type { Channel } from '../../../src/core/workspace.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { sequence } from '../../builders/sequence.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { mustClaim } from '../../builders/must-claim.ts'

const NOW = 10_000
let store: Store
let channel: Channel

beforeEach(async () => {
  store = await openMemoryStore(sequence())
  channel = await addChannel(store, 'c')
})
afterEach(() => store.close())

/** The newer ones have the higher number. */
async function tell(from: number, until: number, company: string): Promise<void> {
  await store.transaction(async (ledger) => {
    for (let at = from; at < until; at += 1)
      await ledger.stories.insert(
        story({ id: `s${at}`, facts: fundingFacts({ company, amountUsd: 30e6 }), eventAt: at }),
      )
  })
}

async function following(company: string): Promise<Subscription> {
  await subscribe(store, channel, 'funding', { ...DEFAULT_FILTER, subjects: [company] }, NOW)
  const [subscription] = await store.subscriptions.listOfChannel(channel.id)
  if (subscription === undefined) throw new Error('the subscription is missing')
  return subscription
}

test('gives the newest that fit, oldest first, and nothing a second time', async () => {
  await tell(1, 80, 'Acme')
  await tell(80, 180, 'Other')
  const subscription = await following('Acme')
  expect(await backfill(store, subscription, channel, 2, NOW)).toBe(2)
  expect(await backfill(store, subscription, channel, 2, NOW)).toBe(0)
  const first = await store.deliveries.claimNext(channel.id, NOW, 1)
  expect(first?.storyId).toBe('s78')
})

test('gives what was owed and never sent, and not what may stand there or was refused for its own sake', async () => {
  await tell(1, 6, 'Acme')
  const subscription = await following('Acme')
  expect(await backfill(store, subscription, channel, 5, NOW)).toBe(5)
  const claim = async (now: number) => {
    const claimed = await mustClaim(store, channel.id, now, 1)
    return claimed
  }
  await store.deliveries.markSent(await claim(NOW), null)
  await store.deliveries.markEnded(await claim(NOW), 'failed', 'the channel takes no messages')
  const poison = await claim(NOW)
  await store.deliveries.markPlain(poison, NOW, 1)
  await store.deliveries.markEnded(poison, 'failed', 'refused')
  const retry = { dueAt: NOW, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
  await store.deliveries.markRetry(await claim(NOW), retry)
  await store.deliveries.markEnded(await claim(NOW), 'failed', 'it may have arrived')
  const states = async () =>
    await Promise.all(
      ['s1', 's2', 's3', 's4', 's5'].map(
        async (id) => (await store.deliveries.findForStory(channel.id, id, 'post'))?.state,
      ),
    )
  expect(await states()).toEqual(['sent', 'failed', 'failed', 'failed', 'due'])
  expect(await backfill(store, subscription, channel, 5, NOW + 4)).toBe(1)
  expect(await states()).toEqual(['sent', 'due', 'failed', 'failed', 'due'])
  expect(await claim(NOW + 4)).toMatchObject({ storyId: 's2', attempts: 0, problem: null, ambiguous: false })
})

test('gives what waited in a message with others that was refused, each by itself', async () => {
  await tell(1, 5, 'Acme')
  const subscription = await following('Acme')
  expect(await backfill(store, subscription, channel, 4, NOW)).toBe(4)
  for (const isAmbiguous of [false, true]) {
    const first = await store.deliveries.claimNext(channel.id, NOW, 1)
    const next = await store.deliveries.listGatherable(channel.id, NOW)
    if (first === null || next[0] === undefined) throw new Error('nothing is due')
    const lead = await store.deliveries.gather(first, [first.id, next[0].id], 'away')
    const retry = { dueAt: NOW, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
    if (isAmbiguous) await store.deliveries.markRetry(lead, retry)
    const last = isAmbiguous ? await store.deliveries.claimNext(channel.id, NOW, 1) : lead
    if (last !== null) await store.deliveries.markEnded(last, 'failed', 'the channel takes no messages')
  }
  expect(await store.deliveries.countByState()).toEqual(new Map([['failed', 4]]))
  expect(await backfill(store, subscription, channel, 4, NOW)).toBe(2)
  for (const storyId of ['s1', 's2']) {
    const claimed = await store.deliveries.claimNext(channel.id, NOW, 1)
    expect(claimed).toMatchObject({ storyId, leadId: null, heldBy: null })
    if (claimed !== null) await store.deliveries.markSent(claimed, null)
  }
})

test('looks through the newest 500 stories and no more', async () => {
  await tell(1, 3, 'Acme')
  await tell(3, 502, 'Other')
  expect(await backfill(store, await following('Acme'), channel, 5, NOW)).toBe(1)
})

test('holds up no writer while it looks, and gives nothing that was retracted meanwhile', async () => {
  await tell(1, 3, 'Acme')
  const subscription = await following('Acme')
  const busy: Store = {
    ...store,
    stories: {
      ...store.stories,
      async list(query) {
        const found = await store.stories.list(query)
        // It could not end if the search held the one transaction that there is.
        await store.transaction(async (ledger) => {
          const last = await ledger.stories.find('s2')
          if (last !== null) await ledger.stories.update({ ...last, mending: { kind: 'retracted' } })
        })
        return found
      },
    },
    transaction: (work, only) =>
      store.transaction(
        (ledger) =>
          work({ ...ledger, stories: { ...ledger.stories, list: () => Promise.reject(new Error('it looks')) } }),
        only,
      ),
  }
  expect(await backfill(busy, subscription, channel, 5, NOW)).toBe(1)
})
