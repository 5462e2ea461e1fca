import { RespondError } from '@slack/bolt'
import type { webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import type { Log } from '../../../core/ports/log.ts'
import { readCapped } from '../../../core/read-capped.ts'
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
  /** What goes where Slack refuses the body, such as the words without their pictures. */
  readonly plainer?: SlackBody
  /** For whoever asked only. */
  readonly isPrivate: boolean
  /** It takes the place of the answer whose button was pressed. */
  readonly replaces?: boolean
  readonly threadTs?: string | null
}

const TIMEOUT_MS = 10_000
const LONGEST_REFUSAL = 10_000
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
  /** `null`: this way takes no more. */
  const ways: (() => Promise<unknown> | null)[] = []
  const { responseUrl, channelId, personId, askedAtMs } = seat
  const { log } = parts
  const { body, plainer = body } = reply
  for (const shown of new Set(responseUrl === null ? [] : [body, plainer])) {
    const address = responseUrl ?? ''
    ways.push(() => (parts.takeResponse(address, askedAtMs) ? respond(address, { ...reply, body: shown }) : null))
  }
  if (client !== null && channelId !== null) {
    ways.push(() => client.chat.postEphemeral({ channel: channelId, user: personId, ...plainer, ...STILL }))
  }
  if (client !== null) ways.push(() => client.chat.postMessage({ channel: personId, ...plainer, ...STILL }))
  for (const way of ways) {
    const answering = way()
    if (answering === null) continue
    try {
      await answering
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
  if (response.ok) {
    await response.body?.cancel()
    return
  }
  const bytes = await readCapped(response, LONGEST_REFUSAL)
  const words = new TextDecoder().decode(bytes ?? undefined)
  if (words.includes('invalid_blocks')) throw new ChatError('invalid', 'Slack refused the blocks of an answer')
  throw new RespondError('the answer was refused', response.status)
}
