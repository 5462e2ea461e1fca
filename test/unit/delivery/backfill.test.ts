import { afterEach, beforeEach, expect, test } from 'vitest'
import { backfill } from '../../../src/bot/delivery/backfill.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { DEFAULT_FILTER, type Subscription } from '../../../src/core/subscription.ts'
import type { Channel } from '../../../src/core/workspace.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { sequence } from '../../builders/sequence.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const NOW = 10_000
let store: Store
let channel: Channel

beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:', random: sequence() })
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
