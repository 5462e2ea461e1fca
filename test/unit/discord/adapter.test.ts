import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeCommand } from '../../../src/bot/adapters/discord/custom-id.ts'
import { createDiscordAdapter } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { isRefusal } from '../../../src/bot/adapters/discord/paced-rest.ts'
import { card } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { CommandCall, CommandForm } from '../../../src/core/command.ts'
import type { AdapterHandlers, ChatAdapter, OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import type { Log } from '../../../src/core/ports/log.ts'
import type { Pace } from '../../../src/core/ports/pace.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { CONTRACT_COMMANDS } from '../../contract/chat-adapter.contract.ts'
import { startFakeDiscord } from '../../fakes/discord/fake-discord.ts'
import type { FakeDiscord } from '../../fakes/discord/fake-discord.ts'
import { EMPTY_CHART } from '../../builders/empty-chart.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'

const POSTS = { methods: ['POST'], pathIncludes: '/messages' }
const MANAGE_GUILD = 32n
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)

let discord: FakeDiscord
let adapter: ChatAdapter
let channel: Channel
let logged: string[]
let gone: string[]
let joined: string[]
let answer: (call: CommandCall) => Promise<Card>
let paint: AdapterHandlers['paint']
let form: () => Promise<CommandForm | null>
/** The longest that the clock lets anybody sleep. */
let sleepMaxMs: number
let beforeSleep: (ms: number) => void

const clock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      beforeSleep(ms)
      const timer = setTimeout(resolve, Math.min(ms, sleepMaxMs))
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}
const note = (message: string) => {
  logged.push(message)
}
const log: Log = { debug: note, info: note, warn: note, error: note }

function make(parts: { readonly requestTimeoutMs?: number; readonly requestsPerSecond?: number } = {}): ChatAdapter {
  return createDiscordAdapter({
    token: discord.token,
    apiUrl: discord.apiUrl,
    requestsPerSecond: 45,
    clock,
    log,
    ...parts,
  })
}

function story(deliveryId: string, parts: Partial<Card> = {}): OutgoingMessage {
  return { deliveryId, language: 'en', card: card({ tone: 'model', title: 'Codestral 3', ...parts }) }
}

function start(): Promise<void> {
  return adapter.start({
    ...IDLE_HANDLERS,
    commands: CONTRACT_COMMANDS,
    answer: (call) => answer(call),
    paint: (shown) => paint(shown),
    form: () => form(),
    complete: () => Promise.resolve([]),
    workspaceJoined: (id) => {
      joined.push(id)
      return Promise.resolve()
    },
    workspaceGone: (id) => {
      gone.push(id)
      return Promise.resolve()
    },
  })
}

const sends = () =>
  discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length

beforeEach(async () => {
  logged = []
  gone = []
  joined = []
  sleepMaxMs = Number.POSITIVE_INFINITY
  beforeSleep = () => undefined
  answer = () => Promise.resolve(card({ tone: 'info', title: 'Here' }))
  paint = () => Promise.resolve([])
  form = () => Promise.resolve(null)
  discord = await startFakeDiscord()
  adapter = make()
  channel = newChannel(
    { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId },
    discord.channelId,
    {
      language: 'en',
      timeZone: 'UTC',
    },
  )
})

afterEach(async () => {
  await adapter.stop()
  await discord.close()
})

describe('people', () => {
  it('are called by the one mention of a post, and nobody by its words', async () => {
    const mention = { kind: 'role', id: discord.roleId } as const
    await adapter.post(channel, story('d1', { mention, title: '@everyone <@1>' }))
    await adapter.post(channel, story('d2', { mention: { kind: 'person', id: '77' } }))
    await adapter.post(channel, story('d3', { mention: { kind: 'person', id: 'everyone' } }))
    expect(discord.messages.map(({ body }) => [body.content, body.allowed_mentions])).toEqual([
      [`<@&${discord.roleId}>`, { parse: [], roles: [discord.roleId] }],
      ['<@77>', { parse: [], users: ['77'] }],
      [undefined, { parse: [] }],
    ])
  })

  it('get direct messages in a channel of their own', async () => {
    const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
    const externalId = await adapter.openDirect(workspace, '900000000000000004')
    expect(externalId).toBe(discord.directId)
    await adapter.post({ ...channel, externalId }, story('d1'))
    expect(discord.messages[0]?.channelId).toBe(discord.directId)
  })

  it('choose channels and roles by their ids, and manage the channels that they may', async () => {
    let asked: CommandCall | null = null
    answer = (call) => {
      asked = call
      return Promise.resolve(card({ tone: 'info', title: 'Here' }))
    }
    await start()
    await discord.slash(
      'subscribe',
      [
        { name: 'mention', type: 9, value: discord.roleId },
        { name: 'channel', type: 7, value: discord.channelId },
      ],
      0n,
    )
    expect(asked).toMatchObject({
      options: { mention: `<@&${discord.roleId}>`, channel: discord.channelId },
      canManage: false,
      managesToo: [discord.channelId],
    })
    await discord.slash('subscribe', [{ name: 'channel', type: 7, value: discord.otherChannelId }], 16n)
    expect(asked).toMatchObject({ options: { channel: discord.otherChannelId }, canManage: true, managesToo: [] })
  })

  it('are helped to type', async () => {
    const seen: unknown[] = []
    await adapter.start({
      ...IDLE_HANDLERS,
      commands: CONTRACT_COMMANDS,
      answer: (call) => answer(call),
      form: () => Promise.resolve(null),
      complete: (call, option) => {
        seen.push(call.options, option)
        return Promise.resolve([{ label: 'x'.repeat(200), value: 'Mistral' }])
      },
    })
    const offered = await discord.typing('models', [{ name: 'maker', type: 3, value: 'Mis', focused: true }])
    expect(offered).toEqual([{ name: `${'x'.repeat(99)}…`, value: 'Mistral' }])
    expect(seen).toEqual([{ maker: 'Mis' }, 'maker'])
  })
})

describe('the connection', () => {
  it('says at its start that Discord asks somewhere else, which it does without a look as well', async () => {
    discord.endpointUrl = 'https://before.example/interactions'
    await start()
    await expect.poll(() => logged).toContain('discord cannot ask us')
    await adapter.stop()
    logged = []
    discord.endpointUrl = null
    adapter = make()
    discord.fault({ do: 'answer', status: 503, pathIncludes: '/applications/@me' })
    await start()
    expect(logged).not.toContain('discord cannot ask us')
    expect((await discord.slash('models', [], 0n)).callbacks).toEqual([4])
  })

  it('asks for guilds and nothing else, and registers all commands at once', async () => {
    await start()
    expect(discord.intents).toEqual([1])
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(discord.commands).toMatchObject([
      { name: 'models', default_member_permissions: null, contexts: [0] },
      { name: 'subscribe', default_member_permissions: '16', options: [{ name: 'topic', required: true, type: 3 }] },
    ])
  })

  it('can be started again after an outage, and answers once', async () => {
    discord.fault({ do: 'answer', status: 503, pathIncludes: '/gateway/bot' })
    await expect(start()).rejects.toMatchObject({ kind: 'unavailable' })
    await adapter.post(channel, story('d1'))
    await start()
    let calls = 0
    answer = () => {
      calls += 1
      return Promise.resolve(card({ tone: 'info', title: 'Here' }))
    }
    await discord.slash('models', [], 0n)
    expect(calls).toBe(1)
  })

  it('takes an outage of a guild for no farewell', async () => {
    await start()
    discord.guildDelete(true)
    await discord.slash('models', [], 0n)
    expect(gone).toEqual([])
  })

  it('tells of every guild at its start, and of a guild that comes back, but not of the end of an outage', async () => {
    await start()
    expect(joined).toEqual([`discord:${discord.guildId}`])
    discord.guildDelete(true)
    discord.guildCreate()
    await discord.slash('models', [], 0n)
    expect(joined).toHaveLength(1)
    discord.guildDelete(false)
    discord.guildCreate()
    await discord.slash('models', [], 0n)
    expect(joined).toEqual([`discord:${discord.guildId}`, `discord:${discord.guildId}`])
  })

  it('sends nothing more after it was stopped', async () => {
    await adapter.stop()
    await expect(adapter.post(channel, story('d1'))).rejects.toMatchObject({ kind: 'unavailable' })
    expect(discord.requests).toEqual([])
  })
})

describe('sending', () => {
  it('works without a connection to the gateway', async () => {
    expect(await adapter.findSent(channel, { deliveryId: 'd1', sinceMs: Date.now(), threadOf: null })).toBeNull()
    const ref = await adapter.post(channel, story('d1'))
    expect(await adapter.findSent(channel, { deliveryId: 'd1', sinceMs: Date.now(), threadOf: null })).toBe(ref)
  })

  it('gives the first message when the same delivery is posted again', async () => {
    discord.fault({ ...POSTS, do: 'drop-after' })
    await expect(adapter.post(channel, story('d1'))).rejects.toMatchObject({ kind: 'ambiguous' })
    const ref = await adapter.post(channel, story('d1', { title: 'Codestral 3.1' }))
    expect(discord.messages.map(({ id, channelId }) => `${channelId}/${id}`)).toEqual([ref])
  })

  it.each(['drop-before', 'hang'] as const)('calls it ambiguous when Discord does: %s', async (what) => {
    const hasty = make({ requestTimeoutMs: 200 })
    discord.fault({ ...POSTS, do: what })
    await expect(hasty.post(channel, story('d1'))).rejects.toMatchObject({ kind: 'ambiguous' })
    expect(sends()).toBe(1)
    await hasty.stop()
  })

  it('knows that nothing was sent when nobody listens', async () => {
    await discord.close()
    await expect(adapter.post(channel, story('d1'))).rejects.toMatchObject({ kind: 'unavailable' })
    discord = await startFakeDiscord()
  })

  it('hands a wait to the outbox at once', async () => {
    discord.fault({ ...POSTS, do: 'answer', status: 429, retryAfterS: 30 })
    const refused = await adapter.post(channel, story('d1')).catch((error: unknown) => error)
    expect(refused).toMatchObject({ kind: 'rate-limited' })
    expect(refused).toHaveProperty('retryAfterMs', expect.closeTo(30_050, -3))
  })

  it('keeps to its own requests a second without asking Discord', async () => {
    const slow = make({ requestsPerSecond: 2 })
    const outcomes = await Promise.allSettled(['d1', 'd2', 'd3'].map((id) => slow.post(channel, story(id))))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(outcomes[2]).toMatchObject({ reason: { kind: 'rate-limited' } })
    expect(sends()).toBe(2)
    await slow.stop()
  })

  it('asks for its time before every request, and counts what Discord bears only so often', async () => {
    const asked: number[] = []
    let refusals = 0
    const pace: Pace = {
      request: () => {
        asked.push(discord.requests.length)
        return Promise.resolve()
      },
      noteBadToken: () => undefined,
      noteDeaf: () => undefined,
      noteRefusal: () => {
        refusals += 1
        return refusals === 4
      },
    }
    const paced = createDiscordAdapter({
      token: discord.token,
      apiUrl: discord.apiUrl,
      requestsPerSecond: 45,
      clock,
      log,
      pace,
    })
    const ref = await paced.post(channel, story('d1'))
    await paced.reply(channel, ref, story('d2'))
    await paced.edit(channel, ref, story('d1'))
    await paced.findSent(channel, { deliveryId: 'd3', sinceMs: Date.now(), threadOf: ref })
    await paced.openDirect({ id: channel.workspaceId, platform: 'discord', externalId: discord.guildId }, '9')
    expect(discord.requests).toHaveLength(8)
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(refusals).toBe(0)
    for (const [status, code] of [
      [403, 50013],
      [404, 10003],
      [429, 0],
      [400, 50035],
      [502, 0],
    ] as const) {
      discord.fault({ ...POSTS, do: 'answer', status, code, retryAfterS: 0.01 })
      await paced.post(channel, story(`e${status}`)).catch(() => undefined)
    }
    expect(refusals).toBe(3)
    expect(logged).toEqual([])
    discord.fault({ ...POSTS, do: 'answer', status: 401 })
    await paced.post(channel, story('f')).catch(() => undefined)
    expect(logged).toEqual([expect.stringContaining('refused too many requests')])
    await paced.stop()
  })

  it('is not alone to blame for a shared limit', () => {
    expect(isRefusal(429, 'shared')).toBe(false)
    expect(isRefusal(429, 'user')).toBe(true)
    expect(isRefusal(429, null)).toBe(true)
  })

  it('may be tried again after a 401, which Discord or a proxy may have said by mistake', async () => {
    discord.fault({ ...POSTS, do: 'answer', status: 401 })
    await expect(adapter.post(channel, story('d1'))).rejects.toMatchObject({ kind: 'unauthorized' })
    expect(await adapter.post(channel, story('d1'))).toMatch(/^\d+\/\d+$/u)
    expect(sends()).toBe(2)
  })

  it('finds a message behind a hundred others', async () => {
    const fast = make({ requestsPerSecond: 1_000 })
    for (let n = 0; n < 120; n += 1) await fast.post(channel, story(`d${n}`))
    const query = { sinceMs: Date.now() - 60_000, threadOf: null }
    expect(await fast.findSent(channel, { ...query, deliveryId: 'd119' })).not.toBeNull()
    expect(await fast.findSent(channel, { ...query, deliveryId: 'd120' })).toBeNull()
    await fast.stop()
  })

  it('tells a deleted message and a foreign reference', async () => {
    const ref = await adapter.post(channel, story('d1'))
    discord.deleteMessage(discord.messages[0]?.id ?? '')
    await expect(adapter.edit(channel, ref, story('d2'))).rejects.toMatchObject({ kind: 'message-gone' })
    await expect(adapter.reply(channel, ref, story('d3'))).rejects.toMatchObject({ kind: 'message-gone' })
    await expect(adapter.edit(channel, 'C1:2.3', story('d2'))).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('replies in the channel where there can be no thread, and finds it there', async () => {
    const ref = await adapter.post(channel, story('d1'))
    discord.fault({ pathIncludes: '/threads', do: 'answer', status: 403, code: 50013 })
    const reply = await adapter.reply(channel, ref, story('d2'))
    expect(discord.messages[1]).toMatchObject({
      channelId: discord.channelId,
      body: { message_reference: { message_id: discord.messages[0]?.id } },
    })
    expect(await adapter.findSent(channel, { deliveryId: 'd2', sinceMs: Date.now(), threadOf: ref })).toBe(reply)
  })

  it('answers in the channel, and opens no thread, where all are to see it', async () => {
    const ref = await adapter.post(channel, story('d1'))
    const forAll = { ...story('d2'), isForAll: true }
    const reply = await adapter.reply(channel, ref, forAll)
    const [post, answered] = discord.messages
    expect(answered).toMatchObject({
      channelId: discord.channelId,
      body: { message_reference: { message_id: post?.id }, allowed_mentions: { parse: [] } },
    })
    // One whose thread is there already.
    await adapter.reply(channel, ref, story('d3'))
    await adapter.reply(channel, ref, { ...story('d4'), isForAll: true })
    expect(discord.messages.map(({ channelId }) => channelId === discord.channelId)).toEqual([true, true, false, true])
    const query = { sinceMs: Date.now(), threadOf: ref }
    expect(await adapter.findSent(channel, { ...query, deliveryId: 'd2' })).toBe(reply)
    expect(await adapter.findSent(channel, { ...query, deliveryId: 'd4' })).not.toBeNull()
    discord.deleteMessage(post?.id ?? '')
    await expect(adapter.reply(channel, ref, { ...forAll, deliveryId: 'd5' })).rejects.toMatchObject({
      kind: 'message-gone',
    })
  })

  it('says it in the channel without an answer where it may not read what it would answer', async () => {
    await discord.close()
    const [view, send, embed] = [1n << 10n, 1n << 11n, 1n << 14n]
    discord = await startFakeDiscord(view | send | embed)
    adapter = make()
    const ref = await adapter.post(channel, story('d1'))
    await adapter.reply(channel, ref, { ...story('d2'), isForAll: true })
    discord.fault({ pathIncludes: '/threads', do: 'answer', status: 403, code: 50013 })
    await adapter.reply(channel, ref, story('d3'))
    expect(discord.messages.map(({ channelId }) => channelId)).toEqual(Array(3).fill(discord.channelId))
    expect(discord.messages.map(({ body }) => body.message_reference)).toEqual([undefined, undefined, undefined])
  })

  it('replies in the channel where somebody locked the thread', async () => {
    const ref = await adapter.post(channel, story('d1'))
    await adapter.reply(channel, ref, story('d2'))
    const [post] = discord.messages
    discord.fault({ pathIncludes: `/channels/${post?.id ?? ''}/messages`, do: 'answer', status: 400, code: 50083 })
    const reply = await adapter.reply(channel, ref, story('d3'))
    expect(discord.messages[2]).toMatchObject({
      channelId: discord.channelId,
      body: { message_reference: { message_id: post?.id } },
    })
    expect(await adapter.findSent(channel, { deliveryId: 'd3', sinceMs: Date.now(), threadOf: ref })).toBe(reply)
  })

  it.each([50_001, 50_013])('replies in the channel where it may not write in threads: %i', async (code) => {
    const ref = await adapter.post(channel, story('d1'))
    const [post] = discord.messages
    discord.fault({ pathIncludes: `/channels/${post?.id ?? ''}/messages`, do: 'answer', status: 403, code })
    const reply = await adapter.reply(channel, ref, story('d2'))
    expect(discord.messages[1]).toMatchObject({
      channelId: discord.channelId,
      body: { message_reference: { message_id: post?.id } },
    })
    expect(await adapter.findSent(channel, { deliveryId: 'd2', sinceMs: Date.now(), threadOf: ref })).toBe(reply)
  })

  it.each([true, false])(
    'does not call a message unsent that it may not look for (gateway: %s)',
    async (isConnected) => {
      await discord.close()
      discord = await startFakeDiscord((1n << 10n) | (1n << 11n))
      adapter = make()
      if (isConnected) await start()
      const query = { deliveryId: 'd1', sinceMs: 0, threadOf: null }
      await expect(adapter.findSent(channel, query)).rejects.toMatchObject({ kind: 'forbidden' })
    },
  )
})

describe('answers', () => {
  const slowly = (shown: Card) => () => new Promise<Card>((resolve) => setTimeout(resolve, 300, shown))

  it('come at once when the card is ready', async () => {
    await start()
    expect(await discord.slash('models', [], 0n)).toMatchObject({ callbacks: [4], isEphemeral: false })
    expect(await discord.slash('subscribe', [{ name: 'topic', type: 3, value: 'models' }], 0n)).toMatchObject({
      callbacks: [4],
      isEphemeral: true,
    })
  })

  it('are deferred when the card takes long', async () => {
    await start()
    sleepMaxMs = 50
    answer = slowly(card({ tone: 'info', title: 'At last' }))
    const shown = await discord.slash('subscribe', [], 0n)
    expect(shown).toMatchObject({ callbacks: [5], isEphemeral: true, body: { embeds: [{ title: 'At last' }] } })
    expect(logged).not.toContain('discord interaction not answered')
  })

  it('come in time, however long it takes to learn whether there is a form to fill in first', async () => {
    await start()
    const waits: number[] = []
    beforeSleep = (ms) => {
      if (ms > 1_000) waits.push(ms)
    }
    sleepMaxMs = 50
    form = () => new Promise(() => undefined)
    answer = slowly(card({ tone: 'info', title: 'At last' }))
    expect((await discord.slash('models', [], 0n)).callbacks).toEqual([5])
    expect(waits).toHaveLength(2)
    expect(waits[1]).toBeLessThan(waits[0] ?? 0)
  })

  it('never ping', async () => {
    await start()
    answer = () => Promise.resolve(card({ tone: 'info', title: '@everyone' }))
    expect((await discord.slash('models', [], 0n)).body.allowed_mentions).toEqual({ parse: [] })
  })

  it('know the person’s language and rights', async () => {
    await start()
    const calls: CommandCall[] = []
    answer = (call) => {
      calls.push(call)
      return Promise.resolve(card({ tone: 'info', title: 'Here' }))
    }
    for (const locale of ['ko', 'ja', 'zh-CN', 'zh-TW', 'de']) await discord.slash('models', [], 0n, locale)
    await discord.slash('models', [], MANAGE_GUILD)
    expect(calls.map(({ language }) => language)).toEqual(['ko', 'ja', 'zh', 'zh', null, 'en'])
    expect(calls.map(({ canManage }) => canManage)).toEqual([false, false, false, false, false, true])
  })

  it('to a button of a private page may call the role that the person chose for that page', async () => {
    await start()
    const calls: CommandCall[] = []
    answer = (call) => {
      calls.push(call)
      return Promise.resolve(card({ tone: 'info', title: 'Here' }))
    }
    await adapter.post(channel, story('d1'))
    const [message] = discord.messages
    if (message === undefined) throw new Error('nothing was posted')
    const id = encodeCommand({ command: 'models', options: { mention: '<@&5>' } }) ?? ''
    await discord.press(id, 'ephemeral')
    await discord.press(id, message)
    await discord.press('aw:models&page=2', 'ephemeral')
    expect(calls.map(({ callableRoles }) => callableRoles)).toEqual([['5'], [], []])
  })

  it('to a button leave a message that all see alone, and turn a private page', async () => {
    await start()
    await adapter.post(channel, story('d1'))
    const [message] = discord.messages
    if (message === undefined) throw new Error('nothing was posted')
    expect(await discord.press('aw:models&maker=Mistral#d1', message)).toMatchObject({
      callbacks: [4],
      isEphemeral: true,
    })
    expect(await discord.press('aw:models&page=2', 'ephemeral')).toMatchObject({ callbacks: [7] })
    sleepMaxMs = 50
    answer = slowly(card({ tone: 'info', title: 'Page 3' }))
    expect(await discord.press('aw:models&page=3', 'ephemeral')).toMatchObject({ callbacks: [6] })
  })

  it('come with their pictures, and a page without any shows none of the page before', async () => {
    const withChart = card({ tone: 'roundup', title: 'The week', images: [{ chart: EMPTY_CHART, alt: 'Mistral $1B' }] })
    paint = ({ images }) => Promise.resolve(images.map(({ alt }) => ({ name: 'chart-1.png', alt, png: PNG })))
    answer = () => Promise.resolve(withChart)
    await start()
    const { callbacks, body } = await discord.slash('roundup', [], 0n)
    expect(callbacks).toEqual([5])
    expect(body.embeds?.[0]?.title).toBe('The week')
    expect(body.attachments).toEqual([{ id: '0', filename: 'chart-1.png', description: 'Mistral $1B' }])
    const [later] = discord.laterAnswers
    expect(later?.files.map(({ name, bytes }) => [name, new Uint8Array(bytes)])).toEqual([['chart-1.png', PNG]])
    // Where they are refused, the words come.
    discord.fault({ methods: ['PATCH'], do: 'answer', status: 403, code: 50013 })
    const bare = await discord.slash('roundup', [], 0n)
    expect([bare.body.embeds?.length, bare.body.attachments]).toEqual([1, []])
    expect(logged).toContain('an answer on discord goes without its pictures')
    const turned = await discord.press('aw:roundup&week=2026-W07', 'ephemeral')
    expect([turned.callbacks, turned.body.embeds?.length]).toEqual([[6], 2])
    answer = () => Promise.resolve(card({ tone: 'roundup', title: 'Quiet' }))
    const quiet = await discord.press('aw:roundup&week=2026-W06', 'ephemeral')
    expect([quiet.callbacks, quiet.body.attachments]).toEqual([[7], []])
  })

  it('that Discord does not take are logged and hurt nobody', async () => {
    await start()
    expect(logged).not.toContain('discord interaction not answered')
    discord.fault({ pathIncludes: '/callback', do: 'answer', status: 404, code: 10062 })
    discord.slash('models', [], 0n).catch(() => undefined)
    await expect.poll(() => logged).toContain('discord interaction not answered')
    await discord.slash('models', [], 0n)
  })

  it('do not wait for the limit of sending', async () => {
    await adapter.stop()
    adapter = make({ requestsPerSecond: 3 })
    await start()
    await Promise.allSettled(['d1', 'd2', 'd3'].map((id) => adapter.post(channel, story(id))))
    expect((await discord.slash('models', [], 0n)).callbacks).toEqual([4])
  })
})
