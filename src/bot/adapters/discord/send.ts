import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import { ChatError } from '../../../core/errors.ts'
import { isRefusedBody } from '../../../core/is-refused-body.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import { CODES, discordCode, takesNoMessages, toChatError } from './errors.ts'
import { createFindSent, type Sight } from './find-sent.ts'
import { createForums } from './forum.ts'
import { findMessage, readMessage, type FoundMessage } from './found-message.ts'
import { NONCE } from './limits.ts'
import { formatRef, isForumPost, parseRef, type MessagePlace } from './message-place.ts'
import type { Limited, Rest } from './paced-rest.ts'
import { pictureFiles } from './picture-files.ts'
import { createCrosspost } from './crosspost.ts'
import { picturesOf, renderMessage, threadName, type DiscordBody } from './render.ts'
import type { SendingNotes } from './sending-notes.ts'
import { isEmptied } from './shown-embeds.ts'
import { timeOf } from './snowflake.ts'
import { createThreads, inThread, takesNoReply } from './threads.ts'

export type Sender = Pick<ChatAdapter, 'post' | 'upload' | 'edit' | 'reply' | 'openDirect' | 'findSent'>

/** A message that the bot may not read is answered by none. */
const NO_ANSWER = new Set<number | null>([CODES.noHistory, CODES.noHistoryToName])

/** What the connection knows, and sending needs. */
type Situation = Sight & {
  /** `false` only where it is known that the bot may not. */
  readonly canAttachFiles: (channelId: string) => boolean
  /** `false` only where it is known that the bot may not: what it shows would arrive empty. */
  readonly canEmbed?: (channelId: string) => boolean
  readonly isStopped: () => boolean
} & Partial<SendingNotes>

/** All that is sent, edited and looked for on Discord. `timeoutMs`: of one request, its body included. */
export function createSender(rest: Rest, timeoutMs: number, situation: Situation): Sender {
  const { ownId, canAttachFiles, canEmbed = () => true, isStopped } = situation
  const { noteUnpublished = () => undefined, noteTagsKept = () => undefined, noteEmptied = () => undefined } = situation
  // The time-out of discord.js ends with the headers; a body may hang too.
  const limited: Limited = () => ({ signal: AbortSignal.timeout(timeoutMs) })
  const forums = createForums(rest, limited, ownId, noteTagsKept)
  const threads = createThreads(rest, limited)
  const crosspost = createCrosspost(rest, limited, noteUnpublished)
  const findSent = createFindSent(rest, limited, forums, situation)

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
      const problem = toChatError(error)
      const isRefused = (problem.kind === 'forbidden' || isRefusedBody(problem)) && !takesNoMessages(error)
      if (!isRefused) throw error
      return await send(bare)
    }
  }

  async function create(channelId: string, message: OutgoingMessage, replyTo: MessagePlace | null): Promise<string> {
    const files = pictureFiles(picturesOf(message.isPlain === true ? [] : (message.pictures ?? [])))
    const post = async (answered: MessagePlace | null): Promise<FoundMessage> => {
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
    if (message.isPublished === true) await crosspost(channelId, { id: sent.id, atMs: timeOf(sent.id) })
    return formatRef(place)
  }

  async function change({ channelId, messageId }: MessagePlace, message: OutgoingMessage): Promise<unknown> {
    const rendered = renderMessage(message)
    // What is left out stays as it was: the words of an earlier refusal, too.
    const body: DiscordBody = { ...rendered, content: rendered.content ?? '' }
    return await rest.patch(Routes.channelMessage(channelId, messageId), { body, ...limited() })
  }

  /** Where the bot lacks Embed Links, Discord takes the card away without a word, and buttons alone would stand there. */
  async function leaveWords(place: MessagePlace, message: OutgoingMessage): Promise<void> {
    noteEmptied(formatRef(place))
    await change(place, { ...message, isPlain: true })
  }

  /** An answer to a message that somebody deleted would say nothing of what it is about. */
  async function insistOn({ channelId, messageId }: MessagePlace): Promise<void> {
    await rest.get(Routes.channelMessage(channelId, messageId), limited()).catch((error: unknown) => {
      // Who may not look may answer all the same.
      if (toChatError(error).kind !== 'forbidden') throw error
    })
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
        const reopening = () => threads.reopening(place.channelId, () => change(place, message))
        const isInThread = place.channelId !== channel.externalId
        const shown = await (isInThread ? inThread('edit-closed', reopening) : reopening())
        if (isEmptied(findMessage(shown), message)) await leaveWords(place, message)
        if (!isForumPost(place)) return
        if (message.isInsteadOfReply !== true) await forums.catchUp(place.channelId, message.card)
        else await forums.bringUpToDate(channel.externalId, place.channelId, message.card)
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
        const thread = await threads.open(place, threadName(message.card))
        if (thread === null) return create(place.channelId, message, place)
        try {
          return await create(thread, message, null)
        } catch (error) {
          if (!takesNoReply(error)) throw error
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
    findSent: (channel, sought) => asChatErrors(() => findSent(channel, sought)),
  }
}

/** The same delivery always gives the same nonce, so that a second attempt soon after gives the first message. */
function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, NONCE)
}

function isChannel(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}
