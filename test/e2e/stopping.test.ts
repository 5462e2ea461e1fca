import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPostgres } from '../builders/postgres.ts'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { openTunnel } from '../builders/tunnel.ts'
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts'
import { spawnProcess, startProcess, type BotProcess } from './bot-process.ts'

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
