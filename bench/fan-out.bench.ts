import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { deliver } from '../src/bot/delivery/deliver.ts'
import { fanOut } from '../src/bot/delivery/fan-out.ts'
import { createTraffic, type Traffic } from '../src/bot/delivery/traffic.ts'
import type { ChatAdapter } from '../src/core/ports/chat-adapter.ts'
import type { Clock } from '../src/core/ports/clock.ts'
import type { Store } from '../src/core/ports/store.ts'
import { createEmbeddedJobs } from '../src/jobs/embedded-jobs.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { openStore } from '../src/store/open-store.ts'
import { addChannel, subscribe } from '../test/builders/channel.ts'
import { fundingFacts, story } from '../test/builders/story.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { quantile } from './quantile.ts'

const CHANNELS = { full: 10_000, quick: 250 }
const FEW_CHANNELS = 100
const ROUNDS = { full: 20, quick: 4 }
/** For 10,000 channels, which take 200 s at 50 a second. */
const SECONDS_PER_CHANNEL = 205 / 10_000
/** After it, nothing of the last second counts any more. */
const IDLE_MS = 1_100
const PER_SECOND = 50
const AWAY_AFTER_MS = 6 * 3_600_000
const ignore = (): void => undefined
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/** A Discord that counts: any second with more than 50 requests is answered with 429s. */
type Counting = {
  readonly adapter: ChatAdapter
  /** What its requests pass. */
  readonly traffic: Traffic
  readonly startedAt: number[]
  tooMany: number
}

function countingDiscord(latencyMs: number): Counting {
  const traffic = createTraffic(systemClock)
  const pace = traffic.paceOf('discord', PER_SECOND)
  const counting: Counting = { startedAt: [], tooMany: 0, traffic, adapter: adapterOf() }
  const recent: number[] = []
  function adapterOf(): ChatAdapter {
    const answer = async (id: string): Promise<string> => {
      await pace.request()
      const now = performance.now()
      counting.startedAt.push(now)
      recent.push(now)
      while ((recent[0] ?? now) <= now - 1_000) recent.shift()
      if (recent.length > PER_SECOND) counting.tooMany += 1
      await systemClock.sleep(latencyMs)
      return id
    }
    return {
      platform: 'discord',
      capabilities: { canReconcile: true, requestsPerSecond: PER_SECOND, fits: () => true, requestTimeoutMs: 15_000 },
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      upload: () => Promise.resolve(null),
      post: (_channel, { deliveryId }) => answer(deliveryId),
      openDirect: () => Promise.reject(new Error('nobody is written to')),
      reply: (_channel, _ref, { deliveryId }) => answer(deliveryId),
      edit: async (_channel, ref) => {
        await answer(ref)
      },
      findSent: () => Promise.resolve(null),
    }
  }
  return counting
}

async function publish(store: Store, id: string, clock: Clock): Promise<readonly string[]> {
  const now = story({ id, facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) })
  return await store.transaction(async (ledger) => {
    await ledger.stories.insert(now)
    const step = { story: now, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: clock.nowMs() }
    return await fanOut(ledger, step, clock.nowMs())
  })
}

async function withBot<T>(
  channels: number,
  discord: Counting,
  work: (store: Store, wake: (channelId: string) => void, settle: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const random = createSystemRandom(systemClock)
  const store = await openStore({ url: `sqlite:${join(folder, 'bench.db')}`, random })
  const jobs = createEmbeddedJobs(log)
  const { traffic } = discord
  const adapters = new Map([['discord', discord.adapter]])
  jobs.onWake((channelId) =>
    deliver(channelId, { store, adapters, clock: systemClock, random, log, traffic, awayAfterMs: AWAY_AFTER_MS }),
  )
  try {
    await store.transaction(async (ledger) => {
      for (let at = 0; at < channels; at += 1) {
        await subscribe(ledger, await addChannel(ledger, String(1_000_000 + at), 'discord'), 'funding')
      }
    })
    const settle = async (): Promise<void> => {
      for (;;) {
        const states = await store.deliveries.countByState()
        if ((states.get('due') ?? 0) + (states.get('sending') ?? 0) === 0) return
        await systemClock.sleep(20)
      }
    }
    const wake = (channelId: string): void => {
      jobs.wake(channelId)
    }
    return await work(store, wake, settle)
  } finally {
    await jobs.stop()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One story in many channels in real time, and how soon the first request of a story leaves where nothing else waits. */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const channels = CHANNELS[size]
  const wide = countingDiscord(80)
  const seconds = await withBot(channels, wide, async (store, wake, settle) => {
    const startedAt = performance.now()
    for (const channelId of await publish(store, 's', systemClock)) wake(channelId)
    await settle()
    return (performance.now() - startedAt) / 1_000
  })
  const idle = countingDiscord(5)
  const waits: number[] = []
  await withBot(FEW_CHANNELS, idle, async (store, wake, settle) => {
    for (let round = 0; round < ROUNDS[size]; round += 1) {
      await systemClock.sleep(IDLE_MS)
      idle.startedAt.length = 0
      const channelIds = await publish(store, `s${round}`, systemClock)
      const recordedAt = performance.now()
      for (const channelId of channelIds) wake(channelId)
      await settle()
      waits.push(Math.max(0, (idle.startedAt[0] ?? Infinity) - recordedAt))
    }
  })
  const p99 = quantile(waits, 0.99)
  return [
    {
      name: `one story in ${channels.toLocaleString('en')} Discord channels`,
      value: seconds,
      unit: 's',
      target: { atMost: channels * SECONDS_PER_CHANNEL },
    },
    { name: '... seconds with over 50 requests', value: wide.tooMany, unit: 'requests', target: { atMost: 0 } },
    { name: 'recorded -> send starts, p99, 100 channels', value: p99, unit: 'ms', target: { atMost: 50 } },
  ]
}
