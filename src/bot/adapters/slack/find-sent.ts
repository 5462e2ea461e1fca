import type { webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import { isRecord } from '../../../core/parse-json.ts'
import type { ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Channel } from '../../../core/workspace.ts'
import type { AheadOfSlack } from './ahead-of-slack.ts'
import type { CallFor } from './call-for.ts'
import { deliveryIdOf } from './delivery-id.ts'
import { missingScope } from './errors.ts'
import { tsIn } from './ts-in.ts'

/** Slack writes the time of a message, and tells its own in whole seconds; ours may be put right meanwhile. */
const CLOCK_SKEW_MS = 60_000
const PAGE = 200
const MOST_PAGES = 25
/** So long and so often a search waits for its next page. */
const LONGEST_WAIT_MS = 90_000
const MOST_WAITS = 10

/**
 * Looks for a message by the delivery that it carries. `stopping` ends every wait of a search: what was not found by then
 * is looked for another time.
 */
export function createFindSent(
  call: CallFor,
  clock: Clock,
  aheadOfSlack: AheadOfSlack,
  stopping?: AbortSignal,
): ChatAdapter['findSent'] {
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
      const result = await (page === 0 ? ask() : patiently(ask, clock, stopping)).catch((error: unknown) => {
        if (!(error instanceof ChatError) || error.platformCode !== 'missing_scope') throw error
        const scope = missingScope(error.cause)
        const without = scope === null ? 'the scopes channels:history and groups:history' : `the scope ${scope}`
        const words = `Slack did not answer, and without ${without} nobody can see whether the message is there.`
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

  return async (channel, { deliveryId, sinceMs, threadOf }) => {
    // By a clock that is ahead, the message would be older than anything that is looked at.
    const oldestMs = Math.max(0, sinceMs - (await aheadOfSlack()) - CLOCK_SKEW_MS)
    const found = await findIn(channel, threadOf, deliveryId, oldestMs)
    // Where its thread took nothing, the reply was posted in the channel.
    return found === null && threadOf !== null ? await findIn(channel, null, deliveryId, oldestMs) : found
  }
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
