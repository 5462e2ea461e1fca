import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDiscordAdapter } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { toChatError } from '../../../src/bot/adapters/discord/errors.ts'
import { card } from '../../../src/core/card.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'
import { createFastClock } from '../../kill/fast-clock.ts'

let discord: FakeDiscord
let adapter: ChatAdapter
beforeEach(async () => {
  discord = await startFakeDiscord()
  // A minute of patience is a second here.
  const clock = createFastClock(Date.now(), 60)
  const { token, apiUrl } = discord
  adapter = createDiscordAdapter({ token, apiUrl, requestsPerSecond: 45, clock, log: SILENT })
})
afterEach(async () => {
  await adapter.stop()
  await discord.close()
})

const start = () =>
  adapter.start({ ...IDLE_HANDLERS, answer: () => Promise.resolve(card({ tone: 'info', title: 'Here I am' })) })

/** After as long as discord.js takes to connect again. */
async function isTheOnlyOne(shards = 1): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(discord.shards()).toHaveLength(shards)
  const { callbacks } = await discord.slash('models', [], 0n)
  expect(callbacks).toHaveLength(1)
  await adapter.stop()
  await expect.poll(() => discord.shards()).toEqual([])
}

test('a start that failed and is tried again is left as any other is', async () => {
  discord.fault({ do: 'answer', status: 503, pathIncludes: '/gateway/bot' })
  await expect(start()).rejects.toMatchObject({ kind: 'unavailable' })
  await start()
  expect(discord.shards()).toHaveLength(1)
  await adapter.stop()
  await expect.poll(() => discord.shards()).toEqual([])
})

test('a start that Discord lets wait says for how long', async () => {
  discord.fault({ do: 'answer', status: 429, retryAfterS: 1_800, pathIncludes: '/gateway/bot' })
  const { kind, retryAfterMs } = await start().then(
    () => ({ kind: null, retryAfterMs: null }),
    (error: unknown) => toChatError(error),
  )
  expect(kind).toBe('rate-limited')
  expect(retryAfterMs).toBeGreaterThanOrEqual(1_800_000)
})

test.each(['hello', 'ready'] as const)(
  'where Discord is silent before its %s the start fails in time, and the next one begins anew',
  async (before) => {
    discord.fallSilent(before)
    await expect(start()).rejects.toMatchObject({ kind: 'unavailable' })
    discord.speak()
    await start()
    await isTheOnlyOne()
  },
)

test.each([1, 2])(
  'of connections that are refused none comes back beside the next, of %i at a time',
  async (shards) => {
    discord.recommendShards(shards)
    discord.refuseConnections(1)
    await expect(start()).rejects.toMatchObject({ kind: 'unavailable' })
    await start()
    await isTheOnlyOne(shards)
  },
)

test.each(['hello', 'ready'] as const)(
  'a stop within a login that waits for %s is no longer for it',
  async (before) => {
    discord.fallSilent(before)
    const started = start().catch(() => 'not started')
    await expect.poll(() => discord.requests.some(({ path }) => path.endsWith('/gateway/bot'))).toBe(true)
    await adapter.stop()
    discord.speak()
    await started
    // What got ready all the same is closed then.
    await expect.poll(() => discord.shards()).toEqual([])
    const asked = discord.intents.length
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect([discord.shards(), discord.intents.length]).toEqual([[], asked])
  },
)

test('a connection that breaks goes on where it was: what came meanwhile is answered, and nothing twice', async () => {
  await start()
  const early = await discord.slash('models', [], 0n)
  discord.hangUp(4000)
  const { callbacks } = await discord.slash('models', [], 0n)
  expect([early.callbacks, callbacks]).toEqual([[4], [4]])
  expect([discord.resumed(), discord.intents]).toEqual([1, [1]])
  await isTheOnlyOne()
})
