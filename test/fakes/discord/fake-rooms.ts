import { z } from 'zod'
import {
  fileProblems,
  MessageBody,
  messageProblems,
  postProblems,
  threadProblems,
  type FakeFile,
} from './body-rules.ts'
import { refusal, reply429, type Answer } from './fake-answer.ts'
import {
  ATTACH_FILES,
  BOT,
  CHANNEL,
  CHANNEL_ID,
  channelsOf,
  CREATE_THREADS,
  DIRECT_ID,
  EMBED_LINKS,
  FORUM_ID,
  GUILD_ID,
  NEWS_ID,
  OTHER_CHANNEL_ID,
  READ_HISTORY,
  SEND_IN_THREADS,
  SEND_MESSAGES,
  VIEW_CHANNEL,
  type FakeForum,
} from './fake-guild.ts'
import { createThreads } from './fake-threads.ts'

export type FakeMessage = {
  readonly id: string
  readonly channelId: string
  body: MessageBody
  readonly files: readonly FakeFile[]
  /** It went to the servers that follow the channel. */
  isPublished?: boolean
}

/** How often a channel may be published in an hour. */
const PUBLISHED_AN_HOUR = 10
/** "The past few minutes". */
const NONCE_FOR_MS = 3 * 60_000

const PostBody = z.object({ name: z.string(), applied_tags: z.array(z.string()).default([]), message: MessageBody })

type RoomsParts = { readonly botPermissions: bigint; readonly nowMs: () => number; readonly nextId: () => string }

/** The channels with their messages, threads and posts. */
export function createRooms({ botPermissions, nowMs, nextId }: RoomsParts) {
  const messages: FakeMessage[] = []
  const inChannel = new Map<string, FakeMessage[]>()
  const threads = createThreads(nowMs)
  const forum: FakeForum = { tags: [], needsTag: false }
  const published: number[] = []
  const nonces = new Map<string, { readonly message: FakeMessage; readonly atMs: number }>()

  const channels = new Set<string>([CHANNEL_ID, OTHER_CHANNEL_ID, DIRECT_ID, NEWS_ID, FORUM_ID])
  const addedChannels = new Set<string>()
  const isChannel = (id: string) => channels.has(id) || threads.all.has(id)
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

  /** What the bot may not do in a channel of the server; in direct messages it may do everything. */
  const lacks = (channelId: string, ...needed: readonly bigint[]): Answer | null => {
    if (channelId === DIRECT_ID) return null
    if ((botPermissions & VIEW_CHANNEL) === 0n) return refusal(403, 50001)
    return needed.every((bit) => (botPermissions & bit) !== 0n) ? null : refusal(403, 50013)
  }
  const toSend = (channelId: string, files: readonly FakeFile[]): readonly bigint[] => [
    threads.all.has(channelId) ? SEND_IN_THREADS : SEND_MESSAGES,
    ...(files.length > 0 ? [ATTACH_FILES] : []),
  ]

  function createMessage(channelId: string, raw: unknown, files: readonly FakeFile[]): Answer {
    if (!isChannel(channelId)) return refusal(404, 10003)
    const lacking = lacks(channelId, ...toSend(channelId, files))
    if (lacking !== null) return lacking
    if (channelId === FORUM_ID) return refusal(400, 50008)
    const inside = threads.find(channelId)
    if (inside?.isLocked === true) return inside.isArchived ? refusal(400, 50083) : refusal(403, 160005)
    // A message opens a thread again.
    if (inside?.isArchived === true && threads.isFull()) return refusal(400, 160006)
    if (inside !== undefined) Object.assign(inside, { isArchived: false, activeAt: nowMs() })
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

  function editMessage(channelId: string, id: string, raw: unknown, files: readonly FakeFile[]): Answer {
    const message = messagesOf(channelId).find((one) => one.id === id)
    if (message === undefined) return refusal(404, isChannel(channelId) ? 10008 : 10003)
    const lacking = lacks(channelId)
    if (lacking !== null) return lacking
    if (threads.find(channelId)?.isArchived === true) return refusal(400, 50083)
    const problems = messageProblems(raw, true)
    if (problems.length > 0) return refusal(400, 50035, problems)
    const given = MessageBody.parse(raw)
    const wrong = given.attachments === undefined ? [] : fileProblems(given, files)
    if (wrong.length > 0) return refusal(400, 50035, wrong)
    const { content = '', embeds = [] } = { ...message.body, ...given }
    if (content === '' && embeds.length === 0 && message.files.length === 0) return refusal(400, 50006)
    message.body = { ...message.body, ...asKept(given) }
    return { status: 200, body: asMessage(message) }
  }

  function listMessages(channelId: string, query: URLSearchParams): Answer {
    if (!isChannel(channelId)) return refusal(404, 10003)
    if (channelId === FORUM_ID) return refusal(400, 50024)
    const lacking = lacks(channelId)
    if (lacking !== null) return lacking
    if ((botPermissions & READ_HISTORY) === 0n) return { status: 200, body: [] }
    const after = BigInt(query.get('after') ?? '0')
    const found = messagesOf(channelId).filter((message) => BigInt(message.id) > after)
    const page = found.slice(0, Number(query.get('limit') ?? '50')).reverse()
    return { status: 200, body: page.map(asMessage) }
  }

  function openThread(channelId: string, messageId: string, raw: unknown): Answer {
    const lacking = lacks(channelId, CREATE_THREADS)
    if (lacking !== null) return lacking
    if (!messagesOf(channelId).some((message) => message.id === messageId)) return refusal(404, 10008)
    if (threads.all.has(channelId)) return refusal(400, 50024)
    if (threads.all.has(messageId)) return refusal(400, 160004)
    const problems = threadProblems(raw)
    if (problems.length > 0) return refusal(400, 50035, problems)
    if (threads.isFull()) return refusal(400, 160006)
    threads.open(messageId, channelId, readName(raw), [])
    return { status: 201, body: { id: messageId, type: 11, guild_id: GUILD_ID, parent_id: channelId } }
  }

  function createPost(raw: unknown, files: readonly FakeFile[]): Answer {
    const lacking = lacks(FORUM_ID, ...toSend(FORUM_ID, files))
    if (lacking !== null) return lacking
    const problems = postProblems(raw)
    if (problems.length > 0) return refusal(400, 50035, problems)
    const { name, applied_tags: tags, message } = PostBody.parse(raw)
    const wrong = fileProblems(message, files)
    if (wrong.length > 0) return refusal(400, 50035, wrong)
    const known = forum.tags.filter(({ moderated }) => !moderated).map(({ id }) => id)
    if (!tags.every((tag) => known.includes(tag))) return refusal(400, 50035, ['applied_tags: not one of the forum'])
    if (forum.needsTag && tags.length === 0) return refusal(400, 40067)
    if (threads.isFull()) return refusal(400, 160006)
    const id = nextId()
    threads.open(id, FORUM_ID, name, tags)
    const first = { id, channelId: id, body: asKept(message), files }
    keep(first)
    return { status: 201, body: { ...threads.asThread(id), message: asMessage(first) } }
  }

  function getChannel(id: string): Answer {
    if (threads.all.has(id)) return { status: 200, body: threads.asThread(id) }
    const added = addedChannels.has(id) ? { ...CHANNEL, type: 0, id } : undefined
    const found = channelsOf(forum).find((one) => one.id === id) ?? added
    if (found !== undefined) return { status: 200, body: { ...found, guild_id: GUILD_ID } }
    return id === DIRECT_ID ? { status: 200, body: { id, type: 1 } } : refusal(404, 10003)
  }

  function publish(channelId: string, id: string): Answer {
    const message = messages.find((one) => one.id === id && one.channelId === channelId)
    if (channelId !== NEWS_ID) return refusal(403, 50024)
    if (message === undefined) return refusal(404, 10008)
    if (message.isPublished === true) return refusal(400, 40033)
    const recent = published.filter((at) => nowMs() - at < 3_600_000)
    if (recent.length >= PUBLISHED_AN_HOUR) {
      return reply429(3_600 - (nowMs() - (recent[0] ?? 0)) / 1_000)
    }
    published.push(nowMs())
    message.isPublished = true
    return { status: 200, body: asMessage(message) }
  }

  /** What is asked under `/channels`, by the parts of its path. */
  function carryOut(
    { method, body, files }: { readonly method: string; readonly body: unknown; readonly files: readonly FakeFile[] },
    [first, second, third, fourth]: readonly [string, string, string, string],
    query: URLSearchParams,
  ): Answer {
    if (second === '' && isChannel(first)) {
      const lacking = lacks(first)
      if (lacking !== null) return lacking
    }
    if (method === 'GET' && second === '') return getChannel(first)
    if (method === 'PATCH' && second === '') return threads.change(first, body)
    if (method === 'POST' && second === 'threads' && first === FORUM_ID) return createPost(body, files)
    if (method === 'GET' && second === 'threads' && third === 'archived') return threads.listArchived(first, query)
    if (second !== 'messages') return refusal(404, 0)
    if (method === 'POST' && fourth === 'crosspost') return publish(first, third)
    if (method === 'GET' && third !== '') {
      const lacking = isChannel(first) ? lacks(first) : null
      if (lacking !== null) return lacking
      if (first !== DIRECT_ID && (botPermissions & READ_HISTORY) === 0n) return refusal(403, 50013)
      const found = messages.find((one) => one.id === third && one.channelId === first)
      if (found !== undefined) return { status: 200, body: asMessage(found) }
      return refusal(404, isChannel(first) ? 10008 : 10003)
    }
    if (method === 'POST' && third === '') return createMessage(first, body, files)
    if (method === 'GET' && third === '') return listMessages(first, query)
    if (method === 'PATCH' && fourth === '') return editMessage(first, third, body, files)
    if (method === 'POST' && fourth === 'threads') return openThread(first, third, body)
    return refusal(404, 0)
  }

  return {
    messages,
    threads,
    forum,
    carryOut,
    add: (id: string): void => {
      channels.add(id)
      addedChannels.add(id)
    },
    deleteMessage: (id: string): void => {
      messages.splice(0, messages.length, ...messages.filter((message) => message.id !== id))
      for (const [channelId, kept] of inChannel) {
        inChannel.set(
          channelId,
          kept.filter((message) => message.id !== id),
        )
      }
    },
    deleteChannel: (id: string): void => {
      channels.delete(id)
      addedChannels.delete(id)
      threads.all.delete(id)
      inChannel.delete(id)
      messages.splice(0, messages.length, ...messages.filter((message) => message.channelId !== id))
    },
  }
}

/** As Discord shows it. */
export function asMessage({ id, channelId, body }: FakeMessage) {
  return {
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
  }
}

function readName(raw: unknown): string {
  return z.object({ name: z.string() }).parse(raw).name
}
