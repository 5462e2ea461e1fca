import { afterEach, describe, expect, it } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { createDiscordAdapter } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { card } from '../../../src/core/card.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { PauseReason } from '../../../src/core/subscription.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { subscribe } from '../../builders/channel.ts'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'
import { visibleText } from '../../fakes/discord/reader.ts'

const VIEW = 1n << 10n
const SEND = 1n << 11n
const EMBED = 1n << 14n
const HISTORY = 1n << 16n
const ALL = VIEW | SEND | EMBED | HISTORY

let discord: FakeDiscord
let adapter: ChatAdapter
let bench: CommandBench
/** How many were greeted, or not for a reason. */
let considered: number

/** The bot as it is put together, over one ledger. */
async function start(): Promise<void> {
  const clock = systemClock
  const options = { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 45, clock, log: SILENT }
  adapter = createDiscordAdapter(options)
  const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
  const handlers = createHandlers({ ...bench.deps, painter, adapters: new Map([['discord', adapter]]) })
  await adapter.start({
    ...handlers,
    greet: async (workspace) => {
      await handlers.greet(workspace)
      considered += 1
    },
  })
}

async function restart(): Promise<void> {
  await adapter.stop()
  await start()
}

async function begin(permissions: bigint, guild: Partial<FakeDiscord['guild']> = {}): Promise<void> {
  discord = await startFakeDiscord(permissions)
  Object.assign(discord.guild, guild)
  bench = await commandBench(Date.now())
  considered = 0
  await start()
}

/** Whatever was told before has been dealt with. */
const settle = () => discord.slash('help', [], 0n)

afterEach(async () => {
  await adapter.stop()
  await discord.close()
  await bench.store.close()
})

describe('a server that adds the bot', () => {
  const joinAgain = async () => {
    discord.guildDelete(false)
    discord.guildCreate()
    await settle()
  }
  const now = () => new Date().toISOString()
  const greetings = () => discord.messages.map(({ channelId, body }) => [channelId, body.embeds?.[0]?.title])

  it('is greeted once, whatever comes after: restarts, a reconnect, an outage, being added again', async () => {
    await begin(ALL, { joinedAt: now() })
    await expect.poll(greetings).toEqual([[discord.channelId, "Hello, I'm AI Wire"]])
    await restart()
    discord.guildDelete(true)
    discord.guildCreate()
    await joinAgain()
    expect(greetings()).toHaveLength(1)
    const [message] = discord.messages
    expect(message === undefined ? '' : visibleText(message.body)).toMatch(/\/subscribe topic:models/u)
  })

  it('is greeted while the bot runs, in its language, in its own channel for news first', async () => {
    await begin(ALL)
    expect(greetings()).toEqual([])
    Object.assign(discord.guild, { joinedAt: now(), systemChannelId: discord.otherChannelId, locale: 'ko' })
    await joinAgain()
    await expect.poll(greetings).toEqual([[discord.otherChannelId, '안녕하세요, AI Wire입니다']])
  })

  it('that follows something already is not told how to begin', async () => {
    await begin(ALL)
    const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
    const settings = { language: 'en', timeZone: 'UTC' } as const
    const channel = await bench.store.channels.ensure(workspace, newChannel(workspace, discord.channelId, settings))
    await subscribe(bench.store, channel, 'funding')
    Object.assign(discord.guild, { joinedAt: now() })
    await joinAgain()
    await expect.poll(() => considered).toBe(1)
    expect(greetings().map(([, title]) => title)).not.toContain("Hello, I'm AI Wire")
  })

  it('of long ago is not greeted by a bot that learnt to greet', async () => {
    await begin(ALL)
    await settle()
    expect(greetings()).toEqual([])
  })

  it('where it may speak nowhere hears nothing', async () => {
    await begin(VIEW, { joinedAt: now() })
    await settle()
    expect(discord.requests.filter(({ method, path }) => method === 'POST' && path.includes('messages'))).toEqual([])
    // It counts as not greeted yet.
    const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
    expect(await bench.store.channels.markGreeted(workspace, 1)).toBe(true)
    expect(await bench.store.channels.markGreeted(workspace, 2)).toBe(false)
  })

  it('hears it in the next channel where the first one refuses', async () => {
    discord = await startFakeDiscord(ALL)
    discord.guild.joinedAt = now()
    bench = await commandBench(Date.now())
    discord.fault({ methods: ['POST'], pathIncludes: '/messages', do: 'answer', status: 403, code: 50013 })
    await start()
    await expect.poll(greetings).toEqual([[discord.otherChannelId, "Hello, I'm AI Wire"]])
  })

  it('can begin with its buttons', async () => {
    await begin(ALL, { joinedAt: now() })
    await expect.poll(greetings).toHaveLength(1)
    const [message] = discord.messages
    const id = message?.body.components?.[0]?.components[0]?.custom_id
    if (message === undefined || id === undefined) throw new Error('there is no button')
    await discord.press(id, message, 16n)
    const channelId = `discord:${discord.channelId}`
    expect(await bench.store.subscriptions.listOfChannel(channelId)).toMatchObject([{ topic: 'model-release' }])
  })
})

const role = (permissions: bigint, id = discord.botRoleId) => ({
  ...{ id, name: 'bots', permissions: permissions.toString(), position: 1, color: 0 },
})

describe('a channel that is paused', () => {
  const pause = async (externalId: string, reason: PauseReason): Promise<Channel> => {
    const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
    const channel = newChannel(workspace, externalId, { language: 'en', timeZone: 'UTC' })
    await bench.store.channels.ensure(workspace, channel)
    await subscribe(bench.store, channel, 'funding')
    await bench.store.subscriptions.pauseChannel(channel.id, reason, 1)
    await bench.store.channels.setRest(channel.id, { restUntil: Date.now() + 3_600_000, refusals: 1 })
    return channel
  }
  const reasonOf = async ({ id }: Channel) => (await bench.store.subscriptions.listOfChannel(id))[0]?.pauseReason
  const channelUpdate = (parts: object) => {
    const known = { guild_id: discord.guildId, type: 0, name: 'x', position: 0, permission_overwrites: [] }
    discord.dispatch('CHANNEL_UPDATE', { ...known, ...parts })
  }

  const ways: readonly (readonly [string, () => void])[] = [
    [
      'a role',
      () => {
        discord.dispatch('GUILD_ROLE_UPDATE', { guild_id: discord.guildId, role: role(ALL) })
      },
    ],
    [
      'the channel',
      () => {
        const allow = { id: discord.botRoleId, type: 0, allow: ALL.toString(), deny: '0' }
        channelUpdate({ id: discord.channelId, permission_overwrites: [allow] })
      },
    ],
    [
      'the roles of the bot',
      () => {
        discord.dispatch('GUILD_ROLE_CREATE', { guild_id: discord.guildId, role: role(ALL, '77') })
        discord.dispatch('GUILD_MEMBER_UPDATE', {
          ...{ guild_id: discord.guildId, roles: [discord.botRoleId, '77'], joined_at: '2026-01-01T00:00:00Z' },
          user: { id: discord.botId, username: 'aiwire', discriminator: '0', avatar: null, bot: true },
        })
      },
    ],
  ]
  it.each(ways)('goes on at once when %s lets the bot post again', async (_what, allow) => {
    await begin(VIEW)
    const channel = await pause(discord.channelId, 'forbidden')
    allow()
    await expect.poll(() => reasonOf(channel)).toBeNull()
    expect(await bench.store.channels.rest(channel.id)).toEqual({ restUntil: 0, refusals: 0 })
    expect(bench.woken).toEqual([channel.id])
  })

  it('goes on after a start, where that changed while nothing ran', async () => {
    await begin(ALL)
    const channel = await pause(discord.channelId, 'forbidden')
    await restart()
    expect(await reasonOf(channel)).toBeNull()
  })

  it('goes on after an outage, or a connection that began anew, in which that changed', async () => {
    await begin(ALL)
    const channel = await pause(discord.channelId, 'forbidden')
    discord.guildDelete(true)
    await settle()
    expect(await reasonOf(channel)).toBe('forbidden')
    discord.guildCreate()
    await expect.poll(() => reasonOf(channel)).toBeNull()
  })

  it('stays paused while the bot is in a timeout, whatever its roles say', async () => {
    await begin(ALL)
    const channel = await pause(discord.channelId, 'forbidden')
    const timedOutUntil = (until: string | null) => {
      discord.dispatch('GUILD_MEMBER_UPDATE', {
        ...{ guild_id: discord.guildId, roles: [discord.botRoleId], joined_at: '2026-01-01T00:00:00Z' },
        user: { id: discord.botId, username: 'aiwire', discriminator: '0', avatar: null, bot: true },
        communication_disabled_until: until,
      })
    }
    timedOutUntil(new Date(Date.now() + 3_600_000).toISOString())
    channelUpdate({ id: discord.channelId, name: 'renamed' })
    await settle()
    expect(await reasonOf(channel)).toBe('forbidden')
    expect(bench.woken).toEqual([])
    timedOutUntil(null)
    await expect.poll(() => reasonOf(channel)).toBeNull()
  })

  it('stays paused when what changed does not let the bot post', async () => {
    await begin(VIEW)
    const channel = await pause(discord.channelId, 'forbidden')
    discord.dispatch('GUILD_ROLE_UPDATE', { guild_id: discord.guildId, role: role(VIEW | EMBED | HISTORY) })
    channelUpdate({ id: discord.channelId, name: 'renamed' })
    await settle()
    expect(await reasonOf(channel)).toBe('forbidden')
    expect(bench.woken).toEqual([])
  })

  it('is a forum without a fitting tag: goes on with its tags, not with its name', async () => {
    await begin(ALL | (1n << 38n))
    const channel = await pause(discord.forumId, 'tag-required')
    const forum = { id: discord.forumId, type: 15, flags: 16, available_tags: [] }
    channelUpdate({ ...forum, name: 'renamed' })
    channelUpdate({ ...forum, name: 'again' })
    await settle()
    // The first made the tag a must; only what came after it was no news.
    await bench.store.subscriptions.pauseChannel(channel.id, 'tag-required', 2)
    bench.woken.length = 0
    channelUpdate({ ...forum, name: 'once more' })
    await settle()
    expect(await reasonOf(channel)).toBe('tag-required')
    const tag = { id: '71', name: 'Funding', moderated: false, emoji_id: null, emoji_name: null }
    channelUpdate({ ...forum, available_tags: [tag] })
    await expect.poll(() => reasonOf(channel)).toBeNull()
    expect(bench.woken).toEqual([channel.id])
  })

  it('or active is lost when it is deleted, a thread, too', async () => {
    await begin(ALL)
    const channel = await pause(discord.channelId, 'forbidden')
    await bench.store.subscriptions.resumeChannel(channel.id, 'forbidden')
    discord.dispatch('CHANNEL_DELETE', { id: discord.channelId, guild_id: discord.guildId, type: 0 })
    await expect.poll(() => reasonOf(channel)).toBe('channel-gone')
  })
})

it('does not post where what it shows would arrive empty', async () => {
  await begin(VIEW | SEND | HISTORY)
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  const channel = newChannel(workspace, discord.channelId, { language: 'en', timeZone: 'UTC' })
  const shown = { deliveryId: 'd1', card: card({ tone: 'info', title: 'Here' }), language: 'en' } as const
  await expect(adapter.post(channel, shown)).rejects.toMatchObject({ kind: 'forbidden' })
  // Plain words need no embed.
  await adapter.post(channel, { ...shown, isPlain: true })
  discord.dispatch('GUILD_ROLE_UPDATE', { guild_id: discord.guildId, role: role(ALL) })
  await settle()
  await adapter.post(channel, { ...shown, deliveryId: 'd2' })
  expect(discord.messages).toHaveLength(2)
})

it('knows whose news comes to whose direct messages', async () => {
  await begin(ALL)
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  const settings = { language: 'en', timeZone: 'UTC', personId: '4' } as const
  await bench.store.channels.ensure(workspace, newChannel(workspace, '77', settings))
  const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
  const { directOf } = createHandlers({ ...bench.deps, painter, adapters: new Map() })
  expect(await directOf('discord:77', '4')).toEqual(workspace)
  expect(await directOf('discord:77', '5')).toBeNull()
  expect(await directOf('discord:78', '4')).toBeNull()
})
