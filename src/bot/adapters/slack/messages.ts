import type { webApi } from '@slack/bolt'
import type { AheadOfSlack } from './ahead-of-slack.ts'
import { clientMessageId, deliveryIdOf, deliveryMetadata } from './delivery-id.ts'
import { ChatError } from '../../../core/errors.ts'
import { isRecord } from '../../../core/parse-json.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Channel } from '../../../core/workspace.ts'
import { toChatError } from './errors.ts'
import { renderCard, renderWords, type SlackBody } from './render.ts'
import { uploadPicture, type Uploading } from './upload-picture.ts'
import type { Workspaces } from './workspaces.ts'

/** Slack writes the time of a message, and tells its own in whole seconds; ours may be put right meanwhile. */
const CLOCK_SKEW_MS = 60_000
const PAGE = 200
const MOST_PAGES = 25
/** So long and so often a search waits for its next page. */
const LONGEST_WAIT_MS = 90_000
const MOST_WAITS = 10

/** Titles from feeds must not become links or mentions. The defaults of `chat.update` differ from those of `chat.postMessage`. */
const PLAIN = { parse: 'none', link_names: false } as const
const NO_UNFURLING = { unfurl_links: false, unfurl_media: false } as const

/** How messages are sent, replaced and found again. A reference is Slack's `ts`. */
export function createMessages(
  client: Pick<webApi.WebClient, 'apiCall'>,
  workspaces: Workspaces,
  uploading: Uploading,
  aheadOfSlack: AheadOfSlack,
  /** Ends every wait of a search: what was not found by then is looked for another time. */
  stopping?: AbortSignal,
): Pick<ChatAdapter, 'post' | 'upload' | 'edit' | 'reply' | 'openDirect' | 'findSent'> {
  const call = async (
    workspaceId: string,
    method: string,
    parts: Record<string, unknown>,
  ): Promise<webApi.WebAPICallResult> => {
    const teamId = workspaceId.slice(workspaceId.indexOf(':') + 1)
    const getToken = async (gone: ChatError): Promise<string> => {
      const token = await workspaces.tokenOf(teamId)
      if (token !== null) return token
      // Who started the bot with a wrong key must not lose what people follow.
      if (await workspaces.isLocked(teamId)) throw new ChatError('unavailable', 'The token was sealed with another key')
      throw gone
    }
    const attempt = (withToken: string) =>
      client.apiCall(method, { ...parts, token: withToken }).catch((error: unknown) => {
        throw toChatError(error)
      })
    const afterRefusal = async (refused: string, error: unknown): Promise<webApi.WebAPICallResult> => {
      if (!(error instanceof ChatError) || error.kind !== 'unauthorized') throw error
      const { message, platformCode } = error
      // Installed again, or renewed by another process, while this was on its way.
      const current = await workspaces.tokenOf(teamId)
      const isNews = current === null || current === refused
      const loss = isNews ? await workspaces.refused(teamId, refused, platformCode) : 'bot-removed'
      if (loss === null) throw error
      // The others go on: this is about one workspace.
      const kind = loss === 'token-refused' ? loss : 'workspace-gone'
      const gone = new ChatError(kind, message, { platformCode, cause: error })
      // Its organisation may have the bot, too.
      const next = await getToken(gone)
      if (next === refused) throw gone
      return await attempt(next).catch((again: unknown) => afterRefusal(next, again))
    }
    const token = await getToken(new ChatError('workspace-gone', 'AI Wire is not installed in this workspace'))
    try {
      return await attempt(token)
    } catch (error) {
      const isExpired = error instanceof ChatError && error.platformCode === 'token_expired'
      const renewed = isExpired ? await workspaces.renew(teamId, token) : null
      if (renewed === null) return await afterRefusal(token, error)
      return await attempt(renewed).catch((again: unknown) => afterRefusal(renewed, again))
    }
  }

  const send = async (to: Channel, message: OutgoingMessage, threadOf: string | null): Promise<string> => {
    const result = await call(to.workspaceId, 'chat.postMessage', {
      channel: to.externalId,
      ...bodyOf(message),
      ...PLAIN,
      ...NO_UNFURLING,
      ...(threadOf !== null && { thread_ts: threadOf, reply_broadcast: message.isForAll === true }),
      metadata: deliveryMetadata(message.deliveryId),
      client_msg_id: clientMessageId(message.deliveryId),
    })
    const ts = tsIn(result) ?? ('message' in result ? tsIn(result.message) : null)
    if (ts !== null) return ts
    throw new ChatError('ambiguous', 'Slack did not name the message')
  }

  /** An answer to a message that somebody deleted would say nothing of what it is about. */
  const insistOn = async (channel: Channel, ref: string): Promise<void> => {
    await call(channel.workspaceId, 'conversations.replies', {
      channel: channel.externalId,
      ts: ref,
      limit: 1,
    }).catch((error: unknown) => {
      // Who may not look may answer all the same.
      if (!(error instanceof ChatError) || error.platformCode !== 'missing_scope') throw error
    })
  }

  /** In the thread of a message, or (`null`) in the channel itself. */
  const findIn = async (
    channel: Channel,
    threadOf: string | null,
    deliveryId: string,
    oldestMs: number,
  ): Promise<string | null> => {
    const method = threadOf === null ? 'conversations.history' : 'conversations.replies'
    let cursor = ''
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const ask = () =>
        call(channel.workspaceId, method, {
          channel: channel.externalId,
          ...(threadOf !== null && { ts: threadOf }),
          oldest: (oldestMs / 1_000).toFixed(6),
          inclusive: true,
          include_all_metadata: true,
          limit: PAGE,
          ...(cursor !== '' && { cursor }),
        })
      const result = await (page === 0 ? ask() : patiently(ask, uploading.clock, stopping)).catch((error: unknown) => {
        if (!(error instanceof ChatError) || error.platformCode !== 'missing_scope') throw error
        const words =
          'Slack did not answer, and without the scopes channels:history and groups:history nobody can see whether the message is there.'
        throw new ChatError('unseen', words, { platformCode: error.platformCode, cause: error })
      })
      const found = messagesIn(result).find(
        ({ ts, message }) => ts !== threadOf && deliveryIdOf(message) === deliveryId,
      )
      if (found !== undefined) return found.ts
      cursor = result.response_metadata?.next_cursor ?? ''
      if (cursor === '') return null
    }
    throw new ChatError('unavailable', 'the channel holds too many messages to look for one')
  }

  return {
    post: async (channel, message) => {
      const { pictures = [], ...bare } = message
      try {
        return await send(channel, message, null)
      } catch (error) {
        // Refused, nothing was posted; without its pictures Slack may take it.
        if (pictures.length === 0 || !(error instanceof ChatError) || error.kind !== 'invalid') throw error
        return await send(channel, bare, null)
      }
    },
    upload: (channel, picture) =>
      uploadPicture((method, parts) => call(channel.workspaceId, method, parts), picture, uploading),
    reply: async (channel, ref, message) => {
      try {
        return await send(channel, message, ref)
      } catch (error) {
        // What all are to see needs no thread; it names its story.
        if (message.isForAll !== true || !(error instanceof ChatError) || error.kind !== 'thread-closed') throw error
        await insistOn(channel, ref)
        return await send(channel, message, null)
      }
    },
    // Without metadata of its own an edit keeps the one that the message was posted with.
    edit: async (channel, ref, message) => {
      await call(channel.workspaceId, 'chat.update', {
        channel: channel.externalId,
        ts: ref,
        ...bodyOf(message),
        ...PLAIN,
      })
    },
    openDirect: async (workspace, personId) => {
      const result = await call(workspace.id, 'conversations.open', { users: personId })
      const id = channelIdIn(result)
      if (id === null) throw new ChatError('unavailable', 'Slack did not name the conversation')
      return id
    },
    findSent: async (channel, { deliveryId, sinceMs, threadOf }) => {
      // By a clock that is ahead, the message would be older than anything that is looked at.
      const oldestMs = Math.max(0, sinceMs - (await aheadOfSlack()) - CLOCK_SKEW_MS)
      const found = await findIn(channel, threadOf, deliveryId, oldestMs)
      // Where its thread took nothing, the reply was posted in the channel.
      return found === null && threadOf !== null ? await findIn(channel, null, deliveryId, oldestMs) : found
    },
  }
}

function bodyOf({ card, isPlain = false, pictures }: OutgoingMessage): SlackBody {
  return isPlain ? renderWords(card) : renderCard(card, pictures)
}

/**
 * Asks for the next page as soon as Slack allows it. An app outside its Marketplace gets 15 messages a minute: who gave up
 * there would find the first page again and again, and never the second.
 * https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps
 */
async function patiently<T>(ask: () => Promise<T>, clock: Clock, stopping: AbortSignal | undefined): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask()
    } catch (error) {
      const waitMs = error instanceof ChatError && error.kind === 'rate-limited' ? error.retryAfterMs : null
      if (waitMs === null || waitMs > LONGEST_WAIT_MS || waits === MOST_WAITS) throw error
      await clock.sleep(waitMs, stopping)
      if (stopping?.aborted === true) throw error
    }
  }
}

function channelIdIn(result: webApi.WebAPICallResult): string | null {
  if (!('channel' in result)) return null
  const { channel } = result
  if (typeof channel !== 'object' || channel === null || !('id' in channel)) return null
  return typeof channel.id === 'string' ? channel.id : null
}

function tsIn(value: unknown): string | null {
  return isRecord(value) && typeof value.ts === 'string' ? value.ts : null
}

function messagesIn(result: webApi.WebAPICallResult): { readonly ts: string; readonly message: object }[] {
  if (!('messages' in result) || !Array.isArray(result.messages)) {
    throw new ChatError('unavailable', 'Slack did not list the messages')
  }
  const messages: readonly unknown[] = result.messages
  return messages.flatMap((message) => {
    const ts = tsIn(message)
    return ts === null || !isRecord(message) ? [] : [{ ts, message }]
  })
}
