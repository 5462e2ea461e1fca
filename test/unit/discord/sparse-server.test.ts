import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiscordAdapter } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { registerByToken } from '../../../src/bot/adapters/discord/register-by-token.ts'
import { card } from '../../../src/core/card.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { ChatAdapter, NewWorkspace, OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { CONTRACT_COMMANDS } from '../../contract/chat-adapter.contract.ts'
import {
  SPARSE_CHANNEL,
  SPARSE_GUILD,
  startSparseDiscord,
  type RawAnswer,
  type SparseDiscord,
} from '../../fakes/discord/sparse-discord.ts'

const WORKSPACE = { id: `discord:${SPARSE_GUILD}`, platform: 'discord', externalId: SPARSE_GUILD } as const
const CHANNEL = newChannel(WORKSPACE, SPARSE_CHANNEL, { language: 'en', timeZone: 'UTC' })
const JSON_TYPE = { 'content-type': 'application/json' }
const HTML = { headers: { 'content-type': 'text/html' }, text: '<html>no</html>' }
const MEMBER = { user: { id: '4' }, permissions: '16' }

let discord: SparseDiscord
let adapter: ChatAdapter
let calls: CommandCall[]
let greeted: NewWorkspace[]
let opened: boolean[]
let badTokens: number
let deaf: string[]

beforeEach(async () => {
  calls = []
  greeted = []
  opened = []
  badTokens = 0
  deaf = []
  discord = await startSparseDiscord()
  adapter = createDiscordAdapter({
    ...{ token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 45, clock: systemClock, log: SILENT },
    pace: {
      request: () => Promise.resolve(),
      noteRefusal: () => false,
      noteBadToken: () => {
        badTokens += 1
      },
      noteDeaf: (problem) => {
        deaf.push(problem)
      },
    },
  })
})

afterEach(async () => {
  await adapter.stop()
  await discord.close()
})

function start(): Promise<void> {
  return adapter.start({
    ...IDLE_HANDLERS,
    commands: CONTRACT_COMMANDS,
    answer: (call) => {
      calls.push(call)
      return Promise.resolve(card({ tone: 'info', title: 'Here' }))
    },
    greet: (workspace) => {
      greeted.push(workspace)
      return Promise.resolve()
    },
    directOf: (channelId, personId) =>
      Promise.resolve(channelId === 'discord:55' && personId === '4' ? WORKSPACE : null),
    channelsOpen: (_id, mayPost) => {
      opened.push(mayPost(SPARSE_CHANNEL, 'forbidden'))
      return Promise.resolve()
    },
  })
}

const PICTURES = [{ name: 'a.png', alt: 'A', png: Uint8Array.of(1), fileId: null }]
const story = (deliveryId: string, pictures: OutgoingMessage['pictures'] = []): OutgoingMessage => ({
  ...{ deliveryId, language: 'en', pictures, card: card({ tone: 'model', title: 'Codestral 3' }) },
})
const find = (deliveryId: string) => adapter.findSent(CHANNEL, { deliveryId, sinceMs: 0, threadOf: null })

let asked = 100
/** Somebody asks; resolves with the first answer. */
async function ask(parts: object, id = String((asked += 1))): Promise<unknown> {
  const before = callbacks().length
  const where = { guild_id: SPARSE_GUILD, channel_id: SPARSE_CHANNEL, member: MEMBER }
  const command = { application_id: '1', token: 't', type: 2, data: { name: 'models' }, locale: 'ko' }
  discord.tell('INTERACTION_CREATE', { ...command, ...where, id, ...parts })
  await expect.poll(() => callbacks().length, { interval: 5 }).toBeGreaterThan(before)
  return callbacks().at(-1)?.body
}
const callbacks = () => discord.requests.filter(({ path }) => path.endsWith('/callback'))

describe('a server that says little', () => {
  it('takes posts and edits, and shows them again, whoever wrote them', async () => {
    await start()
    const ref = await adapter.post(CHANNEL, story('d1'))
    await adapter.post(CHANNEL, story('d2', PICTURES))
    await adapter.edit(CHANNEL, ref, story('d1'))
    expect(await Promise.all([find('d1'), find('d3')])).toEqual([ref, null])
    discord.author = { id: '7' }
    await adapter.post(CHANNEL, story('d4'))
    expect(await find('d4')).toBeNull()
  })

  it('gets the commands, though it tells of no application', async () => {
    const { token, apiUrl } = discord
    const done = await registerByToken({ token, apiUrl }, CONTRACT_COMMANDS)
    expect(done).toMatchObject({ commands: CONTRACT_COMMANDS.length, isChanged: true })
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1)
  })

  it('is not asked for ever where it does not turn the pages of its messages', async () => {
    await start()
    const shown = Array.from({ length: 100 }, (_, at) => ({ id: String(900_000_000_000_000_100n + BigInt(at)) }))
    discord.answers = ({ method, path }) =>
      method === 'GET' && path.endsWith('/messages')
        ? { status: 200, headers: JSON_TYPE, text: JSON.stringify(shown) }
        : null
    expect(await find('d1')).toBeNull()
    expect(discord.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(2)
  })

  it('is greeted, and posted to, where it does not say what the bot may do', async () => {
    await start()
    await expect.poll(() => [opened, greeted.map(({ channels }) => channels)]).toEqual([[true], [[SPARSE_CHANNEL]]])
  })

  const json = (body: unknown) => ({ headers: JSON_TYPE, text: JSON.stringify(body) })
  it.each<[string, RawAnswer, object | null]>([
    ['429 in JSON', { status: 429, ...json({ retry_after: 7.2, global: false }) }, { retryAfterMs: 7_250 }],
    ['429 as text', { status: 429, ...json({ retry_after: '7' }) }, { retryAfterMs: 7_050 }],
    ['429 for all', { status: 429, ...json({ retry_after: 9, global: true }) }, { kind: 'rate-limited' }],
    ['429 in a header', { status: 429, headers: { 'RETRY-AFTER': '5' } }, { retryAfterMs: 5_050 }],
    ['429 of a proxy', { status: 429, ...HTML }, { kind: 'rate-limited', retryAfterMs: 60_050 }],
    ['429 alone', { status: 429 }, { kind: 'rate-limited', retryAfterMs: 60_050 }],
    ['429 without a time', { status: 429, ...json({ message: 'no' }) }, { retryAfterMs: 1_050 }],
    ['502 of a proxy', { status: 502, ...HTML }, { kind: 'ambiguous' }],
    [
      '403 of a proxy',
      { status: 403, ...HTML },
      { kind: 'unavailable', message: 'Discord, or what stands in front of it, answered 403' },
    ],
    ['400 of a proxy', { status: 400, ...HTML }, { kind: 'unavailable' }],
    ['413 of a proxy', { status: 413, ...HTML }, { kind: 'unavailable' }],
    ['400 without a code', { status: 400, ...json({ embeds: ['0'] }) }, { kind: 'invalid' }],
    ['404 in a word', { status: 404, ...json('no') }, { kind: 'unavailable' }],
    ['404 of nothing', { status: 404, ...json(null) }, { kind: 'unavailable' }],
    ['404 of an address', { status: 404, ...json({ code: 0, message: '404: Not Found' }) }, { kind: 'unavailable' }],
    [
      '400 with its errors nested',
      { status: 400, ...json({ code: 50035, errors: { embeds: {} } }) },
      { kind: 'invalid' },
    ],
    ['200 and no word', { status: 200, headers: JSON_TYPE }, null],
    ['204 and a type', { status: 204, headers: JSON_TYPE }, null],
  ])('may answer with %s', async (_what, answer, problem) => {
    discord.answers = () => answer
    const ref = `${SPARSE_CHANNEL}/5`
    const edit = () => adapter.edit(CHANNEL, ref, story('d1'))
    if (problem === null) await edit()
    else await expect(edit()).rejects.toMatchObject(problem)
    await expect(adapter.post(CHANNEL, story('d1'))).rejects.toMatchObject(problem ?? { kind: 'ambiguous' })
  })

  it('is asked again only when it is time', async () => {
    await start()
    const until = Date.now() + 120
    discord.answers = ({ path }) =>
      path.endsWith('/callback') && Date.now() < until ? { status: 429, ...json({ retry_after: 0.1 }) } : null
    await ask({})
    await expect.poll(() => Date.now() > until + 50).toBe(true)
    expect(callbacks().length).toBeLessThanOrEqual(3)
  })
})

describe('whoever asks is answered', () => {
  beforeEach(start)

  it('though much is left out', async () => {
    await ask({ member: { user: { id: '4' } } })
    await ask({ channel_id: undefined, channel: { id: SPARSE_CHANNEL } })
    const resolved = { channels: null, roles: null }
    await ask({ data: { name: 'models', options: [{ name: 'maker', type: 3, value: 'x', focused: null }], resolved } })
    const shown = { workspaceExternalId: SPARSE_GUILD, channelExternalId: SPARSE_CHANNEL, personId: '4' }
    expect(calls).toMatchObject([false, true, true].map((canManage) => ({ ...shown, canManage })))
  })

  it('on a page about another channel, which only its reader sees, as somebody who may manage that one', async () => {
    const data = { custom_id: 'aw:subscriptions&channel=77&part=2' }
    for (const message of [{ flags: 64 }, { flags: 0 }]) await ask({ type: 3, data, message })
    expect(calls.map(({ managesToo }) => managesToo)).toEqual([['77'], []])
  })

  it('who names a role that the bot cannot call is known to', async () => {
    const resolved = {
      channels: {},
      roles: { '7': { mentionable: false, name: 'scouts' }, '8': { mentionable: true } },
    }
    const data = { name: 'models', options: [{ name: 'mention', type: 9, value: '7' }], resolved }
    for (const may of ['2048', '133120', undefined]) await ask({ data, app_permissions: may })
    expect(calls.map(({ uncallable = [] }) => uncallable)).toEqual([['7'], [], []])
  })

  it('outside a server, too, with what to do, for them alone', async () => {
    const outside = { guild_id: undefined, member: undefined, user: { id: '4' } }
    const press = { type: 3, data: { custom_id: 'aw:models' } }
    const form = { type: 5, data: { custom_id: 'aw:models', components: [] } }
    for (const way of [{}, press, form]) {
      const description: unknown = expect.stringContaining('서버의 채널')
      const data = { flags: 64, embeds: [{ description }] }
      expect(await ask({ ...outside, ...way })).toMatchObject({ type: 4, data })
    }
    expect(calls).toEqual([])
  })

  it('under what came by direct message, as somebody of the workspace whose news it is', async () => {
    const direct = { guild_id: undefined, member: undefined, channel_id: '55', user: { id: '4' } }
    const press = { type: 3, data: { custom_id: 'aw:why&story=s1' } }
    const form = { type: 5, data: { custom_id: 'aw:story&id=s1', components: [] } }
    for (const way of [press, form]) expect(await ask({ ...direct, ...way })).toMatchObject({ type: 4 })
    const place = { workspaceExternalId: SPARSE_GUILD, channelExternalId: '55', personId: '4' }
    expect(calls).toMatchObject([
      { ...place, command: 'why', canManage: true, isAdmin: false },
      { ...place, command: 'story' },
    ])
    // Somebody else's are nobody's.
    await ask({ ...direct, user: { id: '5' }, ...press })
    expect(calls).toHaveLength(2)
  })

  it('with nothing where it is not ours', async () => {
    const data = { custom_id: 'other', component_type: 3, values: ['a'], components: [{ type: 10 }] }
    expect([await ask({ type: 3, data }), await ask({ type: 5, data })]).toEqual([{ type: 6 }, { type: 6 }])
    discord.tell('INTERACTION_CREATE', { type: 99 })
    expect(await ask({})).toMatchObject({ type: 4 })
  })

  it('once, though Discord tells it twice', async () => {
    await ask({}, '77')
    discord.tell('INTERACTION_CREATE', { ...MEMBER, id: '77' })
    const again = { application_id: '1', token: 't', type: 2, data: { name: 'models' }, id: '77' }
    discord.tell('INTERACTION_CREATE', { ...again, guild_id: SPARSE_GUILD, channel_id: SPARSE_CHANNEL, member: MEMBER })
    await ask({}, '78')
    expect([calls.length, callbacks().length]).toEqual([2, 2])
  })

  it('after the connection was made anew', async () => {
    discord.say({ op: 7, d: null })
    await expect.poll(() => discord.said.includes(6)).toBe(true)
    expect([await ask({}), badTokens]).toEqual([expect.objectContaining({ type: 4 }), 0])
  })
})

it('a connection that ends because of the token ends all sending', async () => {
  await start()
  discord.hangUp(4004)
  await expect.poll(() => badTokens).toBe(1)
})

const REFUSALS = [
  [4010, 'DISCORD_SHARDS names a shard'],
  [4011, 'DISCORD_SHARDS has too few'],
  [4012, 'version of its API'],
  [4013, 'does not know the intent Guilds'],
  [4014, 'does not let the bot use the intent Guilds'],
] as const

it.each(REFUSALS)('a connection that ends with %i leaves commands unheard, and messages go on', async (code, words) => {
  await start()
  discord.hangUp(code)
  await expect.poll(() => deaf).toEqual([expect.stringContaining(words)])
  await adapter.post(CHANNEL, story('d1'))
  expect(badTokens).toBe(0)
})

it.each(REFUSALS)('a start that is refused with %i says so at once, and what to do', async (code, words) => {
  discord.refusesWith = code
  const problem: unknown = expect.stringContaining(words)
  await expect(start()).rejects.toMatchObject({ name: 'InputError', problems: [problem] })
})

it('so does one with several connections, each of which is refused', async () => {
  await adapter.stop()
  const { token, apiUrl } = discord
  const shards = { first: 0, last: 2, count: 3 }
  adapter = createDiscordAdapter({ token, apiUrl, requestsPerSecond: 45, clock: systemClock, log: SILENT, shards })
  discord.refusesWith = 4014
  const problem: unknown = expect.stringContaining('the intent Guilds')
  await expect(start()).rejects.toMatchObject({ name: 'InputError', problems: [problem] })
})
