import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { openStore } from '../src/store/open-store.ts'
import { startFakeDiscord } from '../test/fakes/discord/fake-discord.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../test/fakes/slack/fake-slack.ts'
import type { Measurement } from './measurement.ts'
import { restFeeds, runBot } from './running-bot.ts'

/** Due at the same time, each with 50 entries that nobody has seen. */
const FEEDS = 300
const HOSTS = 60
const LOOK_EVERY_MS = 500

/** The most that the bot keeps in memory on both platforms, while hundreds of feeds are new. */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const discord = await startFakeDiscord()
  const slack = await FakeSlack.start()
  const onDiscord = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }
  const onSlack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl }
  try {
    const value = await mostUnderLoad(`sqlite:${join(folder, 'load.db')}`, { ...onDiscord, ...onSlack })
    return [{ name: `most memory, ${FEEDS} new feeds, both`, value, unit: 'MB', target: null }]
  } finally {
    await discord.close()
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function mostUnderLoad(databaseUrl: string, tokens: Readonly<Record<string, string>>): Promise<number> {
  const origin = spawn(process.execPath, [join(import.meta.dirname, 'poll-origin.ts'), '--addresses', String(HOSTS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const store = await openStore({ url: databaseUrl, random: createSystemRandom(systemClock) })
  try {
    const port: unknown = (await once(createInterface(origin.stdout), 'line'))[0]
    await restFeeds(databaseUrl)
    const hosts = Array.from({ length: HOSTS }, (_, at) => `127.0.0.${at + 1}`)
    for (let at = 0; at < FEEDS; at += 1) {
      await store.feeds.add({
        ...{ id: `changed-${at}`, scope: { kind: 'catalogue' }, name: `Garden ${at}`, language: 'en', kind: 'press' },
        ...{ url: `http://${hosts[at % HOSTS] ?? ''}:${String(port)}/changed/${at}`, weight: 0.5 },
      })
    }
    const bot = await runBot(databaseUrl, { ...tokens, ALLOWED_PRIVATE_HOSTS: hosts.join(',') })
    const isRead = async (): Promise<boolean> =>
      (await store.feeds.list()).every(
        ({ feed, state }) => !feed.id.startsWith('changed-') || state.baselineAt !== null,
      )
    while (!(await isRead())) await delay(LOOK_EVERY_MS)
    const { peak } = bot.memory()
    await bot.stop()
    return peak
  } finally {
    await store.close()
    origin.kill()
  }
}
