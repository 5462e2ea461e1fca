import { FeedError } from '../core/errors.ts'
import { isBotChallenge } from './bot-challenge.ts'
import { freshForMs, retryAfterMs, type ReadHeader } from './freshness.ts'

/** Who is kept out is not let in by asking again. */
const KEEPS_OUT: ReadonlySet<number> = new Set([401, 403, 451])

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: ' (it asks for a password)',
  403: ' (it refuses us)',
  404: ' (there is nothing at this address)',
  451: ' (the feed may not be read from here)',
  500: ' (it has a fault of its own)',
  502: ' (what stands behind it does not answer)',
  503: ' (it is busy)',
  504: ' (what stands behind it does not answer)',
}

type StatusAnswer = { readonly header: ReadHeader; readonly start: string; readonly host: string }

/** Of a server that wants to see a browser. */
export function challengeError(httpStatus: number, retryAfter: number | null = null): FeedError {
  const message = `The server lets only browsers in (${httpStatus}, a bot challenge).`
  return new FeedError('challenge', message, { httpStatus, retryAfterMs: retryAfter })
}

/** What a status says that is neither an answer nor a redirect. `start`: the first words of its body. */
export function statusError(httpStatus: number, { header, start, host }: StatusAnswer, nowMs: number): FeedError {
  const asked = retryAfterMs(header, nowMs)
  const isBusy = httpStatus === 429 || httpStatus === 503
  // An answer that says how long it stays fresh need not be asked for again, whatever it says.
  const fresh = isBusy ? freshForMs(header, nowMs) : null
  const retryAfter = asked === null && fresh === null ? null : Math.max(asked ?? 0, fresh ?? 0)
  const details = { httpStatus, retryAfterMs: retryAfter }
  if (isBotChallenge(httpStatus, header, start)) {
    return challengeError(httpStatus, retryAfter)
  }
  if (httpStatus === 410) return new FeedError('gone', 'The server says that the feed is gone (410).', details)
  if (httpStatus === 429) {
    const heldHost = retryAfter === null ? null : host
    return new FeedError('rate-limited', 'The server asks for fewer requests (429).', { ...details, heldHost })
  }
  return new FeedError(
    KEEPS_OUT.has(httpStatus) ? 'login' : 'http-status',
    `The server answered with status ${httpStatus}${statusWords(httpStatus)}.`,
    details,
  )
}

/** 520 to 530 are Cloudflare's own, for the server that it stands before. */
function statusWords(status: number): string {
  return STATUS_WORDS[status] ?? (status >= 520 && status <= 530 ? STATUS_WORDS[504] : undefined) ?? ''
}
