import type { webApi } from '@slack/bolt'
import { clientMessageId, deliveryIdOf, deliveryMetadata } from './delivery-id.ts'
import { ChatError } from '../../../core/errors.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import { toChatError } from './errors.ts'
import { renderCard, renderWords, type SlackBody } from './render.ts'

/** Slack writes the time of a message, its clock may differ from ours. */
const CLOCK_SKEW_MS = 60_000
const PAGE = 200
const MOST_PAGES = 25

/** Titles from feeds must not become links or mentions. The defaults of `chat.update` differ from those of `chat.postMessage`. */
const PLAIN = { parse: 'none', link_names: false } as const
const NO_UNFURLING = { unfurl_links: false, unfurl_media: false } as const

/** How messages are sent, replaced and found again. A reference is Slack's `ts`. */
export function createMessages(
  client: Pick<webApi.WebClient, 'apiCall'>,
): Pick<ChatAdapter, 'post' | 'edit' | 'reply' | 'openDirect' | 'findSent'> {
  const call = async (method: string, parts: Record<string, unknown>): Promise<webApi.WebAPICallResult> => {
    try {
      return await client.apiCall(method, parts)
    } catch (error) {
      throw toChatError(error)
    }
  }

  const send = async (channel: string, message: OutgoingMessage, threadOf: string | null): Promise<string> => {
    const result = await call('chat.postMessage', {
      channel,
      ...bodyOf(message),
      ...PLAIN,
      ...NO_UNFURLING,
      ...(threadOf !== null && { thread_ts: threadOf }),
      metadata: deliveryMetadata(message.deliveryId),
      client_msg_id: clientMessageId(message.deliveryId),
    })
    if ('ts' in result && typeof result.ts === 'string') return result.ts
    throw new ChatError('ambiguous', 'Slack did not name the message')
  }

  return {
    post: (channel, message) => send(channel.externalId, message, null),
    reply: (channel, ref, message) => send(channel.externalId, message, ref),
    // Without metadata of its own an edit keeps the one that the message was posted with.
    edit: async (channel, ref, message) => {
      await call('chat.update', { channel: channel.externalId, ts: ref, ...bodyOf(message), ...PLAIN })
    },
    openDirect: async (_workspace, personId) => {
      const result = await call('conversations.open', { users: personId })
      const id = channelIdIn(result)
      if (id === null) throw new ChatError('unavailable', 'Slack did not name the conversation')
      return id
    },
    findSent: async (channel, { deliveryId, sinceMs, threadOf }) => {
      const method = threadOf === null ? 'conversations.history' : 'conversations.replies'
      let cursor = ''
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const result = await call(method, {
          channel: channel.externalId,
          ...(threadOf !== null && { ts: threadOf }),
          oldest: (Math.max(0, sinceMs - CLOCK_SKEW_MS) / 1_000).toFixed(6),
          inclusive: true,
          include_all_metadata: true,
          limit: PAGE,
          ...(cursor !== '' && { cursor }),
        })
        const found = messagesIn(result).find(
          ({ ts, message }) => ts !== threadOf && deliveryIdOf(message) === deliveryId,
        )
        if (found !== undefined) return found.ts
        cursor = result.response_metadata?.next_cursor ?? ''
        if (cursor === '') return null
      }
      throw new ChatError('unavailable', 'the channel holds too many messages to look for one')
    },
  }
}

function bodyOf({ card, isPlain = false }: OutgoingMessage): SlackBody {
  return isPlain ? renderWords(card) : renderCard(card)
}

function channelIdIn(result: webApi.WebAPICallResult): string | null {
  if (!('channel' in result)) return null
  const { channel } = result
  if (typeof channel !== 'object' || channel === null || !('id' in channel)) return null
  return typeof channel.id === 'string' ? channel.id : null
}

function messagesIn(result: webApi.WebAPICallResult): { readonly ts: string; readonly message: object }[] {
  if (!('messages' in result) || !Array.isArray(result.messages)) return []
  const messages: readonly unknown[] = result.messages
  return messages.flatMap((message) =>
    typeof message === 'object' && message !== null && 'ts' in message && typeof message.ts === 'string'
      ? [{ ts: message.ts, message }]
      : [],
  )
}
