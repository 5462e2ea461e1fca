import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createDiscordHttpAdapter,
  type DiscordHttpAdapter,
} from '../../../src/bot/adapters/discord/discord-http-adapter.ts'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { card, type Card } from '../../../src/core/card.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import type { AdapterHandlers, NewWorkspace } from '../../../src/core/ports/chat-adapter.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import type { Log } from '../../../src/core/ports/log.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { startHttpServer } from '../../../src/ops/http-server.ts'
import { subscribe } from '../../builders/channel.ts'
import { commandBench } from '../../builders/command-bench.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { CONTRACT_COMMANDS } from '../../contract/chat-adapter.contract.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'
import { createVirtualTime } from '../../simulation/virtual-time.ts'

const PUBLIC_URL = 'https://aiwire.example'
const START_MS = Date.UTC(2026, 2, 1)
const MANAGE_CHANNELS = 16n

let discord: FakeDiscord
let adapter: DiscordHttpAdapter
let logged: string[]
let printed: string[]
let joined: string[]
let calls: CommandCall[]
let answer: (call: CommandCall) => Promise<Card>

const time = createVirtualTime(START_MS)
/** Whoever sleeps wakes in the order of time, as soon as nothing else happens. */
const clock: Clock = {
  nowMs: () => time.nowMs(),
  monotonicMs: () => time.nowMs(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        resolve()
      })
      time.at(time.nowMs() + ms, resolve)
    }),
}
/** Time goes on by steps of 100 ms, each of which lets requests through. */
async function pass(ms: number): Promise<void> {
  for (const end = time.nowMs() + ms; time.nowMs() < end;) {
    time.moveTo(time.nowMs() + 100)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
const note = (message: string, details: object = {}) => {
  logged.push(`${message} ${JSON.stringify(details)}`)
}
const log: Log = { debug: note, info: () => undefined, warn: note, error: note }

let greeted: NewWorkspace[]

const handlers: AdapterHandlers = {
  ...IDLE_HANDLERS,
  greet: (workspace) => {
    greeted.push(workspace)
    return Promise.resolve()
  },
  commands: CONTRACT_COMMANDS,
  answer: (call) => {
    calls.push(call)
    return answer(call)
  },
  // Who asks for a page twice wants to say which one.
  form: ({ options }) => {
    const { again, ...others } = options
    const run = { command: 'models', options: others }
    return Promise.resolve(again === undefined ? null : { run, asks: ['maker'], filled: { maker: 'Kimi' } })
  },
  complete: (_call, option) => Promise.resolve([{ label: `${option} 1`, value: 'Mistral' }]),
  workspaceJoined: (id) => {
    joined.push(id)
    return Promise.resolve()
  },
}

function make(publicKey = discord.signer.publicKey): DiscordHttpAdapter {
  const print = (text: string) => void printed.push(text)
  const places = { apiUrl: discord.apiUrl, publicUrl: PUBLIC_URL, publicKey }
  return createDiscordHttpAdapter({ ...places, token: discord.token, requestsPerSecond: 45, clock, log, print })
}

const handle = async (request: Request): Promise<Response> => {
  const [route] = adapter.routes
  if (route === undefined) throw new Error('there is no route')
  return await route.handle(request)
}

beforeEach(async () => {
  logged = []
  printed = []
  joined = []
  greeted = []
  calls = []
  answer = () => Promise.resolve(card({ tone: 'info', title: 'Here' }))
  discord = await startFakeDiscord(undefined, () => time.nowMs())
  discord.interactionsTo = handle
  discord.endpointUrl = `${PUBLIC_URL}/discord/interactions`
  adapter = make()
})

afterEach(async () => {
  await adapter.stop()
  await discord.close()
})

describe('a request', () => {
  const ping = { id: '1', application_id: '2', type: 1, token: 't', version: 1 }
  const signed = (payload: unknown = ping, atMs = time.nowMs()) => discord.signer.request(payload, atMs)
  const changed = (request: Request, headers: Readonly<Record<string, string | null>>, body?: string) => {
    const now = new Headers(request.headers)
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) now.delete(name)
      else now.set(name, value)
    }
    return new Request(request.url, { method: 'POST', headers: now, body: body ?? JSON.stringify(ping) })
  }

  it('that looks whether we are there is told so, before anything else runs', async () => {
    const response = await handle(signed())
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await response.json()).toEqual({ type: 1 })
  })

  it('is refused unless it is signed, by Discord, as it is, and now', async () => {
    const good = signed()
    const other = await startFakeDiscord()
    const refused = [
      new Request(good.url, { method: 'POST', body: JSON.stringify(ping) }),
      changed(good, { 'x-signature-ed25519': null }),
      changed(good, { 'x-signature-timestamp': null }),
      changed(good, { 'x-signature-ed25519': 'ab'.repeat(64) }),
      changed(good, { 'x-signature-ed25519': 'not hexadecimal' }),
      changed(good, { 'x-signature-timestamp': '12e3' }),
      changed(good, { 'x-signature-timestamp': String(Math.floor(time.nowMs() / 1_000) + 1) }),
      changed(good, {}, JSON.stringify({ ...ping, token: 'x' })),
      other.signer.request(ping, time.nowMs()),
      signed(ping, time.nowMs() - 301_000),
      signed(ping, time.nowMs() + 302_000),
    ]
    await other.close()
    const answers = await Promise.all(refused.map(handle))
    expect(answers.map(({ status }) => status)).toEqual(refused.map(() => 401))
    expect((await handle(signed(ping, time.nowMs() - 290_000))).status).toBe(200)
  })

  it('that is too long is not read to its end', async () => {
    expect((await handle(changed(signed(), {}, 'x'.repeat(300_000)))).status).toBe(413)
  })

  it('that means nothing to us is no error of ours', async () => {
    expect((await handle(signed({ ...ping, type: 99 }))).status).toBe(400)
    expect((await handle(signed({ type: 2 }))).status).toBe(400)
    expect((await handle(signed('words'))).status).toBe(400)
  })

  it.each(['null', '7', '"words"', '[]', '[null]', 'true', '{', ''])(
    'that is only %j is answered at once',
    async (body) => {
      for (const { handle: answerOf } of adapter.routes) {
        const response = await answerOf(discord.signer.requestOf(body, time.nowMs()))
        expect(response.status).toBe(400)
      }
    },
  )

  it('is read however its headers and its body are written', async () => {
    const body =
      '\r\n\t{ "type" : 1,\n"id":"\\u0031", "application_id":"2", "token":"한글 \\ud83d \u2028🤖",  "version":1 } \n'
    const { headers } = discord.signer.requestOf(body, time.nowMs())
    const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: adapter.routes, log })
    const status = await new Promise((resolve, reject) => {
      const shouted = Object.fromEntries([...headers].map(([name, value]) => [name.toUpperCase(), value]))
      const options = { method: 'POST', headers: shouted }
      const asked = request(`${server.url}/discord/interactions`, options, ({ statusCode }) => {
        resolve(statusCode)
      })
      asked.once('error', reject).end(body)
    })
    await server.close()
    expect(status).toBe(200)
  })

  it('before the start is for another process to answer', async () => {
    const press = { ...ping, type: 3, data: { custom_id: 'aw:models' }, message: {} }
    expect((await handle(signed(press))).status).toBe(503)
  })
})

describe('the start', () => {
  it('learns of every server, page by page, and asks no more than that', async () => {
    discord.otherServers = Array.from({ length: 449 }, (_, at) => `${10_000 + at}`)
    await adapter.start(handlers)
    await expect.poll(() => joined.length).toBe(450)
    expect(new Set(joined).size).toBe(450)
    expect(discord.requests.filter(({ path }) => path.startsWith('/users/@me/guilds'))).toHaveLength(3)
  })

  it('connects nothing: it registers the commands and learns where the bot is', async () => {
    await adapter.start(handlers)
    await expect.poll(() => joined).toEqual([`discord:${discord.guildId}`])
    expect(discord.intents).toEqual([])
    expect(discord.requests.some(({ path }) => path.includes('gateway'))).toBe(false)
    expect(discord.commands).toMatchObject([{ name: 'models' }, { name: 'subscribe' }])
    expect(logged).toEqual([])
    expect(printed).toEqual([expect.stringContaining('https://discord.com/oauth2/authorize?client_id=')])
  })

  it('says what keeps Discord from asking', async () => {
    discord.endpointUrl = null
    await make('00'.repeat(32)).start(handlers)
    expect(logged[0]).toContain('DISCORD_PUBLIC_KEY is that of another application')
    expect(logged[1]).toContain(`put ${PUBLIC_URL}/discord/interactions into Interactions Endpoint URL`)
  })

  it('fails on a bad token, and can be tried again after an outage', async () => {
    discord.fault({ do: 'answer', status: 401, pathIncludes: '/applications/@me' })
    await expect(adapter.start(handlers)).rejects.toMatchObject({ kind: 'unauthorized' })
    adapter = make()
    discord.fault({ do: 'answer', status: 502, pathIncludes: '/applications/@me' })
    await expect(adapter.start(handlers)).rejects.toMatchObject({ kind: 'unavailable' })
    await adapter.start(handlers)
    expect((await discord.slash('models', [], 0n)).callbacks).toEqual([4])
  })
})

describe('people', () => {
  beforeEach(() => adapter.start(handlers))
  const callbackRequests = () => discord.requests.filter(({ path }) => path.endsWith('/callback')).length

  it('get the answer in the response', async () => {
    const option = { name: 'maker', type: 3, value: 'Mistral' } as const
    expect(await discord.slash('models', [option], MANAGE_CHANNELS, 'ko')).toMatchObject({
      callbacks: [4],
      isEphemeral: false,
      body: { embeds: [{ title: 'Here' }], allowed_mentions: { parse: [] } },
    })
    expect(calls).toMatchObject([
      { command: 'models', options: { maker: 'Mistral' }, canManage: true, isAdmin: false, language: 'ko' },
    ])
    expect(await discord.slash('subscribe', [], 0n)).toMatchObject({ callbacks: [4], isEphemeral: true })
    expect(callbackRequests()).toBe(0)
  })

  it('are helped to type, press, turn pages and fill in forms', async () => {
    const typed = { name: 'maker', type: 3, value: 'Mis', focused: true } as const
    expect(await discord.typing('models', [typed])).toEqual([{ name: 'maker 1', value: 'Mistral' }])
    expect(await discord.press('aw:models&page=2', 'ephemeral')).toMatchObject({ callbacks: [7] })
    const { callbacks, form } = await discord.press('aw:models&page=2&again=yes', 'ephemeral')
    expect([callbacks, form?.custom_id]).toEqual([[9], 'aw:models&page=2'])
    expect(form?.components).toMatchObject([{ component: { custom_id: 'maker', value: 'Kimi' } }])
    if (form === null) return
    expect(await discord.fillIn(form, { maker: 'Mistral' })).toMatchObject({ callbacks: [4], isEphemeral: true })
    expect(calls.at(-1)).toMatchObject({ options: { page: '2', maker: 'Mistral' }, isFromForm: true })
    const again = { name: 'again', type: 5, value: true } as const
    expect(await discord.slash('models', [again], 0n)).toMatchObject({ callbacks: [9] })
  })

  it('wait while the answer takes over two seconds, and get it by the webhook', async () => {
    const shown = card({ tone: 'info', title: 'At last' })
    answer = () => clock.sleep(2_100).then(() => shown)
    const asked = discord.slash('subscribe', [], 0n)
    await pass(3_000)
    expect(await asked).toMatchObject({ callbacks: [5], isEphemeral: true, body: { embeds: [{ title: 'At last' }] } })
    answer = () => clock.sleep(1_400).then(() => shown)
    const soon = discord.slash('models', [], 0n)
    await pass(2_000)
    expect(await soon).toMatchObject({ callbacks: [4] })
    expect(callbackRequests()).toBe(0)
  })

  it('get it too when Discord does not know its own question yet', async () => {
    answer = () => clock.sleep(1_600).then(() => card({ tone: 'info', title: 'At last' }))
    for (const code of [10015, 10008, 10015]) {
      discord.fault({ methods: ['PATCH'], pathIncludes: '/webhooks/', do: 'answer', status: 404, code })
    }
    const asked = discord.press('aw:models&page=2', 'ephemeral')
    await pass(6_000)
    expect(await asked).toMatchObject({ callbacks: [6], body: { embeds: [{ title: 'At last' }] } })
    expect(logged).toEqual([])
  })
})

it('does not call a message unsent in a channel that it may not read', async () => {
  await discord.close()
  discord = await startFakeDiscord((1n << 10n) | (1n << 11n))
  adapter = make()
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  const channel = newChannel(workspace, discord.channelId, { language: 'en', timeZone: 'UTC' })
  await adapter.post(channel, { deliveryId: 'd1', language: 'en', card: card({ tone: 'model', title: 'Codestral' }) })
  const query = { deliveryId: 'd2', sinceMs: 0, threadOf: null }
  await expect(adapter.findSent(channel, query)).rejects.toMatchObject({ kind: 'forbidden' })
})

it('sends as it does with a gateway, also behind the path of a proxy', async () => {
  await adapter.stop()
  for (const path of ['/api', '/api/', '/api/v10']) {
    const own = { token: discord.token, apiUrl: `${discord.apiUrl}${path}`, requestsPerSecond: 45, clock, log }
    adapter = createDiscordHttpAdapter({ ...own, publicKey: discord.signer.publicKey, publicUrl: PUBLIC_URL })
    await adapter.start(handlers)
    const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
    const channel = newChannel(workspace, discord.channelId, { language: 'en', timeZone: 'UTC' })
    const message = { deliveryId: path, language: 'en', card: card({ tone: 'model', title: 'Codestral' }) } as const
    const ref = await adapter.post(channel, message)
    const query = { deliveryId: path, sinceMs: time.nowMs(), threadOf: null }
    expect(await adapter.findSent(channel, query)).toBe(ref)
    await adapter.stop()
  }
  expect(new Set(discord.requests.map(({ url }) => url.slice(0, '/api/v10/'.length)))).toEqual(new Set(['/api/v10/']))
})

describe('a server that adds the bot', () => {
  const ping = { version: 1, application_id: '2', type: 0 }
  const authorized = (guild: object | null) => ({
    ...ping,
    type: 1,
    event: {
      type: 'APPLICATION_AUTHORIZED',
      timestamp: '2026-03-01T00:00:00Z',
      data: { integration_type: guild === null ? 1 : 0, scopes: ['bot'], user: { id: '4' }, ...(guild && { guild }) },
    },
  })
  const tell = async (payload: unknown): Promise<number> => {
    const route = adapter.routes.find(({ path }) => path === '/discord/events')
    const response = await route?.handle(discord.signer.request(payload, time.nowMs()))
    return response?.status ?? 0
  }

  it('is greeted when Discord tells of it, in its own channel for news first', async () => {
    await adapter.start(handlers)
    expect(await tell(ping)).toBe(204)
    const guild = { id: discord.guildId, preferred_locale: 'ko', system_channel_id: discord.otherChannelId }
    expect(await tell(authorized(guild))).toBe(204)
    await expect.poll(() => greeted).toHaveLength(1)
    expect(greeted[0]).toMatchObject({ id: `discord:${discord.guildId}`, language: 'ko' })
    expect(greeted[0]?.channels).toEqual([discord.otherChannelId, discord.channelId])
    expect(joined).toContain(`discord:${discord.guildId}`)
  })

  it('again, goes on in the channels that are there', async () => {
    const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
    const bench = await commandBench(time.nowMs())
    const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
    await adapter.start(createHandlers({ ...bench.deps, painter, adapters: new Map([['discord', adapter]]) }))
    const reasonsOf = async () =>
      await Promise.all(
        [discord.channelId, '404'].map(async (id) => {
          const [subscription] = await bench.store.subscriptions.listOfChannel(`discord:${id}`)
          return subscription?.pauseReason
        }),
      )
    for (const id of [discord.channelId, '404']) {
      const settings = { language: 'en', timeZone: 'UTC' } as const
      await subscribe(
        bench.store,
        await bench.store.channels.ensure(workspace, newChannel(workspace, id, settings)),
        'funding',
      )
      // So Discord refuses what comes from a bot that is not there.
      await bench.store.subscriptions.pauseChannel(`discord:${id}`, 'forbidden', 1)
    }
    expect(await tell(authorized({ id: discord.guildId }))).toBe(204)
    await expect.poll(reasonsOf).toEqual([null, 'forbidden'])
    await bench.store.close()
  })

  it('is not, when a person adds it for themselves, and hears only Discord', async () => {
    await adapter.start(handlers)
    expect(await tell(authorized(null))).toBe(204)
    const route = adapter.routes.find(({ path }) => path === '/discord/events')
    const forged = new Request('https://aiwire.example/discord/events', { method: 'POST', body: JSON.stringify(ping) })
    expect((await route?.handle(forged))?.status).toBe(401)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(greeted).toEqual([])
  })

  it('is greeted after the first answer there, where nobody told of it, and asked once', async () => {
    await adapter.start(handlers)
    await discord.slash('models', [], 0n)
    await expect.poll(() => greeted).toHaveLength(1)
    expect(greeted[0]).toMatchObject({ language: 'en', channels: [discord.channelId] })
    await discord.slash('models', [], 0n)
    expect(greeted).toHaveLength(1)
  })
})
