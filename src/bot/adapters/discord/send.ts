import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import { z } from 'zod'
import { ChatError, type ChatErrorKind } from '../../../core/errors.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import { deliveryIdIn } from './custom-id.ts'
import { CODES, discordCode, isUnknownAddress, takesNoMessages, toChatError } from './errors.ts'
import { createForums } from './forum.ts'
import { MESSAGES_PAGE, NONCE, THREAD_ARCHIVE_MINUTES } from './limits.ts'
import type { Rest } from './paced-rest.ts'
import { pictureFiles } from './picture-files.ts'
import { createPublisher } from './publisher.ts'
import { picturesOf, renderMessage, threadName } from './render.ts'
import type { DiscordBody } from './render.ts'
import type { SendingNotes } from './sending-notes.ts'
import { isEmptied, shownEmbeds } from './shown-embeds.ts'
import { showsMessages } from './shows-messages.ts'
import { snowflake, snowflakeAt, timeOf } from './snowflake.ts'

export type Sender = Pick<ChatAdapter, 'post' | 'upload' | 'edit' | 'reply' | 'openDirect' | 'findSent'>

/** A message is known by its channel too: a reply lies in its thread, which is a channel of its own. */
type Place = { readonly channelId: string; readonly messageId: string }

/** Discord's clock and ours may differ. */
const CLOCK_MARGIN_MS = 60_000
/** A thousand messages since then: more is not looked through. */
const PAGES_MAX = 10

/** Of a thread: there can be none, or none of that name, although the channel takes messages. */
const NO_THREAD = new Set<ChatErrorKind>(['forbidden', 'invalid'])
/** The server has as many open threads as it may: no other is opened, and none that was archived is opened again. */
const THREADS_FULL = new Set<number | null>([CODES.threadsFull, CODES.newsThreadsFull])

/** Nothing can be posted or edited in the thread, whatever holds for its channel. */
const THREAD_CLOSED = new Set<number | null>([CODES.threadArchived, CODES.threadLocked, CODES.unknownChannel])
/** Nothing can be posted there by the bot, which may post in the channel all the same. */
const NO_REPLY = new Set<number | null>([...THREAD_CLOSED, CODES.missingAccess, CODES.missingPermissions])

/** A message that the bot may not read is answered by none. */
const NO_ANSWER = new Set<number | null>([CODES.noHistory, CODES.noHistoryToName])

/** What the connection knows, and sending needs. */
type Situation = {
  /** The bot's user id, once that is known. */
  readonly ownId: () => string | null
  /** Whether the bot may; `null` where nobody told: then the channel is looked at. */
  readonly canReadHistory: (channelId: string) => boolean | null
  /** `false` only where it is known that the bot may not. */
  readonly canAttachFiles: (channelId: string) => boolean
  /** `false` only where it is known that the bot may not: what it shows would arrive empty. */
  readonly canEmbed?: (channelId: string) => boolean
  readonly isStopped: () => boolean
} & Partial<SendingNotes>

/** All that is sent, edited and looked for on Discord. `timeoutMs`: of one request, its body included. */
export function createSender(rest: Rest, timeoutMs: number, situation: Situation): Sender {
  const { ownId, canReadHistory, canAttachFiles, canEmbed = () => true, isStopped } = situation
  const { noteUnpublished = () => undefined, noteTagsKept = () => undefined, noteEmptied = () => undefined } = situation
  // The time-out of discord.js ends with the headers; a body may hang too.
  const limited = () => ({ signal: AbortSignal.timeout(timeoutMs) })
  const forums = createForums(rest, limited, ownId, noteTagsKept)
  const publish = createPublisher(rest, limited, noteUnpublished)

  async function asChatErrors<T>(work: () => Promise<T>): Promise<T> {
    if (isStopped()) throw new ChatError('unavailable', 'The Discord adapter is stopped')
    try {
      return await work()
    } catch (error) {
      throw toChatError(error)
    }
  }

  /** Without its pictures where the channel takes none: refused, nothing was posted. */
  async function withPictures<T>(
    channelId: string,
    message: OutgoingMessage,
    send: (shown: OutgoingMessage) => Promise<T>,
  ): Promise<T> {
    const { pictures = [], ...bare } = message
    if (pictures.length === 0 || !canAttachFiles(channelId)) return send(bare)
    try {
      return await send(message)
    } catch (error) {
      const { kind } = toChatError(error)
      const isRefused = (kind === 'forbidden' || kind === 'invalid') && !takesNoMessages(error)
      if (!isRefused) throw error
      return await send(bare)
    }
  }

  async function create(channelId: string, message: OutgoingMessage, replyTo: Place | null): Promise<string> {
    const files = pictureFiles(picturesOf(message.isPlain === true ? [] : (message.pictures ?? [])))
    const post = async (answered: Place | null): Promise<FoundMessage> => {
      const body = {
        ...renderMessage(message),
        nonce: nonceOf(message.deliveryId),
        enforce_nonce: true,
        ...(answered !== null && { message_reference: { message_id: answered.messageId, fail_if_not_exists: false } }),
      }
      return readMessage(await rest.post(Routes.channelMessages(channelId), { body, files, ...limited() }))
    }
    const sent = await post(replyTo).catch(async (error: unknown) => {
      // It names its story, and the channel takes messages: that is no reason to rest.
      if (replyTo === null || !NO_ANSWER.has(discordCode(error))) throw error
      return await post(null)
    })
    const place = { channelId, messageId: sent.id }
    // It stands, whatever becomes of its words.
    if (isEmptied(sent, message)) await leaveWords(place, message).catch(() => undefined)
    if (message.isPublished === true) await publish(channelId, { id: sent.id, atMs: timeOf(sent.id) })
    return formatRef(place)
  }

  async function change({ channelId, messageId }: Place, message: OutgoingMessage): Promise<unknown> {
    const rendered = renderMessage(message)
    // What is left out stays as it was: the words of an earlier refusal, too.
    const body: DiscordBody = { ...rendered, content: rendered.content ?? '' }
    return await rest.patch(Routes.channelMessage(channelId, messageId), { body, ...limited() })
  }

  /** Where the bot lacks Embed Links, Discord takes the card away without a word, and buttons alone would stand there. */
  async function leaveWords(place: Place, message: OutgoingMessage): Promise<void> {
    noteEmptied(formatRef(place))
    await change(place, { ...message, isPlain: true })
  }

  /** An answer to a message that somebody deleted would say nothing of what it is about. */
  async function insistOn({ channelId, messageId }: Place): Promise<void> {
    await rest.get(Routes.channelMessage(channelId, messageId), limited()).catch((error: unknown) => {
      // Who may not look may answer all the same.
      if (toChatError(error).kind !== 'forbidden') throw error
    })
  }

  /** The thread under a message, opened where there is none; `null` where there can't be one. */
  async function openThread(place: Place, name: string): Promise<string | null> {
    try {
      const body = { name, auto_archive_duration: THREAD_ARCHIVE_MINUTES }
      await rest.post(Routes.threads(place.channelId, place.messageId), { body, ...limited() })
    } catch (error) {
      if (discordCode(error) !== CODES.threadExists) {
        if (NO_THREAD.has(toChatError(error).kind) || THREADS_FULL.has(discordCode(error))) return null
        throw error
      }
    }
    // A thread that was started from a message has that message's id.
    return place.messageId
  }

  async function findIn(channelId: string, deliveryId: string, sinceMs: number): Promise<string | null> {
    let after = snowflakeAt(sinceMs - CLOCK_MARGIN_MS)
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const query = new URLSearchParams({ after: after.toString(), limit: String(MESSAGES_PAGE) })
      const messages = readMessages(await rest.get(Routes.channelMessages(channelId), { query, ...limited() }))
      const found = messages.find((message) => isOwn(message, ownId()) && carries(message, deliveryId))
      if (found !== undefined) return formatRef({ channelId, messageId: found.id })
      const newest = messages.reduce((last, { id }) => (BigInt(id) > last ? BigInt(id) : last), after)
      if (messages.length < MESSAGES_PAGE || newest === after) return null
      after = newest
    }
    throw new ChatError('ambiguous', 'The channel has too many new messages to look for one')
  }

  /** What cannot be looked up is taken for what most channels are: the messages themselves tell more. */
  async function guildOfForum(channelId: string): Promise<string | null> {
    try {
      return await forums.guildOf(channelId)
    } catch (error) {
      if (!isUnknownAddress(error)) throw error
      return null
    }
  }

  /** False where a moderator locked the thread. */
  async function unarchive(threadId: string): Promise<boolean> {
    try {
      await rest.patch(Routes.channel(threadId), { body: { archived: false }, ...limited() })
      return true
    } catch (error) {
      if (toChatError(error).kind !== 'forbidden') throw error
      return false
    }
  }

  /** What is refused in a thread says nothing about the channel that it belongs to. */
  async function inThread<T>(closed: 'edit-closed' | 'thread-closed', work: () => Promise<T>): Promise<T> {
    const refusals = closed === 'edit-closed' ? THREAD_CLOSED : NO_REPLY
    try {
      return await work()
    } catch (error) {
      const code = discordCode(error)
      if (!refusals.has(code)) throw error
      const isGone = code === CODES.unknownChannel
      throw new ChatError(isGone ? 'message-gone' : closed, toChatError(error).message, {
        platformCode: String(code),
        cause: error,
      })
    }
  }

  return {
    post: ({ externalId }, message) =>
      asChatErrors(async () => {
        if (message.isPlain !== true && !canEmbed(externalId)) {
          const platformCode = String(CODES.missingPermissions)
          throw new ChatError('forbidden', 'The bot lacks Embed Links in the channel', { platformCode })
        }
        if (!forums.isKnown(externalId)) {
          try {
            return await withPictures(externalId, message, (shown) => create(externalId, shown, null))
          } catch (error) {
            // Most channels are no forum, and need no look.
            if (!takesNoMessages(error)) throw error
          }
        }
        const { id, message: first } = await withPictures(externalId, message, (shown) =>
          forums.post(externalId, shown),
        )
        const place = { channelId: id, messageId: id }
        if (isEmptied(first, message)) await leaveWords(place, message).catch(() => undefined)
        return formatRef(place)
      }),
    // They travel with their message.
    upload: () => Promise.resolve(null),
    edit: (channel, ref, message) =>
      asChatErrors(async () => {
        const place = parseRef(ref)
        const reopening = async (): Promise<unknown> => {
          try {
            return await change(place, message)
          } catch (error) {
            if (discordCode(error) !== CODES.threadArchived || !(await unarchive(place.channelId))) throw error
            return await change(place, message)
          }
        }
        const isInThread = place.channelId !== channel.externalId
        const shown = await (isInThread ? inThread('edit-closed', reopening) : reopening())
        if (isEmptied(messageShape.safeParse(shown).data, message)) await leaveWords(place, message)
        if (message.isInsteadOfReply === true && isForumPost(place)) {
          await forums.bringUpToDate(channel.externalId, place.channelId, message.card)
        }
      }),
    reply: (channel, ref, message) =>
      asChatErrors(async () => {
        const place = parseRef(ref)
        if (place.channelId !== channel.externalId) {
          if (isForumPost(place)) await forums.bringUpToDate(channel.externalId, place.channelId, message.card)
          // A reply to a reply goes to the thread that this lies in, too.
          return await inThread('thread-closed', () => create(place.channelId, message, null))
        }
        if (message.isForAll === true) {
          await insistOn(place)
          return create(place.channelId, message, place)
        }
        const thread = await openThread(place, threadName(message.card))
        if (thread === null) return create(place.channelId, message, place)
        try {
          return await create(thread, message, null)
        } catch (error) {
          const code = discordCode(error)
          if (!NO_REPLY.has(code) && !THREADS_FULL.has(code)) throw error
          // The bot may not write there, or somebody locked or deleted the thread, and there is no second one: what
          // changed is said in the channel, as an answer to the message.
          return create(place.channelId, message, place)
        }
      }),
    openDirect: (_workspace, personId) =>
      asChatErrors(async () => {
        const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: personId }, ...limited() })
        if (!isChannel(opened))
          throw new ChatError('unavailable', 'Discord answered with something else than a channel')
        return opened.id
      }),
    findSent: (channel, { deliveryId, sinceMs, threadOf }) =>
      asChatErrors(async () => {
        // Discord shows an empty list then, which would read as "not sent".
        if (!(canReadHistory(channel.externalId) ?? (await showsMessages(rest, limited, channel.externalId)))) {
          throw new ChatError('forbidden', 'The bot may not read the message history of the channel')
        }
        if (threadOf === null) {
          const guildId = await guildOfForum(channel.externalId)
          if (guildId === null) return findIn(channel.externalId, deliveryId, sinceMs)
          const since = { ms: sinceMs - CLOCK_MARGIN_MS, snowflake: snowflakeAt(sinceMs - CLOCK_MARGIN_MS) }
          const isIt = (answer: unknown) => {
            const message = messageShape.safeParse(answer).data
            return message !== undefined && isOwn(message, ownId()) && carries(message, deliveryId)
          }
          const id = await forums.findPost(channel.externalId, guildId, since, isIt)
          return id === null ? null : formatRef({ channelId: id, messageId: id })
        }
        const place = parseRef(threadOf)
        const isInThread = place.channelId !== channel.externalId
        try {
          const found = await findIn(isInThread ? place.channelId : place.messageId, deliveryId, sinceMs)
          if (found !== null || isInThread) return found
        } catch (error) {
          if (discordCode(error) !== CODES.unknownChannel) throw error
          if (isInThread) return null
        }
        // Where no thread could be opened, or all were to see it, the reply was posted in the channel.
        return findIn(channel.externalId, deliveryId, sinceMs)
      }),
  }
}

/** The same delivery always gives the same nonce, so that a second attempt soon after gives the first message. */
function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, NONCE)
}

/** The first message of a post in a forum has the post's own id. */
function isForumPost({ channelId, messageId }: Place): boolean {
  return channelId === messageId
}

function formatRef(place: Place): string {
  return `${place.channelId}/${place.messageId}`
}

function parseRef(ref: string): Place {
  const match = /^(\d+)\/(\d+)$/u.exec(ref)
  const [, channelId, messageId] = match ?? []
  if (channelId === undefined || messageId === undefined) {
    throw new ChatError('invalid', 'This is no reference to a Discord message')
  }
  return { channelId, messageId }
}

/** As much of a message as is used; whatever else is missing is no matter. */
const messageShape = z.object({
  id: snowflake,
  author: z.object({ id: z.string().nullish(), bot: z.boolean().nullish() }).nullish(),
  ...shownEmbeds,
  components: z
    .array(z.object({ components: z.array(z.object({ custom_id: z.string().nullish() })).nullish() }))
    .nullish()
    .catch(null),
})
type FoundMessage = z.infer<typeof messageShape>

/** Where nobody is named the delivery that it carries tells whose it is. */
function isOwn({ author }: FoundMessage, ownId: string | null): boolean {
  if (typeof author?.id !== 'string') return true
  return ownId === null ? author.bot === true : author.id === ownId
}

function carries(message: FoundMessage, deliveryId: string): boolean {
  const parts = (message.components ?? []).flatMap(({ components }) => components ?? [])
  return parts.some(({ custom_id: id }) => typeof id === 'string' && deliveryIdIn(id) === deliveryId)
}

function readMessage(answer: unknown): FoundMessage {
  const message = messageShape.safeParse(answer).data
  // Accepted, but by whom and as what is unknown.
  if (message === undefined) throw new ChatError('ambiguous', 'Discord answered with something else than a message')
  return message
}

function readMessages(answer: unknown): readonly FoundMessage[] {
  const messages = z.array(messageShape).safeParse(answer).data
  if (messages === undefined) throw new ChatError('ambiguous', 'Discord answered with something else than messages')
  return messages
}

function isChannel(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}
