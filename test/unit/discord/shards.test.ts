import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiscordAdapter, type DiscordOptions } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'

let discord: FakeDiscord
let adapters: ChatAdapter[]
beforeEach(async () => {
  adapters = []
  discord = await startFakeDiscord()
})
afterEach(async () => {
  for (const adapter of adapters) await adapter.stop()
  await discord.close()
})

/** A gateway process; tells by its name who answers. */
async function connect(name: string, shards?: NonNullable<DiscordOptions['shards']>): Promise<void> {
  const place = { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 45, clock: systemClock, log: SILENT }
  const adapter = createDiscordAdapter({ ...place, ...(shards === undefined ? {} : { shards }) })
  adapters.push(adapter)
  await adapter.start({
    ...IDLE_HANDLERS,
    answer: () => Promise.resolve(card({ tone: 'info', title: `answered by ${name}` })),
  })
}

const ids = (): readonly string[] => discord.shards().map(([id, count]) => `${id}/${count}`)

describe('shards of the gateway', () => {
  it('are as many as Discord recommends', async () => {
    discord.recommendShards(3)
    await connect('one')
    expect(ids().toSorted()).toEqual(['0/3', '1/3', '2/3'])
  })

  it('are shared by processes, and who serves the guild answers, alone', async () => {
    await Promise.all([
      connect('first', { first: 0, last: 1, count: 4 }),
      connect('second', { first: 2, last: 3, count: 4 }),
    ])
    expect(ids().toSorted()).toEqual(['0/4', '1/4', '2/4', '3/4'])
    const own = Number((BigInt(discord.guildId) >> 22n) % 4n)
    const { callbacks, body } = await discord.slash('models', [], 0n)
    expect(callbacks).toHaveLength(1)
    expect(JSON.stringify(body)).toContain(`answered by ${own < 2 ? 'first' : 'second'}`)
  })
})
