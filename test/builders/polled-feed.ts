import type { HttpFetch } from '../../src/core/ports/http-fetch.ts'
import type { RecordedEntry } from '../../src/core/entry.ts'
import type { EntryOutcome } from '../../src/core/outcome.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { fetchOf } from './fetch-of.ts'
import { ingest } from '../../src/pipeline.ts'
import { openMemoryStore } from './memory-store.ts'
import { startOriginServer, type OriginServer } from '../fakes/origin-server.ts'
import { pipelineDeps } from './pipeline-deps.ts'
import { sequence } from './sequence.ts'
import { SILENT } from './silent-log.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'
import { WIRE_FEED } from './wire-feed.ts'

const HOST = 'wire.example'

export type PolledFeed = {
  readonly origin: OriginServer
  readonly host: string
  readonly clock: VirtualClock
  readonly store: Store
  readonly fetch: HttpFetch
  /** Polls once over real HTTP, and gives what came of the new entries. */
  readonly poll: () => Promise<readonly EntryOutcome[]>
  /** What the log told the operator. */
  readonly said: () => readonly string[]
  /** What is known by the words, the newest first. */
  readonly find: (words: string) => Promise<readonly RecordedEntry[]>
  readonly close: () => Promise<void>
}

/** One feed of the catalogue, its server and a database, as they are between two polls. `others`: hosts that it may lead to. */
export async function startPolledFeed(...others: readonly string[]): Promise<PolledFeed> {
  const clock = createVirtualClock(Date.UTC(2026, 1, 20, 9))
  const random = sequence()
  const store = await openMemoryStore(random)
  const origin = await startOriginServer(clock)
  for (const host of [HOST, ...others]) origin.serve(host, () => ({ status: 404 }))
  const fetch = fetchOf(origin, clock)
  await store.feeds.replaceCatalogue([{ ...WIRE_FEED, url: origin.url(HOST) }])
  const said: string[] = []
  const log = { ...SILENT, info: (message: string) => void said.push(message) }
  const deps = pipelineDeps({ store, fetch, clock, random, log })
  return {
    origin,
    host: HOST,
    clock,
    store,
    fetch,
    async poll() {
      const stored = await store.feeds.find(WIRE_FEED.id)
      if (stored === null) throw new Error('the feed is missing')
      return (await ingest(stored, deps)).fresh.map(({ outcome }) => outcome)
    },
    said: () => said,
    async find(words) {
      return await store.entries.search({ url: null, words, workspaceId: null }, 10)
    },
    async close() {
      await fetch.close()
      await origin.close()
      await store.close()
    },
  }
}
