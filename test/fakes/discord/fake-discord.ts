import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { closeServer } from '../close-server.ts'
import { PATIENT } from '../patient-server.ts'
import type { FakeFile, MessageBody } from './body-rules.ts'
import { commandProblems } from './command-rules.ts'
import { createBuckets, type FakeBucket } from './fake-bucket.ts'
import { faultAnswer, refusal, reply, type Answer, type Fault } from './fake-answer.ts'
import { isServedBy, openGateway, type FakeShard } from './fake-gateway.ts'
import {
  ALL_PERMISSIONS,
  APPLICATION_ID,
  BOT,
  BOT_ROLE_ID,
  CHANNEL_ID,
  channelsOf,
  DIRECT_ID,
  FORUM_ID,
  GUILD_ID,
  guildOf,
  NEWS_ID,
  OTHER_CHANNEL_ID,
  person,
  ROLE_ID,
  THREAD_ID,
  type FakeForum,
  type FakeGuild,
} from './fake-guild.ts'
import { createInteractions, type FakePerson } from './fake-interactions.ts'
import { createRooms, type FakeMessage } from './fake-rooms.ts'
import type { FakeThread } from './fake-threads.ts'
import { createInteractionSigner, type InteractionSigner } from './interaction-signer.ts'
import { listCommands } from './list-commands.ts'
import { readBody } from './read-body.ts'

export type FakeRequest = {
  readonly method: string
  /** Without the version and the path of a proxy, which `url` has. */
  readonly path: string
  readonly url: string
  readonly body: unknown
  readonly files: readonly FakeFile[]
}

export type FakeDiscord = FakePerson & {
  readonly apiUrl: string
  readonly token: string
  readonly guildId: string
  readonly channelId: string
  /** The direct messages with the one person. */
  readonly directId: string
  readonly roleId: string
  /** A second channel, which the person may not manage. */
  readonly otherChannelId: string
  /** A forum, an announcement channel, and a thread that somebody made in the first channel. */
  readonly forumId: string
  readonly newsId: string
  readonly threadId: string
  readonly botRoleId: string
  readonly botId: string
  readonly guild: FakeGuild
  readonly forum: FakeForum
  readonly threads: Map<string, FakeThread>
  readonly requests: readonly FakeRequest[]
  readonly messages: readonly FakeMessage[]
  /** What took the place of a first answer, in order. */
  readonly laterAnswers: readonly { readonly body: MessageBody; readonly files: readonly FakeFile[] }[]
  readonly commands: unknown
  /** Signs what goes over HTTP. */
  readonly signer: InteractionSigner
  /** Where interactions go; `null`: to the gateway. */
  interactionsTo: ((request: Request) => Promise<Response>) | null
  /** What the developer portal holds. */
  endpointUrl: string | null
  /** Servers that the bot is in beside the one that is played, by their ids. */
  otherServers: readonly string[]
  /** What a channel takes; `null`: everything. */
  bucket: FakeBucket | null
  readonly intents: readonly number[]
  /** The shards that are connected now: which of how many. */
  shards(): readonly FakeShard[]
  /** The gateway closes every connection with that code. */
  hangUp(code: number): void
  /** The gateway takes connections, and then says nothing before HELLO or before READY, until it speaks again. */
  fallSilent(before: 'hello' | 'ready'): void
  speak(): void
  /** How many connections went on where an earlier one was. */
  resumed(): number
  /** So many connections to the gateway are answered with 503 instead. */
  refuseConnections(times: number): void
  /** How many shards Discord recommends; 1 at first. */
  recommendShards(count: number): void
  /** One more text channel that the bot may use. */
  addChannel(id: string): void
  /** Empties `requests`, which a long run would fill. */
  forgetRequests(): void
  fault(fault: Fault): void
  /** Something that the gateway tells everybody who is connected. */
  dispatch(event: string, data: unknown): void
  deleteMessage(id: string): void
  /** A channel, a thread or a forum's post goes, with all that is in it. */
  deleteChannel(id: string): void
  guildDelete(unavailable: boolean): void
  /** The bot is added again, or the outage of the guild ends. */
  guildCreate(): void
  close(): Promise<void>
}

// Of the form that the settings ask for.
const TOKEN = `${'fake'.repeat(6)}.token0.${'0'.repeat(27)}`
const DISCORD_EPOCH_MS = 1_420_070_400_000n

/** As much of Discord as the adapter uses, on 127.0.0.1: REST, gateway, faults on demand. Refuses what Discord would. */
export async function startFakeDiscord(
  botPermissions = ALL_PERMISSIONS,
  nowMs: () => number = () => Date.now(),
): Promise<FakeDiscord> {
  const requests: FakeRequest[] = []
  const guild: FakeGuild = { joinedAt: '2026-01-01T00:00:00Z', systemChannelId: null, locale: 'en-US' }
  const faults: Fault[] = []
  const signer = createInteractionSigner()
  let commands: unknown = null
  let recommended = 1
  let lastId = 0n

  const nextId = (): string => {
    const now = (BigInt(Math.floor(nowMs())) - DISCORD_EPOCH_MS) << 22n
    lastId = now > lastId ? now : lastId + 1n
    return lastId.toString()
  }

  const inBucket = createBuckets(nowMs)
  const rooms = createRooms({ botPermissions, nowMs, nextId })
  const interactions = createInteractions(nextId, nowMs, async (payload) => {
    if (fake.interactionsTo === null) {
      // They go either way, and never both.
      if (fake.endpointUrl !== null) throw new Error(`the interaction goes to ${fake.endpointUrl}`)
      gateway.dispatch(GUILD_ID, 'INTERACTION_CREATE', payload)
      return null
    }
    const response = await fake.interactionsTo(signer.request(payload, nowMs()))
    if (!response.ok) throw new Error(`the interaction was answered with ${response.status}`)
    return await response.json()
  })

  function carryOut({ method, path, body, files }: FakeRequest, query: URLSearchParams, isAuthorised: boolean): Answer {
    const [room = '', first = '', second = '', third = '', fourth = ''] = path.split('/').slice(1)
    if (method === 'POST' && room === 'interactions' && third === 'callback') return interactions.answer(second, body)
    if (method === 'PATCH' && room === 'webhooks' && fourth === '@original')
      return interactions.editOriginal(second, body, files)
    if (!isAuthorised) return refusal(401, 0)
    if (path === '/gateway/bot') {
      const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 }
      const url = apiUrl.replace('http', 'ws')
      return { status: 200, body: { url, shards: recommended, session_start_limit: limit } }
    }
    if (path === '/applications/@me') {
      const own = { id: APPLICATION_ID, name: 'AI Wire', bot: BOT, verify_key: signer.publicKey }
      return { status: 200, body: { ...own, interactions_endpoint_url: fake.endpointUrl } }
    }
    if (path === '/users/@me') return { status: 200, body: BOT }
    if (path === '/users/@me/guilds') {
      const [after, limit] = [query.get('after') ?? '0', Number(query.get('limit') ?? 200)]
      const ids = [GUILD_ID, ...fake.otherServers].filter((id) => BigInt(id) > BigInt(after))
      const listed = ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).slice(0, limit)
      return { status: 200, body: listed.map((id) => ({ id, name: 'Readers', permissions: String(botPermissions) })) }
    }
    if (path === `/applications/${APPLICATION_ID}/commands`) {
      if (method === 'GET') return { status: 200, body: listCommands(commands, query.get('with_localizations')) }
      const problems = commandProblems(body)
      if (problems.length > 0) return refusal(400, 50035, problems)
      commands = body
      return { status: 200, body: listCommands(commands, null) }
    }
    if (method === 'POST' && path === '/users/@me/channels') {
      return { status: 200, body: { id: DIRECT_ID, type: 1, recipients: [person()] } }
    }
    if (path === `/guilds/${GUILD_ID}/channels`) return { status: 200, body: channelsOf(rooms.forum) }
    if (path === `/guilds/${GUILD_ID}/threads/active`) return rooms.threads.list((one) => !one.isArchived, 1_000)
    if (room !== 'channels') return refusal(404, 0)
    return rooms.carryOut({ method, body, files }, [first, second, third, fourth], query)
  }

  function takeFault(request: FakeRequest): Fault | undefined {
    const at = faults.findIndex(
      (fault) =>
        (fault.methods ?? [request.method]).includes(request.method) && request.path.includes(fault.pathIncludes ?? ''),
    )
    return at < 0 ? undefined : faults.splice(at, 1)[0]
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    const { body, files } = await readBody(incoming)
    const request = {
      files,
      method: incoming.method ?? 'GET',
      path: decodeURIComponent(url.pathname).replace(/^(?:\/api)?\/v10/u, ''),
      url: url.pathname,
      body,
    }
    requests.push(request)
    const fault = takeFault(request)
    if (fault?.do === 'hang') return
    if (fault?.do === 'drop-before') {
      incoming.socket.destroy()
      return
    }
    if (fault?.do === 'answer') {
      reply(response, faultAnswer(fault))
      return
    }
    const isAuthorised = incoming.headers.authorization === `Bot ${TOKEN}`
    const carriedOut = () => carryOut(request, url.searchParams, isAuthorised)
    const [, channelId] = /^\/channels\/(\d+)\/messages$/u.exec(request.path) ?? []
    const { bucket } = fake
    const isBounded = bucket !== null && request.method === 'POST' && channelId !== undefined
    const answer = isBounded ? inBucket(channelId, bucket, carriedOut) : carriedOut()
    if (fault?.do === 'drop-after') incoming.socket.destroy()
    else reply(response, answer)
  }

  const server = createServer(PATIENT, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      reply(response, { status: 500, body: { message: String(error) } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`

  const gateway = openGateway(server, TOKEN, (shard, sessionId) => [
    [
      'READY',
      {
        v: 10,
        user: BOT,
        guilds: isServedBy(GUILD_ID, shard) ? [{ id: GUILD_ID, unavailable: true }] : [],
        shard,
        session_id: sessionId,
        resume_gateway_url: apiUrl.replace('http', 'ws'),
        application: { id: APPLICATION_ID, flags: 0 },
      },
    ],
    ...(isServedBy(GUILD_ID, shard)
      ? [['GUILD_CREATE', guildOf(guild, channelsOf(rooms.forum), botPermissions)] as const]
      : []),
  ])

  const fake: FakeDiscord = {
    ...interactions.person,
    apiUrl,
    token: TOKEN,
    guildId: GUILD_ID,
    channelId: CHANNEL_ID,
    directId: DIRECT_ID,
    roleId: ROLE_ID,
    otherChannelId: OTHER_CHANNEL_ID,
    forumId: FORUM_ID,
    newsId: NEWS_ID,
    threadId: THREAD_ID,
    botRoleId: BOT_ROLE_ID,
    botId: BOT.id,
    guild,
    forum: rooms.forum,
    threads: rooms.threads.all,
    requests,
    messages: rooms.messages,
    laterAnswers: interactions.laterAnswers,
    signer,
    interactionsTo: null,
    endpointUrl: null,
    otherServers: [],
    bucket: null,
    intents: gateway.identified,
    shards: () => gateway.shards(),
    hangUp: (code) => {
      gateway.hangUp(code)
    },
    fallSilent: (before) => {
      gateway.fallSilent(before)
    },
    refuseConnections: (times) => {
      gateway.refuse(times)
    },
    speak: () => {
      gateway.speak()
    },
    resumed: () => gateway.resumed(),
    recommendShards: (count) => {
      recommended = count
    },
    get commands() {
      return commands
    },
    fault: (fault) => {
      faults.push(fault)
    },
    dispatch: (event, data) => {
      gateway.dispatch(GUILD_ID, event, data)
    },
    addChannel: rooms.add,
    forgetRequests: () => {
      requests.length = 0
    },
    deleteMessage: rooms.deleteMessage,
    deleteChannel: rooms.deleteChannel,
    guildDelete: (unavailable) => {
      gateway.dispatch(GUILD_ID, 'GUILD_DELETE', { id: GUILD_ID, ...(unavailable && { unavailable }) })
    },
    guildCreate: () => {
      gateway.dispatch(GUILD_ID, 'GUILD_CREATE', guildOf(guild, channelsOf(rooms.forum), botPermissions))
    },
    close: () => {
      gateway.close()
      return closeServer(server)
    },
  }
  return fake
}
