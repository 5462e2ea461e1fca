import { RespondError } from '@slack/bolt'
import type { webApi } from '@slack/bolt'
import type { Log } from '../../../core/ports/log.ts'
import { toChatError } from './errors.ts'
import type { SlackBody } from './render.ts'
import type { TakeResponse } from './response-count.ts'

/** Who asked, and where an answer may go. */
export type Seat = {
  readonly teamId: string
  readonly personId: string
  readonly channelId: string | null
  /** Takes a few answers, for a while. */
  readonly responseUrl: string | null
  /** When the person asked. Unix milliseconds. */
  readonly askedAtMs: number
}

export type Reply = {
  readonly body: SlackBody
  /** For whoever asked only. */
  readonly isPrivate: boolean
  /** It takes the place of the answer whose button was pressed. */
  readonly replaces?: boolean
  readonly threadTs?: string | null
}

const TIMEOUT_MS = 10_000
const STILL = { unfurl_links: false, unfurl_media: false } as const

/**
 * Answers through the address that came with the question; where there is none or it takes no more, with a message that
 * only the person sees, and at last with a direct one. Never rejects.
 */
export async function sendReply(
  client: webApi.WebClient | null,
  seat: Seat,
  reply: Reply,
  parts: { readonly takeResponse: TakeResponse; readonly log: Log },
): Promise<void> {
  const ways: (() => Promise<unknown>)[] = []
  const { responseUrl, channelId, personId, askedAtMs } = seat
  const { log } = parts
  if (responseUrl !== null && parts.takeResponse(responseUrl, askedAtMs)) ways.push(() => respond(responseUrl, reply))
  if (client !== null && channelId !== null) {
    ways.push(() => client.chat.postEphemeral({ channel: channelId, user: personId, ...reply.body, ...STILL }))
  }
  if (client !== null) ways.push(() => client.chat.postMessage({ channel: personId, ...reply.body, ...STILL }))
  for (const way of ways) {
    try {
      await way()
      return
    } catch (error) {
      const { kind, platformCode } = toChatError(error)
      log.info('an answer on Slack did not get through', { kind, platformCode })
      // It may be there already: nobody wants the same answer twice.
      if (kind === 'ambiguous') return
    }
  }
  log.warn('an answer could not be given on Slack', { team: seat.teamId })
}

async function respond(address: string, { body, isPrivate, replaces, threadTs }: Reply): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...body,
      ...STILL,
      ...(replaces === true
        ? { replace_original: true }
        : { replace_original: false, response_type: isPrivate ? 'ephemeral' : 'in_channel' }),
      ...(typeof threadTs === 'string' && { thread_ts: threadTs }),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new RespondError('the answer was refused', response.status)
}
