import { REST, RESTEvents, type RESTOptions } from 'discord.js'
import type { Log } from '../../../core/ports/log.ts'
import type { Pace } from '../../../core/ports/pace.ts'
import { REQUEST_TIMEOUT_MS } from './limits.ts'
import { makeRequest } from './make-request.ts'
import { isRefusal } from './paced-rest.ts'

const REAL_API = 'https://discord.com/api'
/** So long an answer to a person waits for Discord. */
const LONGEST_PATIENCE_MS = 30_000

export type RestParts = {
  readonly token: string
  /** Where Discord's API is, the path of a proxy included; the real one where it is not given. */
  readonly apiUrl?: string | null
  /** How many are made at most; Discord's own limit where it is not given. */
  readonly requestsPerSecond?: number
  /** How long to wait for an answer; default 15 s. */
  readonly requestTimeoutMs?: number
}

/** How discord.js speaks to the API, here as in its client. */
export function restOptions(parts: Omit<RestParts, 'token'>): Partial<RESTOptions> {
  const { apiUrl, requestsPerSecond, requestTimeoutMs } = parts
  return {
    // discord.js adds the version itself, and people copy addresses with and without it.
    api: (apiUrl ?? REAL_API).replace(/(?:\/v\d+)?\/*$/u, ''),
    makeRequest,
    retries: 0,
    timeout: requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    ...(requestsPerSecond !== undefined && { globalRequestsPerSecond: requestsPerSecond }),
    // The outbox waits, not the SDK. A person who asked something waits here for the second it takes, and for no hour.
    rejectOnRateLimit: ({ route, timeToReset, retryAfter, sublimitTimeout }) =>
      !/^\/(?:interactions|webhooks)\//u.test(route) ||
      Math.max(timeToReset, retryAfter, sublimitTimeout) > LONGEST_PATIENCE_MS,
  }
}

/** The API alone, without a gateway. */
export function openRest(parts: RestParts): REST {
  return new REST(restOptions(parts)).setToken(parts.token)
}

/** Ends its timers, which would keep the process from ending. */
export function closeRest(rest: REST): void {
  rest.clearHandlerSweeper()
  rest.clearHashSweeper()
}

/** Counts what Discord bears only so often. */
export function watchRefusals(rest: REST, pace: Pace | undefined, log: Log): void {
  rest.on(RESTEvents.Response, (_request, { status, headers }) => {
    if (!isRefusal(status, headers.get('X-RateLimit-Scope')) || pace?.noteRefusal() !== true) return
    log.error('discord refused too many requests: nothing is sent for ten minutes, before it bars this address')
  })
}
