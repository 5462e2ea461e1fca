import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startFakeDiscord } from '../test/fakes/discord/fake-discord.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../test/fakes/slack/fake-slack.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { restFeeds, runBot } from './running-bot.ts'

const IDLE_S = { full: 600, quick: 8 }

/** What the bot as it is started keeps in memory at rest, on no platform and on each. They rest beside all other measurements. */
export async function begin(size: BenchSize): Promise<() => Promise<readonly Measurement[]>> {
  // As in the image: a first start that finds nothing compiled keeps some 25 MB of the compiler.
  execFileSync(process.execPath, ['bin/compile.mjs'], { cwd: join(import.meta.dirname, '..') })
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const discord = await startFakeDiscord()
  const slack = await FakeSlack.start()
  const onDiscord = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }
  const onSlack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl }
  const kinds = [
    { name: 'preview', tokens: {}, atMost: 130 },
    { name: 'Discord', tokens: onDiscord, atMost: 180 },
    { name: 'Slack', tokens: onSlack, atMost: 180 },
    { name: 'both', tokens: { ...onDiscord, ...onSlack }, atMost: 200 },
  ]
  const bots = await Promise.all(
    kinds.map(async ({ name, tokens, atMost }) => {
      const databaseUrl = `sqlite:${join(folder, `${name}.db`)}`
      await restFeeds(databaseUrl)
      return { name, atMost, bot: await runBot(databaseUrl, tokens) }
    }),
  )
  const rested = delay(IDLE_S[size] * 1_000)
  return async () => {
    await rested
    // What is wanted is wanted after ten minutes: V8 gives back what the start needed by and by.
    const idle = bots.map(({ name, atMost, bot }) => ({
      ...{ name: `memory after ${IDLE_S[size]} idle s, ${name}`, unit: 'MB' },
      ...{ value: bot.memory().now, target: size === 'full' ? { atMost } : null },
    }))
    for (const { bot } of bots) await bot.stop()
    await discord.close()
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
    return idle
  }
}
