import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DAY_MS } from '../src/core/durations.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { loadCatalogue } from '../src/feeds/catalogue.ts'
import { openStore } from '../src/store/open-store.ts'

const ROOT = join(import.meta.dirname, '..')

/** `aiwire start` in a process of its own. */
type RunningBot = {
  /** Resident memory in MB, from `/proc` (Linux): now, and the most it ever was. */
  memory(): { readonly now: number; readonly peak: number }
  /** As an operator does, with SIGTERM. */
  stop(): Promise<void>
}

/** Resolves as soon as it says that it runs. */
export async function runBot(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningBot> {
  const bot = spawn(process.execPath, ['bin/aiwire.mjs', 'start'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Whatever becomes of the measurement, nothing of it stays.
  const end = (): void => {
    bot.kill('SIGKILL')
  }
  process.once('exit', end)
  const said = createInterface(bot.stdout)
  // What is not read would stop it.
  said.on('line', () => undefined)
  await once(said, 'line')
  return {
    memory() {
      const status = readFileSync(`/proc/${bot.pid ?? 0}/status`, 'utf8')
      const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'mu').exec(status)?.[1]) / 1_000
      return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
    },
    async stop() {
      bot.kill('SIGTERM')
      await once(bot, 'exit')
      process.off('exit', end)
    },
  }
}

/** A database that knows the feeds of the catalogue, none of which is due: nothing of a measurement leaves the computer. */
export async function restFeeds(databaseUrl: string): Promise<void> {
  const store = await openStore({ url: databaseUrl, random: createSystemRandom(systemClock) })
  await store.feeds.replaceCatalogue(loadCatalogue({ scraped: false }))
  for (const { feed, state } of await store.feeds.list()) {
    await store.feeds.saveState(feed.id, { ...state, nextPollAt: Date.now() + DAY_MS })
  }
  await store.close()
}
