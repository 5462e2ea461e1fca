import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Store } from '../src/core/ports/store.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Measurement } from './measurement.ts'
import { claimAndMark, oweDeliveries } from './owed-deliveries.ts'

const DELIVERIES = 5_000
const CHANNELS = 50
const COMMITS = 300

/**
 * Claim and mark on a file with `synchronous=FULL`, as many channels do it at the same time in production; beside it one
 * channel alone, which waits for the disk twice a delivery, and how often the disk can be waited for at all.
 */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const random = createSystemRandom(systemClock)
  const store = await openStore({ url: `sqlite:${join(folder, 'bench.db')}`, random })
  try {
    const commitsPerSecond = await measureCommits(store)
    const [alone = '', ...together] = await oweDeliveries(store, DELIVERIES, CHANNELS + 1)
    const rateOf = async (channelIds: readonly string[]): Promise<number> => {
      const startedAt = performance.now()
      const marked = await claimAndMark(store, channelIds, random)
      return marked / ((performance.now() - startedAt) / 1_000)
    }
    return [
      {
        name: `claim + mark, SQLite, FULL, ${together.length} channels`,
        value: await rateOf(together),
        unit: 'deliveries/s',
        target: { atLeast: 2_000 },
      },
      { name: '... one channel alone', value: await rateOf([alone]), unit: 'deliveries/s', target: null },
      { name: '... single commits of this disk', value: commitsPerSecond, unit: 'commits/s', target: null },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureCommits(store: Store): Promise<number> {
  const startedAt = performance.now()
  for (let at = 0; at < COMMITS; at += 1) await store.changeSetting('bench', () => String(at))
  return COMMITS / ((performance.now() - startedAt) / 1_000)
}
