import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Measurement } from './measurement.ts'
import { restFeeds, runBot } from './running-bot.ts'

const STARTS = 3

/** The bot as it is started, with no token: how soon it runs. */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const databaseUrl = `sqlite:${join(folder, 'bench.db')}`
  try {
    await restFeeds(databaseUrl)
    const started: number[] = []
    for (let round = 0; round < STARTS; round += 1) {
      const startedAt = performance.now()
      const bot = await runBot(databaseUrl)
      started.push(performance.now() - startedAt)
      await bot.stop()
    }
    return [
      { name: 'start until it runs, preview', value: Math.min(...started), unit: 'ms', target: { atMost: 1_000 } },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
