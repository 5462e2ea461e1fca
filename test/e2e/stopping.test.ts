import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createSlackAdapter } from '../../src/bot/adapters/slack/slack-adapter.ts'
import { card } from '../../src/core/card.ts'
import { newChannel } from '../../src/core/workspace.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { openStore } from '../../src/store/open-store.ts'
import { subscribe } from '../builders/channel.ts'
import { startPostgres } from '../builders/postgres.ts'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { openTunnel } from '../builders/tunnel.ts'
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../fakes/slack/fake-slack.ts'
import { TEAM } from '../fakes/slack/payloads.ts'
import { spawnProcess, startProcess, type BotProcess } from './bot-process.ts'
import { mustClaim } from '../builders/must-claim.ts'

let folder: string
let discord: FakeDiscord
let environment: Readonly<Record<string, string>>
let running: BotProcess[]
beforeEach(async () => {
  running = []
  folder = mkdtempSync(join(tmpdir(), 'aiwire-stopping-'))
  discord = await startFakeDiscord()
  const url = `sqlite:${join(folder, 'bot.db')}`
  await restAllFeeds(url)
  environment = {
    DATABASE_URL: url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  }
})
afterEach(async () => {
  for (const bot of running) await bot.kill()
  await discord.close()
  rmSync(folder, { recursive: true, force: true })
})

const hasAsked = () => discord.requests.some(({ path }) => path.endsWith('/gateway/bot'))

test.each(['hello', 'ready'] as const)(
  'a process that is stopped while Discord lets it wait for %s ends, and another may start at once',
  async (before) => {
    discord.fallSilent(before)
    const { bot, running: started } = spawnProcess('all', environment)
    running.push(bot)
    const outcome = started.catch(() => 'ended')
    await expect.poll(before === 'hello' ? hasAsked : () => discord.intents.length > 0).toBe(true)
    expect(await bot.stop()).toBe(0)
    expect(await outcome).toBe('ended')
    discord.speak()
    const next = await startProcess('all', environment)
    running.push(next)
    expect(await next.stop()).toBe(0)
  },
)

test('a process that Discord let wait at its start ends as any other does', async () => {
  discord.fault({ do: 'answer', status: 503, pathIncludes: '/gateway/bot' })
  const bot = await startProcess('all', environment)
  running.push(bot)
  await expect.poll(() => discord.shards()).toHaveLength(1)
  expect(await bot.stop()).toBe(0)
  await expect.poll(() => discord.shards()).toEqual([])
})

test('a process that waits for the next page of a search on Slack ends without that page', async () => {
  const slack = await FakeSlack.start()
  onTestFinished(() => slack.close())
  slack.isSparing = true
  const workspace = { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM } as const
  const url = environment.DATABASE_URL ?? ''
  const before = await openStore({ url, random: sequence() })
  const channel = await before.channels.ensure(
    workspace,
    newChannel(workspace, 'C1', { language: 'en', timeZone: 'UTC' }),
  )
  await before.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'Acme', amountUsd: 5e6 }) }))
  await subscribe(before, channel, 'funding')
  const now = Date.now()
  await before.deliveries.add({
    channelId: channel.id,
    kind: 'post',
    storyId: 's1',
    week: null,
    revision: 1,
    dueAt: now,
  })
  const claimed = await mustClaim(before, channel.id, now)
  const lost = { dueAt: now, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
  await before.deliveries.markRetry(claimed, lost)
  await before.close()
  // More than Slack lists at once.
  const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slack.apiUrl }
  const adapter = createSlackAdapter({ ...tokens, clock: systemClock, log: SILENT })
  const hello = { language: 'en', card: card({ tone: 'info', title: 'Hello' }) } as const
  for (let at = 0; at < 20; at += 1) await adapter.post(channel, { ...hello, deliveryId: `d${at}` })

  const settings = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl }
  const bot = await startProcess('all', { DATABASE_URL: url, ...settings })
  running.push(bot)
  const looks = () => slack.requests.filter(({ method }) => method === 'conversations.history').length
  await expect.poll(looks, { timeout: 20_000 }).toBe(2)
  expect(await bot.stop()).toBe(0)
  const after = await openStore({ url, random: sequence() })
  onTestFinished(() => after.close())
  // It was not given up in the middle, and is looked for again once Slack takes the question.
  const owed = await after.deliveries.find(claimed.id)
  expect(owed).toMatchObject({ state: 'due', ambiguous: true })
  expect(owed?.problem).not.toContain('stopped')
})

test('a process whose database answers nothing any more ends all the same', async () => {
  const postgres = await startPostgres()
  const url = await postgres.createDatabase()
  await restAllFeeds(url)
  const tunnel = await openTunnel(url)
  try {
    const bot = await startProcess('all', { ...environment, DATABASE_URL: tunnel.url })
    running.push(bot)
    tunnel.cut()
    expect(await bot.stop()).toBe(0)
  } finally {
    tunnel.close()
    await postgres.stop()
  }
})

test('a process that is stopped while it still opens its database ends as any other does', async () => {
  const silent = createServer()
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const asked = once(silent, 'connection')
  const { bot, running: started } = spawnProcess('all', { DATABASE_URL: `postgres://me:word@127.0.0.1:${port}/bot` })
  running.push(bot)
  const outcome = started.catch(() => 'ended')
  await asked
  expect([await bot.stop(), await outcome]).toEqual([0, 'ended'])
  silent.close()
})
