/** A bot that only delivers. Waits for the word `go`, then goes on until it is killed. */
import { flushCompileCache } from 'node:module'
import { createSweeper } from '../../src/app/sweeper.ts'
import { createDiscordAdapter } from '../../src/bot/adapters/discord/discord-adapter.ts'
import { createSlackAdapter } from '../../src/bot/adapters/slack/slack-adapter.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { CLAIM_BEAT_MS } from '../../src/bot/delivery/held-claims.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { createEmbeddedJobs } from '../../src/jobs/embedded-jobs.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import type { Platform } from '../../src/core/workspace.ts'
import { openStore } from '../../src/store/open-store.ts'
import { APP_TOKEN, BOT_TOKEN } from '../fakes/slack/fake-slack.ts'
import { SILENT } from '../builders/silent-log.ts'
import { createFastClock } from './fast-clock.ts'
import { KillSetup } from './setup.ts'

/** The fakes take as much as comes. */
const REQUESTS_PER_SECOND = 2_000
const SWEEP_MS = 5_000

const setup = KillSetup.parse(JSON.parse(process.argv[2] ?? ''))

// Nobody is left behind when the run ends early.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGKILL')
})
// What is compiled is kept when a process ends, and none of these comes to that.
flushCompileCache()
await new Promise<void>((resolve) => {
  process.once('message', () => {
    resolve()
  })
  process.send?.('loaded')
})
process.channel?.unref()
const clock = createFastClock(setup.beganAt, setup.speed)
const ulids = createSystemRandom(clock)
const random = { id: () => `${setup.name}-${ulids.id()}` }
const store = await openStore({ url: setup.databaseUrl, random })
const traffic = createTraffic(clock)
const adapters = new Map([
  [
    'discord',
    createDiscordAdapter({
      token: setup.discordToken,
      apiUrl: setup.discordUrl,
      requestsPerSecond: REQUESTS_PER_SECOND,
      pace: traffic.paceOf('discord', REQUESTS_PER_SECOND),
      clock,
      log: SILENT,
    }),
  ],
  [
    'slack',
    createSlackAdapter({ botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: setup.slackUrl, clock, log: SILENT }),
  ],
])
// Loaded only where it is used, as in a bot.
const shared = store.isShared
  ? (await import('../../src/jobs/boss-jobs.ts')).createBossJobs({
      url: setup.databaseUrl,
      clock,
      log: SILENT,
      onNotice: (channelId) => {
        traffic.hurry(channelId)
      },
    })
  : null
const jobs = shared ?? createEmbeddedJobs(SILENT)
jobs.onWake((channelId) =>
  deliver(channelId, { store, adapters, clock, random, log: SILENT, traffic, awayAfterMs: 6 * HOUR_MS }),
)

/** Again and again by the fast clock; the server is restarted now and then. */
async function every(ms: number, work: () => Promise<void>): Promise<void> {
  for (;;) {
    await work().catch((error: unknown) => {
      if (!store.isShared) throw error
    })
    await clock.sleep(ms)
  }
}

const sweeper = createSweeper({
  ...{ jobs, shared, traffic, store, clock, log: SILENT },
  served: () => [...adapters.values()],
  place: (Number.parseInt(setup.name.slice(1), 10) * 0.618) % 1,
})
/** Wakes of others come by the server; until it lets us have them, the sweep finds what is due. */
async function serve(platform: Platform): Promise<void> {
  for (;;) {
    try {
      await shared?.serve(platform)
      return
    } catch {
      await clock.sleep(SWEEP_MS)
    }
  }
}
process.send?.('running')
await Promise.all([
  serve('discord'),
  serve('slack'),
  every(SWEEP_MS, sweeper.sweep),
  every(CLAIM_BEAT_MS, sweeper.keepClaims),
])
