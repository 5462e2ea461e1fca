import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import { createTraffic, type Traffic } from '../../src/bot/delivery/traffic.ts'
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story } from '../../src/core/story.ts'
import { createEmbeddedJobs } from '../../src/jobs/embedded-jobs.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { createChance } from './chance.ts'
import { createSimDiscord } from './sim-discord.ts'
import type { SimPlatform } from './sim-platform.ts'
import { createCallCounter, createSimProcess, type CallCounter, type SimProcess } from './sim-process.ts'
import { createVirtualTime } from './virtual-time.ts'

const START_MS = Date.UTC(2026, 1, 10, 10)
const CHANNELS = Number(process.env.FAN_OUT_CHANNELS ?? '500')
/** At 50 a second, and a second at each end: 10,000 channels take 202 s at most. */
const WITHIN_MS = CHANNELS * 20 + 2_000
const FIRST = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) })

describe(`${CHANNELS} channels of a Discord that counts`, () => {
  const time = createVirtualTime(START_MS)
  let real: Store
  let platform: SimPlatform
  let counter: CallCounter
  let process: SimProcess
  let traffic: Traffic
  let adapter: ChatAdapter
  let wake: (channelId: string) => void

  beforeEach(async () => {
    const random = sequence()
    real = await openMemoryStore(random)
    await real.transaction(async (ledger) => {
      for (let at = 0; at < CHANNELS; at += 1) {
        await subscribe(ledger, await addChannel(ledger, String(100_000 + at), 'discord'), 'funding')
      }
    })
    platform = createSimDiscord(time, createChance(2))
    counter = createCallCounter()
    process = createSimProcess({ time, counter, plan: { crashAt: () => null }, onDeath: () => undefined })
    const { clock } = process
    traffic = createTraffic(clock)
    adapter = platform.adapter(process, traffic)
    const adapters = new Map([['discord', adapter]])
    const deps = { store: process.store(real), adapters, clock, random, log: SILENT, traffic, awayAfterMs: 1e9 }
    const jobs = createEmbeddedJobs(SILENT)
    jobs.onWake((channelId) => deliver(channelId, deps))
    wake = (channelId) => {
      jobs.wake(channelId)
      traffic.hurry(channelId)
    }
  })
  afterEach(() => real.close())

  /** Moves on from one thing to the next, at most until then. */
  async function run(untilMs = Infinity): Promise<void> {
    for (;;) {
      do await setImmediate()
      while (counter.busy > 0)
      const next = time.nextAt()
      if (next === null || next > untilMs) return
      time.moveTo(next)
    }
  }

  async function tell(now: Story, sourcesBefore: number): Promise<void> {
    const toWake = await real.transaction(async (ledger) => {
      if (sourcesBefore === 0) await ledger.stories.insert(now)
      else await ledger.stories.update(now)
      const step = { story: now, sourcesBefore, isMaterial: false, mayPost: true, seenAt: time.nowMs() }
      return await fanOut(ledger, step, time.nowMs())
    })
    for (const channelId of toWake) wake(channelId)
  }

  /** When the last channel got it. */
  const lastOf = (company: string): number =>
    Math.max(...platform.messages.filter(({ firstBody }) => firstBody.includes(company)).map(({ madeAt }) => madeAt))

  test('get a story at the speed that Discord allows, without one refusal', async () => {
    const startedAt = time.nowMs()
    await tell(FIRST, 0)
    await run()
    expect(platform.messages).toHaveLength(CHANNELS)
    expect(platform.violations).toEqual([])
    expect(platform.requests()).toBe(CHANNELS)
    expect(lastOf('Temporal') - startedAt).toBeLessThanOrEqual(WITHIN_MS)
  })

  test('get a new story before the edits of an older one, and what a command posts at once', async () => {
    await tell(FIRST, 0)
    await run()
    const source = { name: 'Outlet', url: 'https://outlet.example/', at: 1, language: 'en', kind: 'press' } as const
    await tell({ ...FIRST, revision: 2, sources: [source, { ...source, name: 'Other' }] }, 1)
    await run(time.nowMs() + 2_000)
    const startedAt = time.nowMs()
    const edited = platform.requests() - CHANNELS
    await tell(story({ id: 's2', facts: fundingFacts({ company: 'Quorvex', amountUsd: 10e6 }) }), 0)
    const direct = await Promise.all([
      adapter.openDirect({ id: 'discord:w', platform: 'discord', externalId: 'w' }, '7').then(() => time.nowMs()),
      run(),
    ])
    expect(platform.violations).toEqual([])
    expect(edited).toBeGreaterThan(50)
    expect(edited).toBeLessThan(CHANNELS / 2)
    expect(lastOf('Quorvex') - startedAt).toBeLessThanOrEqual(WITHIN_MS)
    expect(direct[0] - startedAt).toBeLessThanOrEqual(1_200)
    // The edits come after it, none is lost.
    expect(platform.messages.every(({ firstBody, body }) => firstBody.includes('Quorvex') || firstBody !== body)).toBe(
      true,
    )
  })
})
