import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { loadCatalogue } from '../src/feeds/catalogue.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { openStore } from '../src/store/open-store.ts'
import type { BenchSize, Measurement } from './measurement.ts'

const ROOT = join(import.meta.dirname, '..')
const IDLE_MS = { full: 120_000, quick: 8_000 }
const STARTS = 3
const DAY_MS = 86_400_000

/** The bot as it is started, with no token, on a database of which no feed is due: how soon it runs, and what it keeps. */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const databaseUrl = `sqlite:${join(folder, 'bench.db')}`
  try {
    await restFeeds(databaseUrl)
    const started: number[] = []
    let idleMegabytes = 0
    for (let round = 0; round < STARTS; round += 1) {
      const startedAt = performance.now()
      const bot = spawn(process.execPath, ['bin/aiwire.mjs', 'start'], {
        cwd: ROOT,
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: databaseUrl, PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(createInterface(bot.stdout), 'line')
      started.push(performance.now() - startedAt)
      if (round === STARTS - 1) {
        await delay(IDLE_MS[size])
        idleMegabytes = residentMegabytes(bot.pid ?? 0)
      }
      bot.kill('SIGTERM')
      await once(bot, 'exit')
    }
    return [
      { name: 'start until it runs, preview', value: Math.min(...started), unit: 'ms', target: { atMost: 1_000 } },
      {
        name: `memory after ${IDLE_MS[size] / 1_000} idle s`,
        value: idleMegabytes,
        unit: 'MB',
        target: { atMost: 130 },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function restFeeds(url: string): Promise<void> {
  const store = await openStore({ url, random: createSystemRandom(systemClock) })
  await store.feeds.replaceCatalogue(loadCatalogue({ scraped: false }))
  for (const { feed, state } of await store.feeds.list()) {
    await store.feeds.saveState(feed.id, { ...state, nextPollAt: Date.now() + DAY_MS })
  }
  await store.close()
}

/** Of another process, from `/proc` (Linux). */
function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_000
}
