import { Routes } from 'discord.js'
import { isUnknownAddress, toChatError } from './errors.ts'
import type { Limited, Rest } from './paced-rest.ts'

/**
 * Whether Discord shows what stands in a channel, where nobody told what the bot may do there. Without Read Message History
 * a channel looks empty, and a single message is refused. Throws as the requests do, where that stays open.
 * https://docs.discord.com/developers/resources/message#get-channel-messages
 */
export async function showsMessages(rest: Rest, limited: Limited, channelId: string): Promise<boolean> {
  try {
    const query = new URLSearchParams({ limit: '1' })
    const shown = await rest.get(Routes.channelMessages(channelId), { query, ...limited() })
    if (!Array.isArray(shown) || shown.length > 0) return true
    // It is there or not; what counts is whether the bot gets to know.
    await rest.get(Routes.channelMessage(channelId, channelId), limited())
    return true
  } catch (error) {
    const { kind } = toChatError(error)
    // A forum shows no messages of its own.
    if (kind === 'message-gone' || kind === 'invalid' || isUnknownAddress(error)) return true
    if (kind === 'forbidden') return false
    throw error
  }
}
