import type { webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import { isRefusedBody } from '../../../core/is-refused-body.ts'
import { isRecord } from '../../../core/parse-json.ts'
import type { ChatAdapter, OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import type { Channel } from '../../../core/workspace.ts'
import type { AheadOfSlack } from './ahead-of-slack.ts'
import { createCallFor } from './call-for.ts'
import { clientMessageId, deliveryMetadata } from './delivery-id.ts'
import { createFindSent } from './find-sent.ts'
import { createOpenAccounts } from './open-accounts.ts'
import { renderCard, renderWords, type SlackBody } from './render.ts'
import { tsIn } from './ts-in.ts'
import { uploadPicture, type Uploading } from './upload-picture.ts'
import type { Workspaces } from './workspaces.ts'

/** Titles from feeds must not become links or mentions. The defaults of `chat.update` differ from those of `chat.postMessage`. */
const PLAIN = { parse: 'none', link_names: false } as const
const NO_UNFURLING = { unfurl_links: false, unfurl_media: false } as const

/** `isOutside`: asked to be in a thread, it is in none. */
type Sent = { readonly ts: string; readonly isOutside: boolean }

/** How messages are sent, replaced and found again. A reference is Slack's `ts`. `stopping` ends every wait of a search. */
export function createMessages(
  client: Pick<webApi.WebClient, 'apiCall'>,
  workspaces: Workspaces,
  uploading: Uploading,
  aheadOfSlack: AheadOfSlack,
  stopping?: AbortSignal,
): Pick<ChatAdapter, 'post' | 'upload' | 'edit' | 'reply' | 'openDirect' | 'findSent'> {
  const call = createCallFor(client, workspaces)
  const accounts = createOpenAccounts(call, uploading.clock)

  const send = async (to: Channel, message: OutgoingMessage, threadOf: string | null): Promise<Sent> => {
    const result = await call(to.workspaceId, 'chat.postMessage', {
      channel: to.externalId,
      ...bodyOf(message),
      ...PLAIN,
      ...NO_UNFURLING,
      ...(threadOf !== null && { thread_ts: threadOf, reply_broadcast: message.isForAll === true }),
      metadata: deliveryMetadata(message.deliveryId),
      client_msg_id: clientMessageId(message.deliveryId),
    })
    const shown = 'message' in result && isRecord(result.message) ? result.message : null
    const ts = tsIn(result) ?? tsIn(shown)
    if (ts !== null) return { ts, isOutside: threadOf !== null && shown !== null && shown.thread_ts === undefined }
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

  /**
   * Slack refuses no answer to what is not there: it posts it into the channel, and shows it without a thread. What nobody
   * can look up, or take back, stands: it names its story.
   */
  const takeBack = async (channel: Channel, ref: string, ts: string): Promise<string> => {
    try {
      await insistOn(channel, ref)
      return ts
    } catch (error) {
      if (!(error instanceof ChatError) || error.kind !== 'message-gone') return ts
      const isBack = await call(channel.workspaceId, 'chat.delete', { channel: channel.externalId, ts }).then(
        () => true,
        () => false,
      )
      if (isBack) throw error
      return ts
    }
  }

  return {
    post: async (channel, message) => {
      const { pictures = [], ...bare } = message
      await accounts.insistOn(channel)
      try {
        return (await send(channel, message, null)).ts
      } catch (error) {
        // Refused, nothing was posted; without its pictures Slack may take it.
        if (pictures.length === 0 || !(error instanceof ChatError) || !isRefusedBody(error)) throw error
        return (await send(channel, bare, null)).ts
      }
    },
    upload: (channel, picture) =>
      uploadPicture((method, parts) => call(channel.workspaceId, method, parts), picture, uploading),
    reply: async (channel, ref, message) => {
      let sent: Sent
      try {
        sent = await send(channel, message, ref)
      } catch (error) {
        // What all are to see needs no thread; it names its story.
        if (message.isForAll !== true || !(error instanceof ChatError) || error.kind !== 'thread-closed') throw error
        await insistOn(channel, ref)
        return (await send(channel, message, null)).ts
      }
      return sent.isOutside ? await takeBack(channel, ref, sent.ts) : sent.ts
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
      accounts.note(workspace.id, personId)
      return id
    },
    findSent: createFindSent(call, uploading.clock, aheadOfSlack, stopping),
  }
}

function bodyOf({ card, isPlain = false, pictures }: OutgoingMessage): SlackBody {
  return isPlain ? renderWords(card) : renderCard(card, pictures)
}

function channelIdIn(result: webApi.WebAPICallResult): string | null {
  if (!('channel' in result)) return null
  const { channel } = result
  if (typeof channel !== 'object' || channel === null || !('id' in channel)) return null
  return typeof channel.id === 'string' ? channel.id : null
}
