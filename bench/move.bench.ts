import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Feed } from '../src/core/feed.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { moveLedger } from '../src/store/move.ts'
import { openStore } from '../src/store/open-store.ts'
import { startPostgres } from '../test/builders/postgres.ts'
import type { Measurement } from './measurement.ts'

const ENTRIES = Number(process.env.MOVED_ENTRIES ?? 1_000_000)
const AT_ONCE = 5_000
const SEARCHES = 50
const COMPANIES = ['OpenAI', 'Anthropic', 'Mistral', 'DeepSeek', 'Qwen', 'Google', 'Meta', 'NVIDIA']
const FEED: Feed = {
  ...{ id: 'f', scope: { kind: 'catalogue' }, name: 'Wire', url: 'https://a.example/feed', language: 'en' },
  ...{ kind: 'press', weight: 0.5 },
}

/** A full file moves to PostgreSQL, copied and compared; and how fast either finds a word in it. */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const server = await startPostgres({ isDurable: true })
  const random = createSystemRandom(systemClock)
  const path = join(folder, 'old.db')
  const url = await server.createDatabase()
  try {
    const full = await openStore({ url: `sqlite:${path}`, random })
    const filledAt = performance.now()
    await full.transaction((ledger) => ledger.feeds.replaceCatalogue([FEED]))
    for (let from = 0; from < ENTRIES; from += AT_ONCE) {
      await full.transaction(async (ledger) => {
        for (let at = from; at < Math.min(ENTRIES, from + AT_ONCE); at += 1) {
          const id = random.id()
          const title = `${COMPANIES[at % COMPANIES.length] ?? ''} 발표 ${at % 997} 智谱融资 word${at % 50_000}`
          const text = { title, url: `https://a.example/${id}`, summary: 'A summary of some words.'.repeat(10) }
          const rest = { feedId: 'f', identity: id, identityKeys: [id], author: null, language: 'en' }
          await ledger.entries.insert({ id, ...text, ...rest, publishedAt: at, seenAt: at }, 'no-topic')
        }
      })
    }
    const fillSeconds = (performance.now() - filledAt) / 1_000
    const searchSqlite = await searchMs(full)
    await full.close()
    const startedAt = performance.now()
    await moveLedger({ path, url, onBatch: () => Promise.resolve(), onTable: () => undefined })
    const seconds = (performance.now() - startedAt) / 1_000
    const moved = await openStore({ url, random })
    const searchPostgres = await searchMs(moved)
    await moved.close()
    const of = `${ENTRIES} entries`
    return [
      { name: `move to PostgreSQL, ${of}`, value: seconds, unit: 's', target: { atMost: 300 } },
      { name: `... written to SQLite one by one`, value: ENTRIES / fillSeconds, unit: 'entries/s', target: null },
      { name: `search p95 in SQLite, ${of}`, value: searchSqlite, unit: 'ms', target: { atMost: 5 } },
      { name: `search p95 in PostgreSQL, ${of}`, value: searchPostgres, unit: 'ms', target: { atMost: 5 } },
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function searchMs(store: Awaited<ReturnType<typeof openStore>>): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < SEARCHES; at += 1) {
    for (const words of ['openai', '智谱 融资', `word${at * 7}`, `mistral 발표 ${at}`, 'openai nosuchword']) {
      const startedAt = performance.now()
      await store.entries.search({ url: null, words }, 40)
      taken.push(performance.now() - startedAt)
    }
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? 0
}
