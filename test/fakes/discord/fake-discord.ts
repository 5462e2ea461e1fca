import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import {
  callbackProblems,
  commandProblems,
  fileProblems,
  FormBody,
  MessageBody,
  messageProblems,
  postProblems,
  threadProblems,
} from './body-rules.ts'
import { closeServer } from '../close-server.ts'
import { PATIENT } from '../patient-server.ts'
import { readBytes } from '../read-bytes.ts'
import type { FakeFile } from './body-rules.ts'
import { isServedBy, openGateway, type FakeShard } from './fake-gateway.ts'
import { createInteractionSigner, type InteractionSigner } from './interaction-signer.ts'

export type FakeRequest = {
  readonly method: string
  /** Without the version and the path of a proxy, which `url` has. */
  readonly path: string
  readonly url: string
  readonly body: unknown
  readonly files: readonly FakeFile[]
}

type FakeMessage = {
  readonly id: string
  readonly channelId: string
  body: MessageBody
  readonly files: readonly FakeFile[]
  /** It went to the servers that follow the channel. */
  isPublished?: boolean
}

/** A thread under a message, or a post of a forum. */
type FakeThread = {
  readonly id: string
  readonly parentId: string
  name: string
  tags: readonly string[]
  isArchived: boolean
  isLocked: boolean
  /** By the clock of the fake. */
  archivedAt: number
}

/** What happens to the next request that it fits. */
type Fault = {
  readonly methods?: readonly string[]
  readonly pathIncludes?: string
} & (
  | {
      readonly do: 'answer'
      readonly status: number
      /** `null`: no answer of Discord's own, such as a proxy's. */ readonly code?: number | null
      readonly retryAfterS?: number
    }
  /** The connection breaks before or after the request is carried out, or it is never answered. */
  | { readonly do: 'drop-before' }
  | { readonly do: 'drop-after' }
  | { readonly do: 'hang' }
)

type InteractionAnswer = {
  /** The types of the callbacks in their order: 4 reply, 5 deferred reply, 6 deferred update, 7 update, 8 choices, 9 form. */
  readonly callbacks: readonly number[]
  readonly isEphemeral: boolean
  readonly body: MessageBody
  /** The form that was opened. */
  readonly form: FormBody | null
}

export type FakeDiscord = {
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
  /** What the server says of itself when it is told of. */
  readonly guild: { joinedAt: string; systemChannelId: string | null; locale: string }
  /** How the forum is set up. */
  readonly forum: { tags: readonly { id: string; name: string; moderated: boolean }[]; needsTag: boolean }
  readonly threads: ReadonlyMap<string, FakeThread>
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
  readonly intents: readonly number[]
  /** The shards that are connected now: which of how many. */
  shards(): readonly FakeShard[]
  /** The gateway closes every connection with that code. */
  hangUp(code: number): void
  /** The gateway takes connections, and then says nothing before HELLO or before READY, until it speaks again. */
  fallSilent(before: 'hello' | 'ready'): void
  speak(): void
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
  slash(name: string, options: readonly FakeOption[], permissions: bigint, locale?: string): Promise<InteractionAnswer>
  /** The person types an option; gives what is offered. */
  typing(name: string, options: readonly FakeOption[]): Promise<unknown>
  press(
    customId: string,
    on: FakeMessage | 'ephemeral',
    permissions?: bigint,
    locale?: string,
  ): Promise<InteractionAnswer>
  /** The person fills in a form and sends it. */
  fillIn(form: FormBody, values: Readonly<Record<string, string>>, permissions?: bigint): Promise<InteractionAnswer>
  guildDelete(unavailable: boolean): void
  /** The bot is added again, or the outage of the guild ends. */
  guildCreate(): void
  close(): Promise<void>
}

/** 3 text, 4 integer, 5 boolean, 7 channel, 9 role or person. */
export type FakeOption = {
  readonly name: string
  readonly type: 3 | 4 | 5 | 7 | 9
  readonly value: string | number | boolean
  /** It is what is being typed. */
  readonly focused?: boolean
}

type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
type Pending = {
  callbacks: number[]
  isEphemeral: boolean
  form: FormBody | null
  finish: (body: MessageBody) => void
}

// Of the form that the settings ask for.
const TOKEN = `${'fake'.repeat(6)}.token0.${'0'.repeat(27)}`
const APPLICATION_ID = '900000000000000001'
const GUILD_ID = '900000000000000002'
const CHANNEL_ID = '900000000000000003'
const PERSON_ID = '900000000000000004'
const DIRECT_ID = '900000000000000005'
const ROLE_ID = '900000000000000006'
const OTHER_CHANNEL_ID = '900000000000000007'
const BOT_ROLE_ID = '900000000000000008'
const OWNER_ID = '900000000000000009'
const FORUM_ID = '900000000000000010'
const NEWS_ID = '900000000000000011'
const THREAD_ID = '900000000000000012'
const REQUIRE_TAG = 1 << 4
/** How often a channel may be published in an hour. */
const PUBLISHED_AN_HOUR = 10
const MANAGE_CHANNELS = 1n << 4n
const READ_HISTORY = 1n << 16n
const EMBED_LINKS = 1n << 14n
/** To see channels, and to manage them where nothing else is said. */
const MEMBERS_PERMISSIONS = MANAGE_CHANNELS | (1n << 10n)
const NOT_FOR_PERSON = { id: PERSON_ID, type: 1, allow: '0', deny: MANAGE_CHANNELS.toString() }
const DISCORD_EPOCH_MS = 1_420_070_400_000n
const EPHEMERAL = 64
/** "The past few minutes". */
const NONCE_FOR_MS = 3 * 60_000
const BOT = { id: APPLICATION_ID, username: 'aiwire', discriminator: '0', avatar: null, bot: true, global_name: null }
const ALL_PERMISSIONS = (1n << 50n) - 1n
const ANSWER_WITHIN_MS = 10_000

/** As much of Discord as the adapter uses, on 127.0.0.1: REST, gateway, faults on demand. Refuses what Discord would. */
export async function startFakeDiscord(
  botPermissions = ALL_PERMISSIONS,
  nowMs: () => number = () => Date.now(),
): Promise<FakeDiscord> {
  const requests: FakeRequest[] = []
  const messages: FakeMessage[] = []
  const laterAnswers: { body: MessageBody; files: readonly FakeFile[] }[] = []
  const inChannel = new Map<string, FakeMessage[]>()
  const thread = (id: string, parentId: string, name: string, tags: readonly string[]): FakeThread => ({
    ...{ id, parentId, name, tags, isArchived: false, isLocked: false, archivedAt: nowMs() },
  })
  const threads = new Map([[THREAD_ID, thread(THREAD_ID, CHANNEL_ID, 'A thread of people', [])]])
  const forum: FakeDiscord['forum'] = { tags: [], needsTag: false }
  const guild: FakeDiscord['guild'] = { joinedAt: '2026-01-01T00:00:00Z', systemChannelId: null, locale: 'en-US' }
  const published: number[] = []
  const nonces = new Map<string, { readonly message: FakeMessage; readonly atMs: number }>()
  const faults: Fault[] = []
  const pending = new Map<string, Pending>()
  const signer = createInteractionSigner()
  let commands: unknown = null
  let recommended = 1
  let lastId = 0n

  const nextId = (): string => {
    const now = (BigInt(Math.floor(nowMs())) - DISCORD_EPOCH_MS) << 22n
    lastId = now > lastId ? now : lastId + 1n
    return lastId.toString()
  }

  const asMessage = ({ id, channelId, body }: FakeMessage) => ({
    id,
    channel_id: channelId,
    author: BOT,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    type: 0,
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    flags: body.flags ?? 0,
  })

  const CHANNELS = new Set([CHANNEL_ID, OTHER_CHANNEL_ID, DIRECT_ID, NEWS_ID, FORUM_ID])
  const addedChannels = new Set<string>()
  const isChannel = (id: string) => CHANNELS.has(id) || threads.has(id)
  const keep = (message: FakeMessage): void => {
    messages.push(message)
    const known = inChannel.get(message.channelId)
    if (known === undefined) inChannel.set(message.channelId, [message])
    else known.push(message)
  }
  const messagesOf = (channelId: string): readonly FakeMessage[] => inChannel.get(channelId) ?? []

  /** Without the permission for embeds they are taken away, and nothing is said. */
  const asKept = (body: MessageBody): MessageBody =>
    (botPermissions & EMBED_LINKS) === 0n ? { ...body, embeds: [] } : body

  function createMessage(channelId: string, raw: unknown, files: readonly FakeFile[]): Answer {
    if (!isChannel(channelId)) return refusal(404, 10003)
    if (channelId === FORUM_ID) return refusal(400, 50008)
    const inside = threads.get(channelId)
    if (inside?.isLocked === true) return inside.isArchived ? refusal(400, 50083) : refusal(403, 160005)
    // A message opens a thread again.
    if (inside !== undefined) inside.isArchived = false
    const problems = messageProblems(raw, false)
    if (problems.length > 0) return refusal(400, 50035, problems)
    const body = MessageBody.parse(raw)
    const wrong = fileProblems(body, files)
    if (wrong.length > 0) return refusal(400, 50035, wrong)
    const mayAnswer = channelId === DIRECT_ID || (botPermissions & READ_HISTORY) !== 0n
    if (body.message_reference !== undefined && !mayAnswer) return refusal(403, 160002)
    const key = `${channelId}:${body.nonce ?? ''}`
    const same = body.enforce_nonce === true ? nonces.get(key) : undefined
    if (same !== undefined && nowMs() - same.atMs < NONCE_FOR_MS) return { status: 200, body: asMessage(same.message) }
    const message = { id: nextId(), channelId, body: asKept(body), files }
    keep(message)
    if (body.nonce !== undefined) nonces.set(key, { message, atMs: nowMs() })
    return { status: 200, body: asMessage(message) }
  }

  function editMessage(channelId: string, id: string, raw: unknown): Answer {
    const message = messagesOf(channelId).find((one) => one.id === id)
    if (message === undefined) return refusal(404, isChannel(channelId) ? 10008 : 10003)
    if (threads.get(channelId)?.isArchived === true) return refusal(400, 50083)
    const problems = messageProblems(raw, true)
    if (problems.length > 0) return refusal(400, 50035, problems)
    message.body = { ...message.body, ...asKept(MessageBody.parse(raw)) }
    return { status: 200, body: asMessage(message) }
  }

  function listMessages(channelId: string, query: URLSearchParams): Answer {
    if (!isChannel(channelId)) return refusal(404, 10003)
    if (channelId === FORUM_ID) return refusal(400, 50024)
    if ((botPermissions & READ_HISTORY) === 0n) return { status: 200, body: [] }
    const after = BigInt(query.get('after') ?? '0')
    const found = messagesOf(channelId).filter((message) => BigInt(message.id) > after)
    const page = found.slice(0, Number(query.get('limit') ?? '50')).reverse()
    return { status: 200, body: page.map(asMessage) }
  }

  function openThread(channelId: string, messageId: string, raw: unknown): Answer {
    if (!messagesOf(channelId).some((message) => message.id === messageId)) return refusal(404, 10008)
    if (threads.has(channelId)) return refusal(400, 50024)
    if (threads.has(messageId)) return refusal(400, 160004)
    const problems = threadProblems(raw)
    if (problems.length > 0) return refusal(400, 50035, problems)
    threads.set(messageId, thread(messageId, channelId, readName(raw), []))
    return { status: 201, body: { id: messageId, type: 11, guild_id: GUILD_ID, parent_id: channelId } }
  }

  function createPost(raw: unknown, files: readonly FakeFile[]): Answer {
    const problems = postProblems(raw)
    if (problems.length > 0) return refusal(400, 50035, problems)
    const { name, applied_tags: tags, message } = PostBody.parse(raw)
    const wrong = fileProblems(message, files)
    if (wrong.length > 0) return refusal(400, 50035, wrong)
    const known = forum.tags.filter(({ moderated }) => !moderated).map(({ id }) => id)
    if (!tags.every((tag) => known.includes(tag))) return refusal(400, 50035, ['applied_tags: not one of the forum'])
    if (forum.needsTag && tags.length === 0) return refusal(400, 40067)
    const id = nextId()
    threads.set(id, thread(id, FORUM_ID, name, tags))
    const first = { id, channelId: id, body: asKept(message), files }
    keep(first)
    return { status: 201, body: { ...asThread(id), message: asMessage(first) } }
  }

  const asThread = (id: string) => {
    const { parentId, name, tags, isArchived, isLocked, archivedAt } = threads.get(id) ?? thread(id, '', '', [])
    const at = new Date(archivedAt).toISOString()
    const metadata = { archived: isArchived, locked: isLocked, auto_archive_duration: 10_080, archive_timestamp: at }
    const owner = id === THREAD_ID ? PERSON_ID : BOT.id
    return {
      ...{ id, type: 11, guild_id: GUILD_ID, parent_id: parentId, owner_id: owner, name },
      ...{ applied_tags: tags, thread_metadata: metadata },
    }
  }

  function listThreads(isWanted: (one: FakeThread) => boolean, limit: number): Answer {
    const found = [...threads.values()].filter(isWanted).toSorted((a, b) => b.archivedAt - a.archivedAt)
    const shown = found.slice(0, limit).map(({ id }) => asThread(id))
    return { status: 200, body: { threads: shown, members: [], has_more: found.length > limit } }
  }

  function listArchived(parentId: string, query: URLSearchParams): Answer {
    const before = Date.parse(query.get('before') ?? '9999-01-01T00:00:00Z')
    const isWanted = (one: FakeThread) => one.parentId === parentId && one.isArchived && one.archivedAt < before
    return listThreads(isWanted, Number(query.get('limit') ?? '50'))
  }

  function changeThread(id: string, raw: unknown): Answer {
    const changed = threads.get(id)
    if (changed === undefined) return refusal(404, 10003)
    if (changed.isLocked) return refusal(403, 50013)
    const { name, archived, applied_tags: tags } = ThreadChange.parse(raw)
    if (changed.isArchived && archived !== false) return refusal(400, 50083)
    const problems = name === undefined ? [] : threadProblems({ name })
    if (problems.length > 0) return refusal(400, 50035, problems)
    changed.name = name ?? changed.name
    changed.isArchived = archived ?? changed.isArchived
    changed.tags = tags ?? changed.tags
    return { status: 200, body: asThread(id) }
  }

  function getChannel(id: string): Answer {
    if (threads.has(id)) return { status: 200, body: asThread(id) }
    const added = addedChannels.has(id) ? { ...channel, type: 0, id } : undefined
    const found = allChannels().find((one) => one.id === id) ?? added
    if (found !== undefined) return { status: 200, body: { ...found, guild_id: GUILD_ID } }
    return id === DIRECT_ID ? { status: 200, body: { id, type: 1 } } : refusal(404, 10003)
  }

  const allChannels = () => [
    { ...channel, type: 0 },
    { ...channel, type: 0, id: OTHER_CHANNEL_ID, permission_overwrites: [NOT_FOR_PERSON] },
    {
      ...{ ...channel, id: FORUM_ID, type: 15, name: 'ai-forum' },
      ...{ available_tags: forum.tags, flags: forum.needsTag ? REQUIRE_TAG : 0 },
    },
    { ...channel, id: NEWS_ID, type: 5, name: 'ai-announcements' },
  ]

  function publish(channelId: string, id: string): Answer {
    const message = messages.find((one) => one.id === id && one.channelId === channelId)
    if (channelId !== NEWS_ID) return refusal(403, 50024)
    if (message === undefined) return refusal(404, 10008)
    if (message.isPublished === true) return refusal(400, 40033)
    const recent = published.filter((at) => nowMs() - at < 3_600_000)
    if (recent.length >= PUBLISHED_AN_HOUR) {
      return faultAnswer({ do: 'answer', status: 429, retryAfterS: 3_600 - (nowMs() - (recent[0] ?? 0)) / 1_000 })
    }
    published.push(nowMs())
    message.isPublished = true
    return { status: 200, body: asMessage(message) }
  }

  function answerInteraction(token: string, raw: unknown): Answer {
    const open = pending.get(token)
    if (open === undefined) return refusal(404, 10062)
    if (open.callbacks.length > 0) return refusal(400, 40060)
    const { type, data } = readCallback(raw)
    const problems = callbackProblems(type, data)
    if (problems.length > 0) return refusal(400, 50035, problems)
    open.callbacks.push(type)
    if (type === 9) {
      open.form = FormBody.parse(data)
      open.finish({})
      return { status: 204 }
    }
    const body = MessageBody.parse(data ?? {})
    if (type === 4 || type === 5) open.isEphemeral = ((body.flags ?? 0) & EPHEMERAL) !== 0
    if (type === 4 || type === 7 || type === 8) open.finish(body)
    return { status: 204 }
  }

  function editOriginal(token: string, raw: unknown, files: readonly FakeFile[]): Answer {
    const open = pending.get(token)
    if (open === undefined) return refusal(404, 10015)
    if (open.callbacks.length === 0) return refusal(404, 10008)
    const body = MessageBody.parse(raw)
    const problems = [...messageProblems(raw, true), ...fileProblems(body, files)]
    if (problems.length > 0) return refusal(400, 50035, problems)
    laterAnswers.push({ body, files })
    open.finish(body)
    return { status: 200, body: {} }
  }

  function carryOut({ method, path, body, files }: FakeRequest, query: URLSearchParams, isAuthorised: boolean): Answer {
    const [room = '', first = '', second = '', third = '', fourth = ''] = path.split('/').slice(1)
    if (method === 'POST' && room === 'interactions' && third === 'callback') return answerInteraction(second, body)
    if (method === 'PATCH' && room === 'webhooks' && fourth === '@original') return editOriginal(second, body, files)
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
    if (path === `/guilds/${GUILD_ID}/channels`) return { status: 200, body: allChannels() }
    if (path === `/guilds/${GUILD_ID}/threads/active`) return listThreads((one) => !one.isArchived, 1_000)
    if (room !== 'channels') return refusal(404, 0)
    if (method === 'GET' && second === '') return getChannel(first)
    if (method === 'PATCH' && second === '') return changeThread(first, body)
    if (method === 'POST' && second === 'threads' && first === FORUM_ID) return createPost(body, files)
    if (method === 'GET' && second === 'threads' && third === 'archived') return listArchived(first, query)
    if (second !== 'messages') return refusal(404, 0)
    if (method === 'POST' && fourth === 'crosspost') return publish(first, third)
    if (method === 'GET' && third !== '') {
      if ((botPermissions & READ_HISTORY) === 0n) return refusal(403, 50013)
      const found = messages.find((one) => one.id === third && one.channelId === first)
      if (found !== undefined) return { status: 200, body: asMessage(found) }
      return refusal(404, isChannel(first) ? 10008 : 10003)
    }
    if (method === 'POST' && third === '') return createMessage(first, body, files)
    if (method === 'GET' && third === '') return listMessages(first, query)
    if (method === 'PATCH' && fourth === '') return editMessage(first, third, body)
    if (method === 'POST' && fourth === 'threads') return openThread(first, third, body)
    return refusal(404, 0)
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
    const answer = carryOut(request, url.searchParams, incoming.headers.authorization === `Bot ${TOKEN}`)
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

  const channel = {
    id: CHANNEL_ID,
    type: 0,
    guild_id: GUILD_ID,
    name: 'ai-news',
    position: 0,
    permission_overwrites: [],
  }
  const gateway = openGateway(server, TOKEN, (shard) => [
    [
      'READY',
      {
        v: 10,
        user: BOT,
        guilds: isServedBy(GUILD_ID, shard) ? [{ id: GUILD_ID, unavailable: true }] : [],
        shard,
        session_id: 'session',
        resume_gateway_url: apiUrl.replace('http', 'ws'),
        application: { id: APPLICATION_ID, flags: 0 },
      },
    ],
    ...(isServedBy(GUILD_ID, shard) ? [['GUILD_CREATE', guildOf(guild, allChannels(), botPermissions)] as const] : []),
  ])

  async function interact(parts: object, permissions: bigint, locale: string): Promise<InteractionAnswer> {
    const token = `interaction-${nextId()}`
    const open: Pending = { callbacks: [], isEphemeral: false, form: null, finish: () => undefined }
    const finished = new Promise<MessageBody>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('the interaction was not answered'))
      }, ANSWER_WITHIN_MS)
      open.finish = (body) => {
        clearTimeout(timer)
        resolve(body)
      }
    })
    pending.set(token, open)
    const payload = {
      id: nextId(),
      application_id: APPLICATION_ID,
      version: 1,
      token,
      guild_id: GUILD_ID,
      channel_id: CHANNEL_ID,
      channel,
      locale,
      guild_locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: GUILD_ID },
      context: 0,
      app_permissions: '2147483647',
      attachment_size_limit: 10_000_000,
      member: {
        user: person(),
        roles: [],
        joined_at: '2026-01-01T00:00:00Z',
        permissions: permissions.toString(),
        flags: 0,
      },
      ...parts,
    }
    if (fake.interactionsTo === null) gateway.dispatch(GUILD_ID, 'INTERACTION_CREATE', payload)
    else {
      const response = await fake.interactionsTo(signer.request(payload, nowMs()))
      if (!response.ok) throw new Error(`the interaction was answered with ${response.status}`)
      const { status, body: refused } = answerInteraction(token, await response.json())
      if (status !== 204) throw new Error(`the answer is refused: ${JSON.stringify(refused)}`)
    }
    const body = await finished
    return { callbacks: open.callbacks, isEphemeral: open.isEphemeral, body, form: open.form }
  }

  const fake: FakeDiscord = {
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
    forum,
    threads,
    requests,
    messages,
    laterAnswers,
    signer,
    interactionsTo: null,
    endpointUrl: null,
    otherServers: [],
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
    addChannel: (id) => {
      CHANNELS.add(id)
      addedChannels.add(id)
    },
    forgetRequests: () => {
      requests.length = 0
    },
    deleteMessage: (id) => {
      messages.splice(0, messages.length, ...messages.filter((message) => message.id !== id))
      for (const [channelId, kept] of inChannel) {
        inChannel.set(
          channelId,
          kept.filter((message) => message.id !== id),
        )
      }
    },
    deleteChannel: (id) => {
      CHANNELS.delete(id)
      addedChannels.delete(id)
      threads.delete(id)
      inChannel.delete(id)
      messages.splice(0, messages.length, ...messages.filter((message) => message.channelId !== id))
    },
    slash: (name, options, permissions, locale = 'en-US') =>
      interact({ type: 2, data: { id: nextId(), type: 1, name, options, resolved: RESOLVED } }, permissions, locale),
    typing: async (name, options) => {
      const { body } = await interact({ type: 4, data: { id: nextId(), type: 1, name, options } }, 0n, 'en-US')
      return body.choices
    },
    press: (customId, on, permissions = 0n, locale = 'en-US') => {
      const ephemeral = { id: nextId(), channelId: CHANNEL_ID, files: [], body: { flags: EPHEMERAL } }
      const message = asMessage(on === 'ephemeral' ? ephemeral : on)
      const data = { component_type: 2, custom_id: customId }
      return interact({ type: 3, data, message }, permissions, locale)
    },
    fillIn: (form, values, permissions = 0n) => {
      // What nobody touches comes back as it stood there.
      const sent = new Map(form.components.map(({ component: { custom_id: id, value = '' } }) => [id, value]))
      for (const [id, value] of Object.entries(values)) sent.set(id, value)
      const components = [...sent].map(([custom_id, value]) => ({
        type: 18,
        component: { type: 4, custom_id, value },
      }))
      return interact({ type: 5, data: { custom_id: form.custom_id, components } }, permissions, 'en-US')
    },
    guildDelete: (unavailable) => {
      gateway.dispatch(GUILD_ID, 'GUILD_DELETE', { id: GUILD_ID, ...(unavailable && { unavailable }) })
    },
    guildCreate: () => {
      gateway.dispatch(GUILD_ID, 'GUILD_CREATE', guildOf(guild, allChannels(), botPermissions))
    },
    close: () => {
      gateway.close()
      return closeServer(server)
    },
  }
  return fake
}

const PostBody = z.object({ name: z.string(), applied_tags: z.array(z.string()).default([]), message: MessageBody })
const ThreadChange = z.object({
  name: z.string().optional(),
  archived: z.boolean().optional(),
  applied_tags: z.array(z.string()).optional(),
})

function readName(raw: unknown): string {
  return z.object({ name: z.string() }).parse(raw).name
}

/** What options of an interaction may name. */
const RESOLVED = {
  roles: { [ROLE_ID]: { id: ROLE_ID, name: 'Scouts', permissions: '0', position: 1, color: 0 } },
  users: { [PERSON_ID]: person() },
  channels: {
    [CHANNEL_ID]: { id: CHANNEL_ID, type: 0, name: 'ai-news', permissions: '16' },
    [OTHER_CHANNEL_ID]: { id: OTHER_CHANNEL_ID, type: 0, name: 'elsewhere', permissions: '0' },
  },
}

function person() {
  return { id: PERSON_ID, username: 'reader', discriminator: '0', avatar: null, global_name: 'Reader' }
}

function guildOf(guild: FakeDiscord['guild'], channels: readonly object[], botPermissions: bigint) {
  return {
    id: GUILD_ID,
    name: 'Readers',
    owner_id: OWNER_ID,
    roles: [
      { id: GUILD_ID, name: '@everyone', permissions: MEMBERS_PERMISSIONS.toString(), position: 0, color: 0 },
      { id: BOT_ROLE_ID, name: 'bots', permissions: botPermissions.toString(), position: 1, color: 0 },
    ],
    channels,
    threads: [],
    emojis: [],
    stickers: [],
    features: [],
    members: [{ user: BOT, roles: [BOT_ROLE_ID], joined_at: '2026-01-01T00:00:00Z', flags: 0 }],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    preferred_locale: guild.locale,
    system_channel_id: guild.systemChannelId,
    joined_at: guild.joinedAt,
    member_count: 2,
    unavailable: false,
  }
}

/** As Discord shows what it holds: with numbers of its own, and names in other languages only when asked for. */
function listCommands(held: unknown, withLocalizations: string | null): unknown {
  const list = Array.isArray(held) ? held.filter((one: unknown) => typeof one === 'object' && one !== null) : []
  const isShown = (name: string) => withLocalizations === 'true' || !name.endsWith('_localizations')
  const text = JSON.stringify(list, (name, value: unknown) => (isShown(name) ? value : undefined))
  const shown = z.array(z.looseObject({})).parse(JSON.parse(text))
  return shown.map((one, at) => ({
    id: String(at + 1),
    application_id: APPLICATION_ID,
    version: '1',
    nsfw: false,
    ...one,
  }))
}

function readCallback(raw: unknown): { readonly type: number; readonly data: unknown } {
  if (typeof raw !== 'object' || raw === null || !('type' in raw) || typeof raw.type !== 'number') {
    throw new Error('an interaction callback has a type')
  }
  return { type: raw.type, data: 'data' in raw ? raw.data : undefined }
}

function refusal(status: number, code: number, problems: readonly string[] = []): Answer {
  return { status, body: { code, message: `refused ${code}`, ...(problems.length > 0 && { errors: { problems } }) } }
}

function faultAnswer(fault: Fault & { readonly do: 'answer' }): Answer {
  const { status, code = 0, retryAfterS } = fault
  if (code === null) return { status, body: { message: 'not from Discord' } }
  if (status !== 429) return refusal(status, code)
  const wait = retryAfterS ?? 1
  return {
    status,
    body: { message: 'You are being rate limited.', retry_after: wait, global: false },
    headers: { 'Retry-After': String(wait), 'X-RateLimit-Scope': 'user' },
  }
}

function partsOf(raw: Buffer, boundary: string): readonly { readonly head: string; readonly bytes: Buffer }[] {
  // Latin-1 keeps each byte a sign of its own.
  const pieces = raw.toString('latin1').split(`--${boundary}`).slice(1, -1)
  return pieces.map((piece) => {
    const end = piece.indexOf('\r\n\r\n')
    return { head: piece.slice(0, end), bytes: Buffer.from(piece.slice(end + 4, -2), 'latin1') }
  })
}

/** JSON, or a form whose field `payload_json` is that, with files beside it (RFC 7578). */
async function readBody(incoming: IncomingMessage): Promise<{ body: unknown; files: readonly FakeFile[] }> {
  const raw = await readBytes(incoming)
  const type = incoming.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) {
    return { body: raw.length === 0 ? null : JSON.parse(raw.toString()), files: [] }
  }
  const files: FakeFile[] = []
  let body: unknown = null
  for (const part of partsOf(raw, /boundary=([^;]+)/u.exec(type)?.[1] ?? '')) {
    const [, name, file] = /name="([^"]+)"(?:; filename="([^"]+)")?/u.exec(part.head) ?? []
    if (name === 'payload_json') body = JSON.parse(part.bytes.toString())
    else if (name === `files[${files.length}]`) files.push({ name: file ?? '', bytes: part.bytes })
  }
  return { body, files }
}

function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
