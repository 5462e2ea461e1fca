import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ANY_STORY } from '../src/core/any-story.ts'
import type { Store } from '../src/core/ports/store.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { moveLedger } from '../src/store/move.ts'
import { openStore } from '../src/store/open-store.ts'
import { startPostgres } from '../test/builders/postgres.ts'
import { placeLedger, searchedFor } from './large-ledger.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { quantile } from './quantile.ts'

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
    const sqlite = { entries: await p95(findEntries(full)), stories: await p95(findStories(full)) }
    await full.close()
    const startedAt = performance.now()
    await moveLedger({ path, url, onBatch: () => Promise.resolve(), onTable: () => undefined })
    const seconds = (performance.now() - startedAt) / 1_000
    const moved = await openStore({ url, random })
    const postgres = { entries: await p95(findEntries(moved)), stories: await p95(findStories(moved)) }
    await moved.close()
    const of = `${ENTRIES[size].toLocaleString('en')} entries`
    return [
      { name: `move to PostgreSQL, ${of}`, value: seconds, unit: 's', target: { atMost: 300 } },
      { name: `search p95 in SQLite, ${of}`, value: sqlite.entries, unit: 'ms', target: { atMost: 5 } },
      { name: `search p95 in PostgreSQL, ${of}`, value: postgres.entries, unit: 'ms', target: { atMost: 5 } },
      { name: 'stories by their words p95 in SQLite', value: sqlite.stories, unit: 'ms', target: { atMost: 100 } },
      {
        name: 'stories by their words p95 in PostgreSQL',
        value: postgres.stories,
        unit: 'ms',
        target: { atMost: 100 },
      },
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Find = (words: string) => Promise<unknown>

function findEntries({ entries }: Store): Find {
  return (words) => entries.search({ url: null, words, workspaceId: null }, 40)
}

/** As `/search` does: how many there are, and the first page. */
function findStories({ stories }: Store): Find {
  return async (words) => {
    const query = { ...ANY_STORY, words, sort: 'best-of-day', limit: 5, offset: 0 } as const
    await stories.listPage(query)
  }
}

async function p95(find: Find): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < SEARCHES; turn += 1) {
    const startedAt = performance.now()
    await find(searchedFor(turn))
    taken.push(performance.now() - startedAt)
  }
  return quantile(taken, 0.95)
}
