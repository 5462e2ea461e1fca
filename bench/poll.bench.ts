import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import RssParser from 'rss-parser'
import type { Feed } from '../src/core/feed.ts'
import type { Log } from '../src/core/ports/log.ts'
import type { Store } from '../src/core/ports/store.ts'
import { createHttpFetch } from '../src/feeds/http-fetch.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { ingest } from '../src/pipeline.ts'
import { createPoller } from '../src/pipeline/poll-due.ts'
import { openStore } from '../src/store/open-store.ts'
import { placeLedger } from './large-ledger.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { profiled } from './profiled.ts'
import { pipelineDeps } from '../test/builders/pipeline-deps.ts'

const STORED_ENTRIES = { full: 1_000_000, quick: 20_000 }
const UNCHANGED = { full: 3_000, quick: 1_200 }
const CHANGED = { full: 600, quick: 240 }
const PASSES = { full: 4, quick: 1 }
const FEEDS_AT_ONCE = 64

/**
 * Whole polls in one process, from what is due to the state on disk: the guarded client, a local origin in another
 * process, the real ledger with a million entries. Names are resolved by a function, and every feed has its own host.
 */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-poll-'))
  const origin = spawn(process.execPath, [join(import.meta.dirname, 'poll-origin.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const port = await new Promise<string>((resolve) => createInterface(origin.stdout).once('line', resolve))
    const unchanged = feedsOf('unchanged', UNCHANGED[size], port)
    const changed = feedsOf('changed', CHANGED[size], port)
    const path = join(folder, 'bench.db')
    const random = createSystemRandom(systemClock)
    await placeLedger(path, STORED_ENTRIES[size])
    const store = await openStore({ url: `sqlite:${path}`, random })
    await store.transaction((ledger) => ledger.feeds.replaceCatalogue([...unchanged, ...changed]))
    const fetch = createHttpFetch({
      userAgent: 'bench/1 (+https://aiwire.example)',
      allowedHosts: [...unchanged, ...changed].map(({ url }) => new URL(url).host),
      lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      hostSpacingMs: 0,
      clock: systemClock,
    })
    const deps = pipelineDeps({ store, fetch, clock: systemClock, random, log: silent })
    const poll = async (feeds: readonly Feed[]): Promise<number> => {
      await makeDue(store, feeds)
      const poller = createPoller({ ...deps, ingest: (one) => ingest(one, deps), feedsAtOnce: FEEDS_AT_ONCE })
      const before = process.cpuUsage()
      await profiled(`poll-${feeds[0]?.id ?? ''}`, () => poller.pollDue())
      return feeds.length / cpuSeconds(before)
    }
    const parser = new RssParser()
    const alone = async (): Promise<number> => {
      const before = process.cpuUsage()
      for (const { url } of changed) await parser.parseURL(url.replace(/\/\/[^/:]+/, '//127.0.0.1'))
      return changed.length / cpuSeconds(before)
    }
    // The first poll of each is the baseline.
    await poll([...unchanged, ...changed])
    const rates = { unchanged: [0], changed: [0], alone: [0] }
    for (let pass = 0; pass < PASSES[size]; pass += 1) {
      rates.unchanged.push(await poll(unchanged))
      rates.changed.push(await poll(changed))
      rates.alone.push(await alone())
    }
    await fetch.close()
    await store.close()
    return [
      {
        name: `polls of unchanged feeds, ${STORED_ENTRIES[size].toLocaleString('en')} entries stored`,
        value: Math.max(...rates.unchanged),
        unit: 'feeds/s',
        target: { atLeast: 3_000 },
      },
      {
        name: 'polls of feeds with 1 new of 50 entries',
        value: Math.max(...rates.changed),
        unit: 'feeds/s',
        target: { atLeast: 600 },
      },
      {
        name: 'rss-parser parseURL alone, same documents',
        value: Math.max(...rates.alone),
        unit: 'feeds/s',
        target: null,
      },
    ]
  } finally {
    origin.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }

function feedsOf(name: string, count: number, port: string): readonly Feed[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${name}-${at}`,
    scope: { kind: 'catalogue' },
    name: `${name} ${at}`,
    url: `http://${name}-${at}.example:${port}/feed`,
    language: 'en',
    kind: 'press',
    weight: 0.5,
  }))
}

/** Of this process: what one core can do must not depend on who else uses it, or on the origin's own work. */
function cpuSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

/** Only these are due. */
async function makeDue(store: Store, feeds: readonly Feed[]): Promise<void> {
  const wanted = new Set(feeds.map(({ id }) => id))
  const all = await store.feeds.list()
  const tomorrow = systemClock.nowMs() + 86_400_000
  await Promise.all(
    all.map(({ feed, state }) =>
      store.feeds.saveState(feed.id, { ...state, nextPollAt: wanted.has(feed.id) ? 0 : tomorrow }),
    ),
  )
}
