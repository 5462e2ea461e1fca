import { expect, test } from 'vitest'
import { afterFailure } from '../../src/bot/delivery/after-failure.ts'
import { claimWork } from '../../src/bot/delivery/claim-work.ts'
import { endPauses } from '../../src/bot/delivery/end-pauses.ts'
import type { DeliveryKind } from '../../src/core/delivery.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { ChatError, type ChatErrorKind } from '../../src/core/errors.ts'
import type { Story } from '../../src/core/story.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../builders/delivery-world.ts'
import { Died, openMortalStore, type MortalStore } from '../builders/memory-store.ts'
import { SILENT } from '../builders/silent-log.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { openToldLedger } from '../builders/told-ledger.ts'
import { fundingOf } from './news/report.ts'

/** The process is killed before each write in turn: nothing of the others may stand there then. */
async function expectAllOrNothing(mortal: MortalStore, work: () => Promise<unknown>): Promise<void> {
  const before = await mortal.rows()
  for (let write = 1; ; write += 1) {
    mortal.dieAt(write)
    const error: unknown = await work().then(
      () => null,
      (reason: unknown) => reason,
    )
    mortal.dieAt(null)
    if (error === null) {
      expect(write, 'one write alone is always all or nothing').toBeGreaterThan(2)
      expect(await mortal.rows()).not.toEqual(before)
      return
    }
    expect(error).toBeInstanceOf(Died)
    expect(await mortal.rows()).toEqual(before)
  }
}

async function openWorld(): Promise<{ readonly mortal: MortalStore; readonly world: DeliveryWorld }> {
  const opened: MortalStore[] = []
  const world = await openDeliveryWorld(async (random) => {
    const mortal = await openMortalStore(random)
    opened.push(mortal)
    return mortal.store
  })
  const [mortal] = opened
  if (mortal === undefined) throw new Error('nothing was opened')
  return { mortal, world }
}

const told = (id: string): Story => story({ id, facts: fundingFacts({ company: id, amountUsd: 300e6 }) })
const raised = (id: string): Story => ({
  ...story({ id, facts: fundingFacts({ company: id, amountUsd: 320e6 }) }),
  revision: 2,
  changes: [{ kind: 'amount', from: 'USD 300000000', to: 'USD 320000000', at: 1, entryId: 'e', revision: 2 }],
})

type Before = (world: DeliveryWorld) => Promise<void>

const post: Before = (world) => world.step(told('a'))
const change: Before = async (world) => {
  await post(world)
  await world.drain()
  await world.step(raised('a'), { sourcesBefore: 1, isMaterial: true })
}
const twoTopics: Before = async (world) => {
  await subscribe(world.store, world.channel, 'model-release')
  await post(world)
}
const frozen: Before = async (world) => {
  await change(world)
  const [message] = await world.store.messages.listOfStory('a')
  await world.store.messages.freeze(message?.id ?? '', 1)
}
const withoutThreads: Before = async (world) => {
  await world.store.channels.update({ ...world.channel, threadsSince: null })
  await change(world)
}
const heldBack: Before = async (world) => {
  await post(world)
  await world.step(told('b'))
  await world.clock.sleep(7 * HOUR_MS)
}

test.each<[ChatErrorKind, DeliveryKind, string, Before, number]>([
  ['forbidden', 'post', 'pauses its channel and keeps what it is owed', twoTopics, 0],
  ['channel-gone', 'post', 'pauses its channel and ends', twoTopics, 0],
  ['workspace-gone', 'post', 'pauses all channels there and ends', twoTopics, 0],
  ['token-refused', 'post', 'pauses all channels there and ends', twoTopics, 0],
  ['rate-limited', 'post', 'waits with its channel', post, 0],
  ['message-gone', 'edit', 'ends with its message', change, 0],
  ['edit-closed', 'edit', 'is the last of its message, whose notes come then', withoutThreads, 0],
  ['unavailable', 'edit', 'is dead, and the notes come that it was to spare', withoutThreads, 7],
  ['thread-closed', 'note', 'ends, and a message comes in the place of the one that takes no edit', frozen, 0],
  ['invalid', 'post', 'goes its own way, and so do those that shared its message', heldBack, 0],
])('what is refused as %s, %s, %s: all of it or nothing', async (kind, owed, _what, prepare, attempts) => {
  const { mortal, world } = await openWorld()
  const { store, adapter, channel, deps, clock } = world
  await prepare(world)
  const options = { leaseMs: HOUR_MS, awayAfterMs: deps.awayAfterMs, fits: () => true, log: SILENT }
  const claim = () => store.transaction((ledger) => claimWork(ledger, channel.id, { ...options, nowMs: clock.nowMs() }))
  let work = await claim()
  while (work !== null && (work.rendered === null || work.claimed.kind !== owed)) {
    if (work.rendered !== null) await store.deliveries.markSent(work.claimed, null)
    work = await claim()
  }
  const rendered = work?.rendered ?? null
  if (work === null || rendered === null) throw new Error('nothing is owed')
  const claimed = { ...work.claimed, attempts }
  const gate = deps.traffic.gateTo(adapter)
  const error = new ChatError(kind, 'planned')
  await expectAllOrNothing(mortal, () =>
    afterFailure({ claimed, channel, adapter, rendered, error, isLook: false, gate }, deps),
  )
  await store.close()
})

test('a pause that ends by itself ends whole, with what it puts right, or goes on', async () => {
  const { mortal, world } = await openWorld()
  const { store, channel, clock } = world
  await twoTopics(world)
  await world.drain()
  await store.subscriptions.pauseChannel(channel.id, 'asked', clock.nowMs())
  await store.channels.setPausedUntil(channel.id, clock.nowMs() + HOUR_MS)
  await store.stories.update(raised('a'))
  await clock.sleep(2 * HOUR_MS)
  await expectAllOrNothing(mortal, () => endPauses(store, clock.nowMs()))
  expect(await store.deliveries.findForStory(channel.id, 'a', 'edit')).toMatchObject({ state: 'due' })
  expect(await store.audit.list(channel.id, 9)).toHaveLength(1)
  await store.close()
})

test.each(['merge', 'split', 'retract'] as const)('stories are mended whole or not at all: %s', async (action) => {
  const opened: MortalStore[] = []
  const { store, tell, mend } = await openToldLedger(async (random) => {
    const mortal = await openMortalStore(random)
    opened.push(mortal)
    return mortal.store
  })
  const [mortal] = opened
  if (mortal === undefined) throw new Error('nothing was opened')
  const channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
  const one = await tell(0, 'Quillon raises $300 million', fundingOf('Quillon', 300e6))
  await tell(0, 'Quillon lands $300M', fundingOf('Quillon', 300e6))
  const other = await tell(1, 'Tidewell announces $330 million', fundingOf('Tidewell', 330e6))
  await expectAllOrNothing(mortal, () => {
    if (action === 'merge') return mend({ action, storyIds: [one, other] })
    if (action === 'split') return mend({ action, storyId: one, entryIds: ['e2'] })
    return mend({ action, storyId: one })
  })
  await store.close()
})
