import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { pacedRest, type Rest } from '../../src/bot/adapters/discord/paced-rest.ts'
import { createSender } from '../../src/bot/adapters/discord/send.ts'
import { deliveryIdIn } from '../../src/bot/adapters/discord/custom-id.ts'
import { renderMessage } from '../../src/bot/adapters/discord/render.ts'
import type { Traffic } from '../../src/bot/delivery/traffic.ts'
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'
import type { Chance } from './chance.ts'
import { createNetwork } from './network.ts'
import { createSimChannels } from './sim-channels.ts'
import { DIRECT, fits, type SimMessage, type SimPlatform } from './sim-platform.ts'
import type { RequestKind, SimProcess } from './sim-process.ts'
import type { VirtualTime } from './virtual-time.ts'

const TIMEOUT_MS = 15_000
const REQUESTS_PER_SECOND = 50
const NONCE_FOR_MS = 3 * 60_000
const BUCKET = { requests: 5, perMs: 5_000 }
const EPOCH_MS = 1_420_070_400_000
const SENT = { body: undefined, files: undefined }
/** The page of archived posts: small, so that there are several. */
const PAGE = 2
const OWN_ID = '900000000000000001'
const GUILD_ID = '900000000000000002'
/** Of the channels of a scenario this one is a forum. */
const FORUM = '102'
const FORUM_TYPE = 15

type Body = {
  readonly embeds?: unknown
  readonly components?: readonly { readonly components: readonly { readonly custom_id?: string }[] }[]
  readonly nonce?: string
  readonly enforce_nonce?: boolean
  /** What it answers in its channel. */
  readonly message_reference?: { readonly message_id: string }
  /** Of a post in a forum. */
  readonly message?: Body
  readonly archived?: boolean
}

/** Discord as the sender sees it: messages, nonces that are forgotten, threads, buckets, and codes. */
export function createSimDiscord(time: VirtualTime, chance: Chance): SimPlatform {
  const messages: (SimMessage & { readonly place: string; components: Body['components'] })[] = []
  const threads = new Set<string>()
  /** Posts of forums, by id, with when somebody archived them. */
  const posts = new Map<string, number | null>()
  const nonces = new Map<string, { readonly ref: string; readonly atMs: number }>()
  const channels = createSimChannels(time, messages)
  const violations: string[] = []
  const sentAt: number[] = []
  const faults = { percent: 0 }
  const network = createNetwork({ time, chance, faults, timeoutMs: TIMEOUT_MS })
  let lastId = 0n
  let requests = 0

  const platform: SimPlatform = {
    name: 'discord',
    faults,
    messages,
    violations,
    poison: null,
    requests: () => requests,
    setChannel: channels.setChannel,
    remove: channels.remove,
    draw: (deliveryId, card) => JSON.stringify(renderMessage({ deliveryId, card, language: 'en' }).embeds),
    adapter,
  }

  const refusal = (status: number, code: number): DiscordAPIError =>
    new DiscordAPIError({ code, message: `refused ${code}` }, code, status, 'POST', 'https://discord.example', SENT)
  const rateLimit = (retryAfter: number): RateLimitError =>
    new RateLimitError({
      limit: BUCKET.requests,
      method: 'POST',
      hash: '',
      url: '',
      route: '',
      majorParameter: '',
      global: false,
      timeToReset: retryAfter,
      retryAfter,
      sublimitTimeout: 0,
      scope: 'user',
    })
  const parentOf = (place: string): string => messages.find(({ ref }) => ref.endsWith(`/${place}`))?.channel ?? place

  /** The place must be there and open to the bot. */
  const check = (place: string): void => {
    const state = channels.stateOf(parentOf(place))
    if (state === 'gone') throw refusal(404, 10003)
    if (state === 'forbidden') throw refusal(403, 50013)
    if (place.length > 15 && !threads.has(place)) throw refusal(404, 10003)
  }
  const checkBody = (body: Body): void => {
    if (platform.poison !== null && JSON.stringify(body.embeds).includes(platform.poison)) throw refusal(400, 50035)
  }
  const asMessage = (message: (typeof messages)[number]) => ({
    id: message.ref.split('/')[1] ?? '',
    author: { id: OWN_ID, bot: true },
    components: message.components,
  })

  const nextId = (): bigint => {
    const at = BigInt(time.nowMs() - EPOCH_MS) << 22n
    lastId = at > lastId ? at : lastId + 1n
    return lastId
  }

  const create = (place: string, body: Body): object => {
    check(place)
    if (place === FORUM) throw refusal(400, 50008)
    checkBody(body)
    if (posts.has(place)) posts.set(place, null)
    const key = `${place}:${body.nonce ?? ''}`
    const known = nonces.get(key)
    if (body.enforce_nonce === true && known !== undefined && time.nowMs() - known.atMs < NONCE_FOR_MS) {
      const first = messages.find(({ ref }) => ref === known.ref)
      if (first?.deletedAt !== null) throw refusal(404, 10008)
      return asMessage(first)
    }
    const rootId = place.length > 15 ? place : body.message_reference?.message_id
    const first = rootId === undefined ? undefined : messages.find(({ ref }) => ref.endsWith(`/${rootId}`))
    const message = add(place, nextId(), parentOf(place), first?.ref ?? null, body)
    nonces.set(key, { ref: message.ref, atMs: time.nowMs() })
    return asMessage(message)
  }

  /** A forum knows no nonce. */
  const createPost = (body: Body): object => {
    check(FORUM)
    checkBody(body.message ?? {})
    const id = nextId()
    threads.add(id.toString())
    // Somebody tidies up: every other post is archived soon, but for who writes in it.
    posts.set(id.toString(), posts.size % 2 === 0 ? null : time.nowMs())
    add(id.toString(), id, FORUM, null, body.message ?? {})
    return { id: id.toString() }
  }

  const add = (place: string, id: bigint, channel: string, threadOf: string | null, body: Body) => {
    const drawn = JSON.stringify(body.embeds)
    const message = {
      ...{ ref: `${place}/${id}`, place, channel, threadOf },
      deliveryId: deliveryIdOf(body),
      madeAt: time.nowMs(),
      firstBody: drawn,
      body: drawn,
      components: body.components,
      deletedAt: null,
    }
    messages.push(message)
    return message
  }

  const edit = (place: string, id: string, body: Body): object => {
    check(place)
    checkBody(body)
    if (typeof posts.get(place) === 'number') throw refusal(400, 50083)
    const message = messages.find(({ ref }) => ref === `${place}/${id}`)
    if (message?.deletedAt !== null) throw refusal(404, 10008)
    message.body = JSON.stringify(body.embeds)
    message.components = body.components
    return asMessage(message)
  }

  const list = (place: string, query: URLSearchParams): readonly object[] => {
    check(place)
    const after = BigInt(query.get('after') ?? '0')
    return messages
      .filter(
        (message) =>
          message.place === place && message.deletedAt === null && BigInt(message.ref.split('/')[1] ?? '') > after,
      )
      .slice(0, Number(query.get('limit') ?? '50'))
      .reverse()
      .map(asMessage)
  }

  const getMessage = (place: string, id: string): object => {
    check(place)
    const message = messages.find(({ ref }) => ref === `${place}/${id}`)
    if (message?.deletedAt !== null) throw refusal(404, 10008)
    return asMessage(message)
  }

  const listPosts = (isArchived: boolean, before: string | null): object => {
    check(FORUM)
    const found = [...posts]
      .filter(([, at]) => (at !== null) === isArchived && (at ?? 0) < (before === null ? Infinity : Date.parse(before)))
      .toSorted(([, one], [, other]) => (other ?? 0) - (one ?? 0))
    const shown = found.slice(0, isArchived ? PAGE : found.length).map(([id, at]) => ({
      ...{ id, parent_id: FORUM, owner_id: OWN_ID },
      thread_metadata: { archive_timestamp: new Date(at ?? time.nowMs()).toISOString() },
    }))
    return { threads: shown, has_more: shown.length < found.length }
  }

  const openThread = (place: string, id: string): object => {
    check(place)
    const message = messages.find(({ ref }) => ref === `${place}/${id}`)
    if (message?.deletedAt !== null) throw refusal(404, 10008)
    if (threads.has(id)) throw refusal(400, 160004)
    threads.add(id)
    return { id }
  }

  function execute(method: string, route: string, body: Body, query: URLSearchParams): unknown {
    const [, root, place = '', room, id = '', last = ''] = route.split('/')
    if (root === 'users') return { id: DIRECT }
    if (room === undefined && method === 'GET') {
      check(place)
      return { id: place, guild_id: GUILD_ID, type: place === FORUM ? FORUM_TYPE : 0 }
    }
    if (room === undefined) {
      check(place)
      posts.set(place, null)
      return { id: place }
    }
    if (room === 'threads' && method === 'POST') return createPost(body)
    if (room === 'threads') return listPosts(root === 'channels', query.get('before'))
    if (method === 'GET' && id !== '') return getMessage(place, id)
    if (method === 'GET') return list(place, query)
    if (method === 'PATCH') return edit(place, id, body)
    return last === 'threads' ? openThread(place, id) : create(place, body)
  }

  function adapter(process: SimProcess, traffic: Traffic): ChatAdapter {
    // As discord.js does, a client keeps the buckets that it has seen, and asks for nothing that would overrun them.
    const buckets = new Map<string, number[]>()
    const request = async (method: string, route: string, options: unknown): Promise<unknown> => {
      const [, , place = ''] = route.split('/')
      const now = time.nowMs()
      const used = (buckets.get(`${method}:${place}`) ?? []).filter((at) => now - at < BUCKET.perMs)
      if (used.length >= BUCKET.requests) throw rateLimit(BUCKET.perMs - (now - (used[0] ?? now)))
      buckets.set(`${method}:${place}`, [...used, now])
      noteRate(now)
      requests += 1
      return await network.request(process, {
        kind: hasFiles(options) ? 'picture' : kindOf(method, route),
        execute: () => execute(method, route, bodyOf(options), queryOf(options)),
        refuse: (status) =>
          status === 429 ? rateLimit(1_000 + chance.below(5_000)) : new HTTPError(502, 'no', method, route, SENT),
      })
    }
    const rest: Rest = {
      get: (route, options) => request('GET', route, options),
      post: (route, options) => request('POST', route, options),
      patch: (route, options) => request('PATCH', route, options),
      put: (route, options) => request('PUT', route, options),
    }
    return {
      platform: 'discord',
      capabilities: { canReconcile: true, requestsPerSecond: REQUESTS_PER_SECOND, requestTimeoutMs: TIMEOUT_MS, fits },
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      ...createSender(pacedRest(rest, traffic.paceOf('discord', REQUESTS_PER_SECOND)), TIMEOUT_MS, {
        ownId: () => OWN_ID,
        canReadHistory: () => true,
        canAttachFiles: () => true,
        isStopped: () => process.isDead(),
      }),
    }
  }

  function noteRate(now: number): void {
    sentAt.push(now)
    while ((sentAt[0] ?? now) <= now - 1_000) sentAt.shift()
    if (sentAt.length > REQUESTS_PER_SECOND) violations.push(`${sentAt.length} requests in one second`)
  }

  return platform
}

/** What of the bot's work it is, so that each kind can be crashed by itself. */
function kindOf(method: string, route: string): RequestKind {
  const [, root, place = '', room, , last = ''] = route.split('/')
  if (root === 'users') return 'direct'
  if (method === 'GET') return 'look'
  if (room === 'threads') return 'forum post'
  if (room === undefined) return 'unarchive'
  if (method === 'PATCH') return 'edit'
  if (last === 'threads') return 'thread'
  return place.length > 15 ? 'note' : 'post'
}

function deliveryIdOf({ components }: Body): string {
  for (const row of components ?? []) {
    for (const { custom_id: id } of row.components) {
      const found = id === undefined ? null : deliveryIdIn(id)
      if (found !== null) return found
    }
  }
  return ''
}

function hasFiles(options: unknown): boolean {
  if (typeof options !== 'object' || options === null || !('files' in options)) return false
  return Array.isArray(options.files) && options.files.length > 0
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null
}

function bodyOf(options: unknown): Body {
  const body = typeof options === 'object' && options !== null && 'body' in options ? options.body : {}
  return isBody(body) ? body : {}
}

function queryOf(options: unknown): URLSearchParams {
  const query = typeof options === 'object' && options !== null && 'query' in options ? options.query : null
  return query instanceof URLSearchParams ? query : new URLSearchParams()
}
