import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { createSlackAdapter } from '../../../src/bot/adapters/slack/slack-adapter.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { PauseReason } from '../../../src/core/subscription.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { EVERYTHING, subscribe } from '../../builders/channel.ts'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack, TEAM } from '../../fakes/slack/fake-slack.ts'

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

async function rests(externalId: string, reason: PauseReason = 'bot-removed'): Promise<Channel> {
  const workspace = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
  const settings = { language: 'en', timeZone: 'UTC' } as const
  const channel = await bench.store.channels.ensure(workspace, newChannel(workspace, externalId, settings))
  await subscribe(bench.store, channel, 'funding', EVERYTHING)
  await bench.store.subscriptions.pauseChannel(channel.id, reason, 1)
  return channel
}
const reasonOf = async ({ id }: Channel) => (await bench.store.subscriptions.listOfChannel(id))[0]?.pauseReason

test('installed again in Socket Mode, what rests goes on where the bot is still a member, and only there', async () => {
  fake.channels.set('CIN', { isPrivate: false, members: ['U0BOT'] })
  fake.channels.set('CSECRET', { isPrivate: true, members: ['U0BOT'] })
  const [open, secret, direct, left] = [
    await rests('CIN'),
    await rests('CSECRET', 'channel-gone'),
    await rests('D1'),
    await rests('COUT'),
  ]
  const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: fake.apiUrl }
  adapter = createSlackAdapter({ ...tokens, clock: systemClock, log: SILENT })
  const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
  await adapter.start(createHandlers({ ...bench.deps, painter, adapters: new Map([['slack', adapter]]) }))
  for (const channel of [open, secret, direct]) await expect.poll(() => reasonOf(channel)).toBeNull()
  expect(await reasonOf(left)).toBe('bot-removed')
  expect(new Set(bench.woken)).toEqual(new Set([open.id, secret.id, direct.id]))
})
