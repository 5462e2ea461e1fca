import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { FeedError } from '../core/errors.ts'
import type { Validators } from '../core/feed.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedRequest, FeedResponse, HttpFetch } from '../core/ports/http-fetch.ts'
import { createAddressGuard, type AddressGuard, type Lookup } from './address-guard.ts'
import { isBotChallenge, isChallengePage } from './bot-challenge.ts'
import { toFeedError } from './fetch-errors.ts'
import { freshForMs, retryAfterMs, type ReadHeader } from './freshness.ts'
import { guardedRequest } from './guarded-request.ts'
import { holdUntil } from './hold-until.ts'
import { createHostQueue, HOST_REST_MS } from './host-queue.ts'
import { MAX_BYTES } from './limits.ts'
import { findLink } from './link-header.ts'
import { createReach } from './reach.ts'
import { readBody, readStart } from './read-body.ts'

export type HttpFetchOptions = {
  /** With version and address of the project. */
  readonly userAgent: string
  /** `host` or `host:port`: allowed though private, on any port, for feeds that are vouched for and at one of them. */
  readonly allowedHosts: readonly string[]
  /** Default: the system's resolver. */
  readonly lookup?: Lookup
  /** For one document in all, redirects included. Default 15 000. */
  readonly timeoutMs?: number
  /** So much of a document is read, after decompression. Default 10 MB. */
  readonly maxBytes?: number
  /** Between two requests to one host. Default: HOST_REST_MS. */
  readonly hostSpacingMs?: number
  readonly clock: Clock
}

const MAX_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const PERMANENT: ReadonlySet<number> = new Set([301, 308])
/** What was posted is posted again there; after a 303 there is only something to look at (RFC 9110, 15.4). */
const SAME_ELSEWHERE: ReadonlySet<number> = new Set([301, 302, 307, 308])
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

/** A redirect, or what stands at the end of all redirects. */
type Step<T> = { readonly to: URL; readonly isPermanent: boolean } | { readonly end: T }

/** Gets feed documents: guarded against private addresses, capped in size and time, one at a time per host. */
export function createHttpFetch(options: HttpFetchOptions): HttpFetch {
  const { clock, timeoutMs = 15_000, maxBytes = MAX_BYTES } = options
  const lenient = createAddressGuard(options.allowedHosts, options.lookup)
  const strict = createAddressGuard([], options.lookup)
  const reach = createReach(clock)
  const guardFor = (vouchedFor: string | null): AddressGuard =>
    vouchedFor !== null && lenient.isListed(vouchedFor) ? lenient : strict
  const queue = createHostQueue(clock, options.hostSpacingMs ?? HOST_REST_MS)
  /** What is under way. */
  const calls = new Set<AbortController>()
  let isClosed = false
  /** Hosts that asked for a pause (429), and until when: setting the clock back must not make it longer. */
  const held = new Map<string, number>()

  /** Requests that were already in line when their host asked for a pause are not sent either. */
  function checkHold(host: string): void {
    const waitMs = (held.get(host) ?? 0) - clock.monotonicMs()
    if (waitMs <= 0) held.delete(host)
    else throw new FeedError('rate-limited', `The host ${host} asked for a pause.`, { retryAfterMs: waitMs })
  }

  async function send(
    guard: AddressGuard,
    url: URL,
    { etag, lastModified }: Validators,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const headers = {
      'user-agent': options.userAgent,
      accept: ACCEPT,
      'accept-encoding': 'gzip, br',
      ...(isSendable(etag) && { 'if-none-match': etag }),
      ...(isSendable(lastModified) && { 'if-modified-since': lastModified }),
    }
    const response = await guardedRequest(guard, url, { method: 'GET', headers }, signal)
    reach.noteAnswer()
    return response
  }

  async function answer(response: IncomingMessage, url: URL, sent: Validators): Promise<Step<FeedResponse>> {
    const header = headerReader(response.headers)
    const nowMs = clock.nowMs()
    const validators = { etag: header('etag'), lastModified: header('last-modified') }
    const shared = { validators, freshForMs: freshForMs(header, nowMs), permanentUrl: null }
    const status = response.statusCode ?? 0
    if (status === 200 || status === 203) {
      const { bytes: body, isPart } = await readBody(response, header('content-encoding'), maxBytes)
      if (isChallengePage(body)) throw challengeError(status)
      const end: FeedResponse = {
        ...shared,
        kind: 'modified',
        body,
        contentType: header('content-type'),
        finalUrl: url.href,
        hub: findLink(header('link'), 'hub', url.href),
        self: findLink(header('link'), 'self', url.href),
        ...(isPart && { isPart }),
      }
      return { end }
    }
    if (status === 304) {
      // It has no body, so that reading to its end is cheaper than breaking it off.
      response.on('error', () => undefined).resume()
      return { end: notModified(shared, sent) }
    }
    if (REDIRECTS.has(status)) {
      response.on('error', () => undefined).destroy()
      return { to: redirectTarget(header('location'), url), isPermanent: PERMANENT.has(status) }
    }
    const start = await readStart(response, header('content-encoding'))
    const error = statusError(status, header, start, url.host, nowMs)
    if (error.heldHost !== null) held.set(error.heldHost, holdUntil(error, clock.monotonicMs()))
    throw error
  }

  /** Asks one address after the other, as each leads on, within one time. */
  async function walk<T>(
    written: string,
    guard: AddressGuard,
    call: AbortController,
    ask: (url: URL) => Promise<Step<T>>,
  ): Promise<{ readonly end: T; readonly permanentUrl: string | null }> {
    let url = URL.parse(written)
    if (url === null) throw new FeedError('blocked-address', 'The address is not a valid URL.')
    const visited = new Set<string>()
    let leftMs = timeoutMs
    let permanentUrl: string | null = null
    let isPermanent = true
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const current: URL = url
      guard.checkUrl(current)
      if (visited.has(current.href)) throw new FeedError('bad-redirect', 'The address redirects in a loop.')
      visited.add(current.href)
      const step: Step<T> = await queue.run(
        current.host,
        async () => {
          checkHold(current.host)
          // The time is for all redirects together. Waiting in line does not count: it is nobody's fault. It is the network's,
          // which no clock of ours makes pass, so here and in `withinTime` it is not taken from the port.
          const startedAt = performance.now()
          const step = await withinTime(call, leftMs, () => ask(current))
          leftMs -= performance.now() - startedAt
          return step
        },
        call.signal,
      )
      if ('end' in step) return { ...step, permanentUrl }
      isPermanent &&= step.isPermanent
      if (isPermanent) permanentUrl = step.to.href
      url = step.to
    }
    throw new FeedError('bad-redirect', `The address redirects more than ${MAX_REDIRECTS} times.`)
  }

  async function follow(
    { url, validators, vouchedFor = null }: FeedRequest,
    call: AbortController,
  ): Promise<FeedResponse> {
    const guard = guardFor(vouchedFor)
    const { end, permanentUrl } = await walk(url, guard, call, async (at) =>
      answer(await send(guard, at, validators, call.signal), at, validators),
    )
    return { ...end, permanentUrl }
  }

  async function post(
    url: string,
    form: Readonly<Record<string, string>>,
    vouchedFor: string | null,
    call: AbortController,
  ): Promise<number> {
    const guard = guardFor(vouchedFor)
    const headers = { 'user-agent': options.userAgent, 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(form).toString()
    const { end } = await walk(url, guard, call, async (at): Promise<Step<number>> => {
      const response = await guardedRequest(guard, at, { method: 'POST', headers, body }, call.signal)
      reach.noteAnswer()
      response.on('error', () => undefined).destroy()
      const status = response.statusCode ?? 0
      if (!SAME_ELSEWHERE.has(status)) return { end: status }
      const to = redirectTarget(headerReader(response.headers)('location'), at)
      // What was to go unseen must not be read on the way.
      const isExposed = at.protocol === 'https:' && to.protocol !== 'https:'
      return isExposed ? { end: status } : { to, isPermanent: PERMANENT.has(status) }
    })
    return end
  }

  /** A call ends when it is done, or when the client is closed. */
  async function tell<T>(url: string, work: (call: AbortController) => Promise<T>): Promise<T> {
    const call = new AbortController()
    if (isClosed) call.abort()
    calls.add(call)
    try {
      return await work(call)
    } catch (error) {
      const told = toFeedError(call.signal.aborted ? call.signal.reason : error)
      throw told instanceof FeedError ? reach.noteMiss(URL.parse(url)?.host ?? url, told) : told
    } finally {
      calls.delete(call)
    }
  }

  return {
    fetch: (feedRequest) => tell(feedRequest.url, (call) => follow(feedRequest, call)),
    postForm: (url, form, { vouchedFor = null } = {}) => tell(url, (call) => post(url, form, vouchedFor, call)),
    close() {
      isClosed = true
      for (const call of calls) call.abort()
      queue.close()
      return Promise.resolve()
    },
  }
}

/** Gives the call up when the work takes longer. */
async function withinTime<T>(call: AbortController, ms: number, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(
    () => {
      call.abort(new FeedError('timeout', 'The server did not answer in time.'))
    },
    Math.max(1, Math.ceil(ms)),
  )
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

function notModified(
  answer: Omit<Extract<FeedResponse, { kind: 'not-modified' }>, 'kind'>,
  sent: Validators,
): FeedResponse {
  // Taken for an answer, it would make an unread document the baseline.
  if (sent.etag === null && sent.lastModified === null) {
    throw new FeedError('http-status', 'The server says that nothing has changed, but was never read (304).', {
      httpStatus: 304,
    })
  }
  const { etag, lastModified } = answer.validators
  const validators = { etag: etag ?? sent.etag, lastModified: lastModified ?? sent.lastModified }
  return { ...answer, kind: 'not-modified', validators }
}

function headerReader(headers: IncomingHttpHeaders): ReadHeader {
  return (name) => {
    const value = headers[name]
    return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
  }
}

/** A header carries Latin-1, and nothing that ends it (RFC 9110, 5.5). */
function isSendable(value: string | null): value is string {
  return value !== null && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}

function redirectTarget(location: string | null, from: URL): URL {
  // Headers come as Latin-1, but addresses beyond ASCII are written in UTF-8.
  const target = location === null ? null : URL.parse(Buffer.from(location, 'latin1').toString(), from.href)
  if (target === null) throw new FeedError('bad-redirect', 'The address redirects to nowhere.')
  return target
}

function challengeError(httpStatus: number, retryAfter: number | null = null): FeedError {
  const message = `The server lets only browsers in (${httpStatus}, a bot challenge).`
  return new FeedError('challenge', message, { httpStatus, retryAfterMs: retryAfter })
}

function statusError(httpStatus: number, header: ReadHeader, start: string, host: string, nowMs: number): FeedError {
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

/** Who is kept out is not let in by asking again. */
const KEEPS_OUT: ReadonlySet<number> = new Set([401, 403, 451])

/** 520 to 530 are Cloudflare's own, for the server that it stands before. */
function statusWords(status: number): string {
  return STATUS_WORDS[status] ?? (status >= 520 && status <= 530 ? STATUS_WORDS[504] : undefined) ?? ''
}

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
