/**
 * Runs the bot through a day of virtual time and watches its memory: `--hours N`, `--feeds N`, `--channels N`. Needs
 * `--expose-gc`. Exit code 1 when the memory grows by over a tenth after the first third.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { ChatError } from '../../src/core/errors.ts'
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'
import { DEFAULT_FILTER } from '../../src/core/subscription.ts'
import { createHttpFetch } from '../../src/feeds/http-fetch.ts'
import { createMetrics } from '../../src/ops/metrics.ts'
import { meteredAdapter } from '../../src/ops/metered-adapter.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { ingest } from '../../src/pipeline.ts'
import { createPoller } from '../../src/pipeline/poll-due.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { pipelineDeps } from '../builders/pipeline-deps.ts'
import { SILENT } from '../builders/silent-log.ts'
import { createVirtualClock } from '../builders/virtual-clock.ts'
import { createChance } from '../simulation/chance.ts'
import { startSoakFeeds } from './soak-feeds.ts'

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '24' },
    feeds: { type: 'string', default: '300' },
    channels: { type: 'string', default: '500' },
  },
})
const hours = Number(values.hours)
const channelCount = Number(values.channels)

const SAMPLES = 24
const STEP_MS = 5 * 60_000
const GROWTH_MAX = 1.1
const DRAINS_AT_ONCE = 50
const COMPANIES_EACH = 40
/** Of a thousand requests. */
const FAULTS = { rateLimited: 10, ambiguous: 5 } as const

if (globalThis.gc === undefined) throw new Error('run it with --expose-gc')
const collect = globalThis.gc

const folder = mkdtempSync(join(tmpdir(), 'aiwire-soak-'))
const clock = createVirtualClock(Date.UTC(2026, 1, 10))
const random = createSystemRandom(clock)
const store = await openStore({ url: `sqlite:${join(folder, 'soak.db')}`, random })
const origin = await startSoakFeeds(Number(values.feeds), clock)
const traffic = createTraffic(clock)
const metrics = createMetrics({
  clock,
  roads: traffic,
  platforms: ['discord'],
  look: async () => ({
    stories: await store.operations.countStories(),
    feeds: new Map(),
    ...(await store.deliveries.backlog(['discord'], clock.nowMs())),
    ...(await store.operations.pressure(clock.nowMs())),
    analyst: null,
  }),
  ages: () => ({ lastPollAt: null, lastBackupAt: null }),
  checks: {},
})
const chance = createChance(11)
let posts = 0
const answer = (id: string): Promise<string> => {
  const luck = chance.below(1_000)
  if (luck < FAULTS.rateLimited)
    return Promise.reject(new ChatError('rate-limited', 'planned', { retryAfterMs: 2_000 }))
  if (luck < FAULTS.rateLimited + FAULTS.ambiguous) return Promise.reject(new ChatError('ambiguous', 'planned'))
  posts += 1
  return Promise.resolve(id)
}
/** Keeps nothing of what it was sent. */
const platform: ChatAdapter = {
  platform: 'discord',
  capabilities: { canReconcile: true, requestsPerSecond: null, fits: () => true, requestTimeoutMs: 15_000 },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  upload: () => Promise.resolve(null),
  post: (_channel, { deliveryId }) => answer(deliveryId),
  reply: (_channel, _ref, { deliveryId }) => answer(deliveryId),
  edit: async (_channel, ref) => {
    await answer(ref)
  },
  openDirect: () => Promise.resolve('direct'),
  findSent: () => Promise.resolve(null),
}
const adapter = meteredAdapter(platform, metrics.meter, clock)
const delivery = {
  ...{ store, clock, random, log: SILENT, traffic, awayAfterMs: 6 * HOUR_MS },
  adapters: new Map([['discord', adapter]]),
}
const fetch = createHttpFetch({
  ...{ userAgent: 'soak/1', allowedHosts: [origin.host], clock, hostSpacingMs: 0 },
})
const pipeline = pipelineDeps({ store, fetch, clock, random })
let polls = 0
const poller = createPoller({
  ...{ store, clock, log: SILENT, feedsAtOnce: 16 },
  ingest: async (stored) => {
    polls += 1
    const report = await ingest(stored, pipeline)
    if (report.problem !== null) throw new Error(report.problem)
    metrics.meter.recorded(report.outcomes)
    return report
  },
})

await store.transaction(async (ledger) => {
  await ledger.feeds.replaceCatalogue(origin.feeds)
  for (let at = 0; at < channelCount; at += 1) {
    const channel = await addChannel(ledger, `c${at}`, 'discord')
    const subjects = Array.from(
      { length: COMPANIES_EACH },
      (_, step) => origin.companies[(at * 7 + step) % origin.companies.length] ?? '',
    )
    await subscribe(ledger, channel, 'funding', { ...DEFAULT_FILTER, subjects, rumours: true, aiOnly: false })
  }
})

type Sample = { readonly heap: number; readonly rss: number }

function measure(): Sample {
  collect()
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: (heapUsed + external) / 1e6, rss: rss / 1e6 }
}

async function drainDue(): Promise<void> {
  const due = [...(await store.deliveries.listDueChannels(clock.nowMs()))]
  const worker = async (): Promise<void> => {
    for (let next = due.shift(); next !== undefined; next = due.shift()) await deliver(next, delivery)
  }
  await Promise.all(Array.from({ length: DRAINS_AT_ONCE }, worker))
}

const startMs = clock.nowMs()
const endMs = startMs + hours * HOUR_MS
const samples: Sample[] = []
while (samples.length < SAMPLES) {
  const sampleAt = startMs + ((endMs - startMs) * (samples.length + 1)) / SAMPLES
  while (clock.nowMs() < sampleAt) {
    const before = clock.nowMs()
    clock.moveTo(before + STEP_MS)
    origin.publish(before, clock.nowMs())
    await poller.pollDue()
    await drainDue()
    await metrics.route.handle(new Request('http://127.0.0.1/metrics'))
  }
  samples.push(measure())
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const third = Math.floor(SAMPLES / 3)
const growth = (of: (sample: Sample) => number): number =>
  middle(samples.slice(-third).map(of)) / middle(samples.slice(third, 2 * third).map(of))
const heap = growth(({ heap }) => heap)
const rss = growth(({ rss }) => rss)
const states = Object.fromEntries(await store.deliveries.countByState())
const stories = await store.operations.countStories()
const line = (name: string, values: readonly number[]): string =>
  `${name.padEnd(8)} ${values.map((value) => value.toFixed(0)).join(' ')} MB`
process.stdout.write(
  [
    `${hours} h, ${values.feeds} feeds, ${channelCount} channels: ${polls} polls, ${stories.get('funding') ?? 0} stories, ${posts} requests, deliveries ${JSON.stringify(states)}`,
    line(
      'heap',
      samples.map(({ heap }) => heap),
    ),
    line(
      'rss',
      samples.map(({ rss }) => rss),
    ),
    `growth from the second third to the last: heap ${heap.toFixed(3)}, rss ${rss.toFixed(3)} (at most ${GROWTH_MAX})`,
    '',
  ].join('\n'),
)
await fetch.close()
await origin.close()
await store.close()
rmSync(folder, { recursive: true, force: true })
process.exitCode = heap <= GROWTH_MAX && rss <= GROWTH_MAX && posts > 0 ? 0 : 1
