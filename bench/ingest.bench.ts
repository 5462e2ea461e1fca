import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Feed } from '../src/core/feed.ts'
import type { Store } from '../src/core/ports/store.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { ingest } from '../src/pipeline.ts'
import { createPoller } from '../src/pipeline/poll-due.ts'
import { openStore } from '../src/store/open-store.ts'
import { addChannel, subscribe } from '../test/builders/channel.ts'
import { pipelineDeps } from '../test/builders/pipeline-deps.ts'
import { startPostgres } from '../test/builders/postgres.ts'
import { placeLedger } from './large-ledger.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { fetchFrom } from '../test/builders/fetch-from.ts'
import { newsFeed, newsFeedItems } from './news-feeds.ts'
import { profiled } from './profiled.ts'

const STORED = { full: [0, 100_000, 1_000_000], quick: [0, 20_000] }
const FEEDS = 60
/** New ones, of one document. */
const ENTRIES = 50
const CHANNELS = 10
const FEEDS_AT_ONCE = 8

/**
 * From a document's bytes to stories and deliveries on the disk: every entry is new, three of ten are about a topic, and ten
 * channels follow both. With more stored, the cost of an entry should hardly grow.
 */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = []
  const random = createSystemRandom(systemClock)
  for (const stored of STORED[size]) {
    const folder = mkdtempSync(join(tmpdir(), 'aiwire-ingest-'))
    try {
      const path = join(folder, 'bench.db')
      await placeLedger(path, stored)
      const rate = await rateOf(await openStore({ url: `sqlite:${path}`, random }))
      measurements.push(figure(`into SQLite, ${stored.toLocaleString('en')} stored`, rate))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const server = await startPostgres({ isDurable: true })
  try {
    const rate = await rateOf(await openStore({ url: await server.createDatabase(), random }))
    measurements.push(figure('into PostgreSQL, 0 stored', rate))
  } finally {
    await server.stop()
  }
  return measurements
}

function figure(name: string, value: number): Measurement {
  return { name: `ingest ${name}`, value, unit: 'entries/s', target: null }
}

/** Entries a second. Closes the store. */
async function rateOf(store: Store): Promise<number> {
  const feeds = Array.from({ length: FEEDS }, (_, at): Feed => {
    const url = `https://outlet-${at}.example/feed`
    const scope = { kind: 'catalogue' } as const
    return { id: `new-${at}`, scope, name: `Outlet ${at}`, url, language: 'en', kind: 'press', weight: 0.5 }
  })
  await store.transaction(async (ledger) => {
    await ledger.feeds.replaceCatalogue(feeds)
    for (let at = 0; at < CHANNELS; at += 1) {
      const channel = await addChannel(ledger, String(1_000 + at), 'discord')
      await subscribe(ledger, channel, 'funding')
      await subscribe(ledger, channel, 'model-release')
    }
  })
  const random = createSystemRandom(systemClock)
  const documents = documentsOf(feeds)
  const poll = async (round: number): Promise<void> => {
    const fetch = fetchFrom((url) => documents.get(url)?.[round] ?? '')
    const deps = pipelineDeps({ store, fetch, clock: systemClock, random })
    const listed = await store.feeds.list()
    for (const { feed, state } of listed) await store.feeds.saveState(feed.id, { ...state, nextPollAt: 0 })
    await createPoller({
      ...deps,
      ingest: (one) => ingest(one, deps),
      feedsAtOnce: FEEDS_AT_ONCE,
    }).pollDue()
  }
  // The first poll of each is the baseline.
  await poll(0)
  const startedAt = performance.now()
  await profiled(`ingest-${store.isShared ? 'postgres' : 'sqlite'}`, () => poll(1))
  const seconds = (performance.now() - startedAt) / 1_000
  await store.close()
  return (FEEDS * ENTRIES) / seconds
}

/** Of each feed, two: one entry, and that many more. */
function documentsOf(feeds: readonly Feed[]): ReadonlyMap<string, readonly string[]> {
  const itemOf = newsFeedItems(FEEDS * (ENTRIES + 1))
  return new Map(
    feeds.map((feed, at) => {
      const own = Array.from({ length: ENTRIES + 1 }, (_, turn) => itemOf(turn * FEEDS + at))
      return [feed.url, [newsFeed(feed, own.slice(0, 1)), newsFeed(feed, own)]]
    }),
  )
}
