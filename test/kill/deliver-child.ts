/** A bot that only delivers. Waits for the word `go`, then goes on until it is killed. */
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { createDiscordAdapter } from '../../src/bot/adapters/discord/discord-adapter.ts'
import { createSlackAdapter } from '../../src/bot/adapters/slack/slack-adapter.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { createEmbeddedJobs } from '../../src/jobs/embedded-jobs.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { openStore } from '../../src/store/open-store.ts'
import { APP_TOKEN, BOT_TOKEN } from '../fakes/slack/fake-slack.ts'
import { SILENT } from '../builders/silent-log.ts'
import { createFastClock } from './fast-clock.ts'

const SWEEP_MS = 100
const HOUR_MS = 3_600_000

const { databaseUrl, beganAt, discordUrl, discordToken, slackUrl } = z
  .object({
    databaseUrl: z.string(),
    beganAt: z.number(),
    discordUrl: z.string(),
    discordToken: z.string(),
    slackUrl: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''))

await new Promise<void>((resolve) => {
  process.once('message', () => {
    resolve()
  })
  process.send?.('loaded')
})
process.channel?.unref()
// Nobody is left behind when the run ends early.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGKILL')
})

const clock = createFastClock(beganAt)
const random = createSystemRandom(clock)
const store = await openStore({ url: databaseUrl, random })
const traffic = createTraffic(clock)
const adapters = new Map([
  [
    'discord',
    createDiscordAdapter({
      token: discordToken,
      apiUrl: discordUrl,
      requestsPerSecond: 50,
      pace: traffic.paceOf('discord', 50),
      clock,
      log: SILENT,
    }),
  ],
  ['slack', createSlackAdapter({ botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slackUrl, clock, log: SILENT })],
])
const jobs = createEmbeddedJobs(SILENT)
jobs.onWake((channelId) =>
  deliver(channelId, { store, adapters, clock, random, log: SILENT, traffic, awayAfterMs: 6 * HOUR_MS }),
)
process.send?.('running')
for (;;) {
  try {
    for (const channelId of await store.deliveries.listDueChannels(clock.nowMs())) jobs.wake(channelId)
  } catch (error) {
    // The server is restarted now and then.
    if (!store.isShared) throw error
  }
  await delay(SWEEP_MS)
}
