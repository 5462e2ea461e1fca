import { openApp, type App } from '../../src/app.ts'
import { parseConfig } from '../../src/config.ts'
import type { Clock } from '../../src/core/ports/clock.ts'
import { APP_TOKEN, BOT_TOKEN, type FakeSlack } from '../fakes/slack/fake-slack.ts'
import { TEAM } from '../fakes/slack/payloads.ts'
import { installApp } from '../fakes/slack/install-app.ts'
import { SILENT } from './silent-log.ts'
import { SLACK_SECRET, type SlackConnection } from './slack-connection.ts'

/** The whole bot, started and installed in the fake's workspace, with an empty ledger in memory and no feeds. */
export async function startSlackBot(
  connection: SlackConnection,
  fake: FakeSlack,
  clock: Clock,
): Promise<{ readonly bot: App; readonly url: string }> {
  const isSocket = connection === 'Socket Mode'
  const settings = parseConfig({
    DATABASE_URL: 'sqlite::memory:',
    PORT: '0',
    SLACK_API_URL: fake.apiUrl,
    ...(!isSocket && {
      SLACK_SIGNING_SECRET: SLACK_SECRET,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: SLACK_SECRET,
      SLACK_TOKEN_KEY: 'ab'.repeat(32),
      PUBLIC_URL: 'https://aiwire.example.org',
    }),
  })
  const slack = isSocket ? { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: fake.apiUrl } : null
  const config = { ...settings, slack }
  const bot = await openApp({ config, feeds: [], clock, log: SILENT, print: () => undefined, isColoured: false })
  const url = await bot.start()
  if (!isSocket) {
    fake.target = { url, signingSecret: SLACK_SECRET }
    await installApp(fake, url, { teamId: TEAM, token: BOT_TOKEN })
  }
  return { bot, url }
}
