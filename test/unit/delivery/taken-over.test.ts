import { beforeEach, describe, expect, test } from 'vitest'
import { claimWork, type Work } from '../../../src/bot/delivery/claim-work.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { CLAIM_BEAT_MS, CLAIM_MS, createHeldClaims } from '../../../src/bot/delivery/held-claims.ts'
import { sendWork } from '../../../src/bot/delivery/send-work.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { TALKS } from './talks-closed.ts'
import { mustClaim } from '../../builders/must-claim.ts'

/** A request's time-out, and a margin. */
const LATE_MS = 45_000

let world: DeliveryWorld
beforeEach(async () => {
  world = await openDeliveryWorld()
  await world.step(TALKS)
})

async function claim(): Promise<Work | null> {
  const { awayAfterMs } = world.deps
  const options = { nowMs: world.clock.nowMs(), leaseMs: CLAIM_MS, awayAfterMs, fits: () => true, log: SILENT }
  return await world.store.transaction((ledger) => claimWork(ledger, world.channel.id, options))
}

/** A process claims the post and dies before its request leaves, or after it arrived. */
async function dieWhileSending(when: 'before' | 'after'): Promise<void> {
  const work = await claim()
  if (work?.rendered?.kind !== 'post') throw new Error('there is nothing to send')
  const message = { deliveryId: work.claimed.id, card: work.rendered.card, language: 'en' } as const
  if (when === 'after') await world.preview.post(world.channel, message)
}

/** The database goes away during the first requests, so many times, and fails that often each time. */
function storeAwayAfter(requests: number, failures: number): Store {
  let left = 0
  for (let at = 0; at < requests; at += 1) {
    world.adapter.during.push(() => {
      left = failures
      return Promise.resolve()
    })
  }
  const transaction: Store['transaction'] = async (work, only) => {
    if (left === 0) return await world.store.transaction(work, only)
    left -= 1
    throw new Error('the database is away')
  }
  return { ...world.store, transaction }
}

test.each([
  ['in seconds', 5, ['post'], { sent: 1 }],
  ['later', 6, ['post', 'findSent'], { sent: 1 }],
])('what was sent when the database went away, and came back %s, stands once', async (_, failures, calls, states) => {
  const store = storeAwayAfter(1, failures)
  await deliver(world.channel.id, { ...world.deps, store }).catch(() => undefined)
  await world.clock.sleep(CLAIM_MS)
  await world.drain()
  expect(world.adapter.calls).toEqual(calls)
  expect(await world.states()).toEqual(states)
  expect(world.posts()).toHaveLength(1)
})

test('a part that was sent when the database went away is known to stand, as the last one is', async () => {
  const work = await claim()
  if (work?.rendered?.kind !== 'post') throw new Error('there is nothing to send')
  const { rendered } = work
  const parts = [rendered.card, rendered.card]
  const deps = { ...world.deps, store: storeAwayAfter(2, 5) }
  await sendWork({ ...work, rendered, parts }, world.adapter, world.deps.traffic.gateTo(world.adapter), deps)
  expect(world.adapter.calls).toEqual(['post', 'post'])
  expect(await world.states()).toEqual({ sent: 1 })
})

describe('what a process that died was sending', () => {
  test('is looked for as soon as its claim ran out, and not sent again where it arrived', async () => {
    await dieWhileSending('after')
    await world.clock.sleep(CLAIM_MS - 1)
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    await world.clock.sleep(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent'])
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('is sent again only when its request can no longer arrive', async () => {
    await dieWhileSending('before')
    await world.clock.sleep(CLAIM_MS)
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent'])
    await world.clock.sleep(LATE_MS - 1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent'])
    await world.clock.sleep(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent', 'findSent', 'post'])
    expect(await world.states()).toEqual({ sent: 1 })
  })

  test('is looked for once more when it may have arrived while it was looked for', async () => {
    await dieWhileSending('before')
    await world.clock.sleep(CLAIM_MS + LATE_MS - 1)
    world.adapter.during.push(() => world.clock.sleep(1))
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent'])
    await world.drain()
    expect(world.adapter.calls).toEqual(['findSent', 'findSent', 'post'])
  })
})

describe('a process that stood still after its claim', () => {
  test('sends nothing when it goes on, for another has sent it meanwhile', async () => {
    const work = await claim()
    if (work?.rendered?.kind !== 'post') throw new Error('there is nothing to send')
    await world.clock.sleep(CLAIM_MS + LATE_MS)
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    const gate = world.deps.traffic.gateTo(world.adapter)
    expect(await sendWork({ ...work, rendered: work.rendered }, world.adapter, gate, world.deps)).toBe(false)
    expect(world.posts()).toHaveLength(1)
    expect(await world.states()).toEqual({ sent: 1 })
  })
})

test('a channel that was told to rest while it waited for its turn gets nothing then', async () => {
  await world.store.channels.setRest(world.channel.id, { restUntil: world.clock.nowMs() + 1_000, refusals: 0 })
  expect(await claim()).toBeNull()
  expect(await world.states()).toEqual({ due: 1 })
})

describe('an edit that a process that died was sending', () => {
  test('goes before new posts, once its request can no longer arrive', async () => {
    await world.drain()
    await world.store.stories.update({ ...TALKS, revision: 2 })
    const edit = { channelId: world.channel.id, kind: 'edit', storyId: TALKS.id, week: null } as const
    await world.store.deliveries.add({ ...edit, revision: 2, dueAt: 0 })
    const options = { nowMs: world.clock.nowMs(), leaseMs: CLAIM_MS, awayAfterMs: 1e9, fits: () => true, log: SILENT }
    expect((await claimWork(world.store, world.channel.id, options))?.claimed.kind).toBe('edit')
    await world.clock.sleep(CLAIM_MS)
    await world.drain()
    const fresh = { company: 'Acme', amountUsd: 20e6 }
    await world.step(story({ id: 's2', facts: fundingFacts(fresh) }))
    await world.clock.sleep(LATE_MS - 1)
    world.adapter.calls.length = 0
    await world.clock.sleep(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['edit', 'post'])
  })
})

describe.each(['unavailable', 'rate-limited'] as const)('what is looked for in vain, because %s,', (kind) => {
  test('waits for its late request all the same', async () => {
    await dieWhileSending('before')
    await world.clock.sleep(CLAIM_MS)
    world.adapter.lookFaults.push(new ChatError(kind, 'planned', { retryAfterMs: 1_000 }))
    await world.drain()
    for (const waitMs of [5_000, LATE_MS - 5_001]) {
      await world.clock.sleep(waitMs)
      await world.drain()
    }
    expect(world.adapter.calls).not.toContain('post')
    await world.clock.sleep(1)
    await world.drain()
    expect(await world.states()).toEqual({ sent: 1 })
    expect(world.posts()).toHaveLength(1)
  })
})

describe('a claim', () => {
  test('is kept for as long as its process works on it, however long that takes', async () => {
    const claims = createHeldClaims()
    const claimed = await mustClaim(world.store, world.channel.id, world.clock.nowMs(), CLAIM_MS)
    let answer = (): void => undefined
    const working = claims.during(
      claimed,
      new Promise<void>((resolve) => {
        answer = resolve
      }),
    )
    for (let beat = 0; beat < 10; beat += 1) {
      await world.clock.sleep(CLAIM_BEAT_MS)
      await claims.renew(world.store, world.clock)
      expect(await world.store.deliveries.listDueChannels(world.clock.nowMs())).toEqual([])
    }
    answer()
    await working
    await world.clock.sleep(CLAIM_MS)
    await claims.renew(world.store, world.clock)
    expect(await world.store.deliveries.listDueChannels(world.clock.nowMs())).toEqual([world.channel.id])
  })

  test('that another process has taken over is not kept any more', async () => {
    const claims = createHeldClaims()
    const claim = () => world.store.deliveries.claimNext(world.channel.id, world.clock.nowMs(), CLAIM_MS)
    const lost = await claim()
    if (lost === null) throw new Error('there is nothing to claim')
    void claims.during(lost, new Promise<never>(() => undefined))
    await world.clock.sleep(CLAIM_MS)
    const taken = await claim()
    expect(taken).toMatchObject({ id: lost.id, ambiguous: true, abandonedAt: lost.leaseUntil })
    await claims.renew(world.store, world.clock)
    await world.clock.sleep(CLAIM_MS)
    expect(await world.store.deliveries.listDueChannels(world.clock.nowMs())).toEqual([world.channel.id])
  })
})
