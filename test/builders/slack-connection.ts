import { createSlackAdapter } from '../../src/bot/adapters/slack/slack-adapter.ts'
import { createSlackHttpAdapter } from '../../src/bot/adapters/slack/slack-http-adapter.ts'
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'
import type { Clock } from '../../src/core/ports/clock.ts'
import type { InstallationStore } from '../../src/core/ports/installation-store.ts'
import { startHttpServer } from '../../src/ops/http-server.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { openMemoryStore } from './memory-store.ts'
import { APP_TOKEN, BOT_TOKEN, type FakeSlack } from '../fakes/slack/fake-slack.ts'
import { TEAM } from '../fakes/slack/payloads.ts'
import { installApp } from '../fakes/slack/install-app.ts'
import { SILENT } from './silent-log.ts'

/** The ways in which Slack's requests come: what people see has to be the same on both. */
export const SLACK_CONNECTIONS = ['Socket Mode', 'signed HTTP'] as const
export type SlackConnection = (typeof SLACK_CONNECTIONS)[number]

export const SLACK_SECRET = '0123456789abcdef0123456789abcdef'

export type ConnectedSlack = {
  /** Not started yet; with the start it is installed in the fake's workspace. */
  readonly adapter: ChatAdapter
  close(): Promise<void>
}

/** `installations`: what the adapter is given in place of the store's own, by signed HTTP. */
export async function connectSlack(
  connection: SlackConnection,
  fake: FakeSlack,
  parts: {
    readonly timeoutMs?: number
    readonly clock?: Clock
    readonly installations?: (real: InstallationStore) => InstallationStore
  } = {},
): Promise<ConnectedSlack> {
  const { timeoutMs = 2_000, clock = systemClock, installations } = parts
  const common = { apiUrl: fake.apiUrl, timeoutMs, clock, log: SILENT }
  if (connection === 'Socket Mode') {
    const adapter = createSlackAdapter({ ...common, botToken: BOT_TOKEN, appToken: APP_TOKEN })
    return { adapter, close: () => adapter.stop() }
  }
  const random = createSystemRandom(systemClock)
  const store = await openMemoryStore(random)
  const adapter = createSlackHttpAdapter({
    ...common,
    signingSecret: SLACK_SECRET,
    clientId: '1.2',
    clientSecret: 'client-secret',
    tokenKey: new Uint8Array(32).fill(7),
    publicUrl: 'https://aiwire.example.org',
    installations: installations === undefined ? store.installations : installations(store.installations),
    random,
  })
  const listeners = [adapter.listener]
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: [], listeners, log: SILENT })
  fake.target = { url: server.url, signingSecret: SLACK_SECRET }
  return {
    adapter: {
      ...adapter,
      async start(handlers) {
        await adapter.start(handlers)
        await installApp(fake, server.url, { teamId: TEAM, token: BOT_TOKEN })
      },
    },
    async close() {
      await fake.settle()
      await adapter.stop()
      await server.close()
      await store.close()
    },
  }
}
