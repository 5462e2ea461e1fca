import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { moveLedger } from '../src/store/move.ts'
import { openStore } from '../src/store/open-store.ts'
import { startPostgres } from '../test/builders/postgres.ts'
import { placeLedger, searchedFor } from './large-ledger.ts'
import type { BenchSize, Measurement } from './measurement.ts'

const ENTRIES = { full: 1_000_000, quick: 100_000 }
const SEARCHES = 480

/** A full file moves to PostgreSQL, copied and compared; and how fast either finds words in it. */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const server = await startPostgres({ isDurable: true })
  const random = createSystemRandom(systemClock)
  const path = join(folder, 'old.db')
  const url = await server.createDatabase()
  try {
    await placeLedger(path, ENTRIES[size])
    const full = await openStore({ url: `sqlite:${path}`, random })
    const searchSqlite = await searchMs(full)
    await full.close()
    const startedAt = performance.now()
    await moveLedger({ path, url, onBatch: () => Promise.resolve(), onTable: () => undefined })
    const seconds = (performance.now() - startedAt) / 1_000
    const moved = await openStore({ url, random })
    const searchPostgres = await searchMs(moved)
    await moved.close()
    const of = `${ENTRIES[size].toLocaleString('en')} entries`
    return [
      { name: `move to PostgreSQL, ${of}`, value: seconds, unit: 's', target: { atMost: 300 } },
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
  for (let turn = 0; turn < SEARCHES; turn += 1) {
    const startedAt = performance.now()
    await store.entries.search({ url: null, words: searchedFor(turn), workspaceId: null }, 40)
    taken.push(performance.now() - startedAt)
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? 0
}
