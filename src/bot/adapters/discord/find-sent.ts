import { Routes } from 'discord.js'
import { ChatError } from '../../../core/errors.ts'
import type { ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import { CODES, discordCode, isUnknownAddress } from './errors.ts'
import type { Forums } from './forum.ts'
import { carries, findMessage, readMessages } from './found-message.ts'
import { MESSAGES_PAGE } from './limits.ts'
import { formatRef, parseRef } from './message-place.ts'
import type { Limited, Rest } from './paced-rest.ts'
import { showsMessages } from './shows-messages.ts'
import { snowflakeAt } from './snowflake.ts'

/** Discord's clock and ours may differ. */
const CLOCK_MARGIN_MS = 60_000
/** A thousand messages since then: more is not looked through. */
const PAGES_MAX = 10

/** What the connection knows, and looking needs. */
export type Sight = {
  /** The bot's user id, once that is known. */
  readonly ownId: () => string | null
  /** Whether the bot may; `null` where nobody told: then the channel is looked at. */
  readonly canReadHistory: (channelId: string) => boolean | null
}

/** Looks for a message by the delivery that it carries: in the channel, in a thread of it, or among the posts of a forum. */
export function createFindSent(
  rest: Rest,
  limited: Limited,
  forums: Pick<Forums, 'guildOf' | 'findPost'>,
  { ownId, canReadHistory }: Sight,
): ChatAdapter['findSent'] {
  async function findIn(channelId: string, deliveryId: string, sinceMs: number): Promise<string | null> {
    let after = snowflakeAt(sinceMs - CLOCK_MARGIN_MS)
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const query = new URLSearchParams({ after: after.toString(), limit: String(MESSAGES_PAGE) })
      const messages = readMessages(await rest.get(Routes.channelMessages(channelId), { query, ...limited() }))
      const found = messages.find((message) => carries(message, deliveryId, ownId()))
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

  async function findPost(channelId: string, deliveryId: string, sinceMs: number): Promise<string | null> {
    const guildId = await guildOfForum(channelId)
    if (guildId === null) return findIn(channelId, deliveryId, sinceMs)
    const since = { ms: sinceMs - CLOCK_MARGIN_MS, snowflake: snowflakeAt(sinceMs - CLOCK_MARGIN_MS) }
    const id = await forums.findPost(channelId, guildId, since, (answer) => {
      const message = findMessage(answer)
      return message !== null && carries(message, deliveryId, ownId())
    })
    return id === null ? null : formatRef({ channelId: id, messageId: id })
  }

  return async ({ externalId }, { deliveryId, sinceMs, threadOf }) => {
    // Discord shows an empty list then, which would read as "not sent".
    if (!(canReadHistory(externalId) ?? (await showsMessages(rest, limited, externalId)))) {
      throw new ChatError('forbidden', 'The bot may not read the message history of the channel')
    }
    if (threadOf === null) return findPost(externalId, deliveryId, sinceMs)
    const place = parseRef(threadOf)
    const isInThread = place.channelId !== externalId
    try {
      const found = await findIn(isInThread ? place.channelId : place.messageId, deliveryId, sinceMs)
      if (found !== null || isInThread) return found
    } catch (error) {
      if (discordCode(error) !== CODES.unknownChannel) throw error
      if (isInThread) return null
    }
    // Where no thread could be opened, or all were to see it, the reply was posted in the channel.
    return findIn(externalId, deliveryId, sinceMs)
  }
}
