import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { createSealedBox } from '../../../src/bot/adapters/slack/sealed-box.ts'
import { createSlackAdapter } from '../../../src/bot/adapters/slack/slack-adapter.ts'
import { createSlackHttpAdapter } from '../../../src/bot/adapters/slack/slack-http-adapter.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { PauseReason } from '../../../src/core/subscription.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../../src/ops/system-random.ts'
import { EVERYTHING, subscribe } from '../../builders/channel.ts'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'
import { SLACK_SECRET } from '../../builders/slack-connection.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../../fakes/slack/fake-slack.ts'
import { TEAM } from '../../fakes/slack/payloads.ts'

let fake: FakeSlack
let adapter: ChatAdapter
let bench: CommandBench

beforeEach(async () => {
  fake = await FakeSlack.start()
  bench = await commandBench(Date.now())
})
afterEach(async () => {
  await adapter.stop()
  await fake.close()
  await bench.store.close()
})

async function rests(externalId: string, reason: PauseReason = 'bot-removed', teamId = TEAM): Promise<Channel> {
  const workspace = { id: `slack:${teamId}`, platform: 'slack', externalId: teamId } as const
  const settings = { language: 'en', timeZone: 'UTC' } as const
  const channel = await bench.store.channels.ensure(workspace, newChannel(workspace, externalId, settings))
  await subscribe(bench.store, channel, 'funding', EVERYTHING)
  await bench.store.subscriptions.pauseChannel(channel.id, reason, 1)
  return channel
}
const reasonOf = async ({ id }: Channel) => (await bench.store.subscriptions.listOfChannel(id))[0]?.pauseReason

const common = () => ({ apiUrl: fake.apiUrl, clock: systemClock, log: SILENT })

const openBySocket = () =>
  Promise.resolve(createSlackAdapter({ ...common(), botToken: BOT_TOKEN, appToken: APP_TOKEN }))

/** It was installed before. */
async function openByHttp(): Promise<ChatAdapter> {
  const random = createSystemRandom(systemClock)
  const { installations } = bench.store
  const tokenKey = new Uint8Array(32).fill(7)
  const id = `slack:${TEAM}`
  const grant = { botToken: BOT_TOKEN, refreshToken: null, expiresAt: null }
  const sealed = createSealedBox(tokenKey, random).seal(JSON.stringify(grant), id)
  await installations.save({ id, sealed, installedAt: 1 })
  const app = { signingSecret: SLACK_SECRET, clientId: '1.2', clientSecret: SLACK_SECRET, tokenKey }
  return createSlackHttpAdapter({ ...common(), ...app, publicUrl: 'https://aiwire.example.org', installations, random })
}

test.each([
  ['Socket Mode', openBySocket],
  ['signed HTTP', openByHttp],
])(
  'installed or invited again meanwhile, by %s what rests goes on where the bot is a member, and only there',
  async (_how, open) => {
    // Slack tells them by pages.
    for (let at = 0; at < 250; at += 1) fake.channels.set(`CMANY${at}`, { isPrivate: false, members: ['U0BOT'] })
    fake.channels.set('CIN', { isPrivate: false, members: ['U0BOT'] })
    fake.channels.set('CSECRET', { isPrivate: true, members: ['U0BOT'] })
    const [seen, secret, direct, left] = [
      await rests('CIN'),
      await rests('CSECRET', 'channel-gone'),
      await rests('D1'),
      await rests('COUT'),
    ]
    // Whether it may post there by now is found out by itself, and whoever subscribed need not hear of it again.
    fake.channels.set('CSHUT', { isPrivate: false, members: ['U0BOT'] })
    const shut = await rests('CSHUT', 'forbidden')
    const other = await rests('CIN9', 'bot-removed', 'T9')
    // A token that was refused is taken again, as was just seen: what the channel lets, its next message finds out.
    const refused = await rests('CREFUSED', 'token-refused')
    adapter = await open()
    const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
    await adapter.start(createHandlers({ ...bench.deps, painter, adapters: new Map([['slack', adapter]]) }))
    for (const channel of [seen, secret, direct, refused]) await expect.poll(() => reasonOf(channel)).toBeNull()
    for (const channel of [left, other]) expect(await reasonOf(channel)).toBe('bot-removed')
    expect(await reasonOf(shut)).toBe('forbidden')
    expect(new Set(bench.woken)).toEqual(new Set([seen.id, secret.id, direct.id, refused.id]))
  },
)
