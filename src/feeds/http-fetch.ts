import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { FeedError } from '../core/errors.ts'
import type { Validators } from '../core/feed.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedRequest, FeedResponse, HttpFetch } from '../core/ports/http-fetch.ts'
import { createAddressGuard, type AddressGuard, type Lookup } from './address-guard.ts'
import { isChallengePage } from './bot-challenge.ts'
import { toFeedError } from './fetch-errors.ts'
import { followRedirects, redirectTarget, type Step } from './follow-redirects.ts'
import { freshForMs, type ReadHeader } from './freshness.ts'
import { guardedRequest } from './guarded-request.ts'
import { holdUntil } from './hold-until.ts'
import { createHostQueue, HOST_REST_MS } from './host-queue.ts'
import { MAX_BYTES } from './limits.ts'
import { findLink } from './link-header.ts'
import { createReach } from './reach.ts'
import { readBody, readStart } from './read-body.ts'
import { challengeError, statusError } from './status-error.ts'

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

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const PERMANENT: ReadonlySet<number> = new Set([301, 308])
/** What was posted is posted again there; after a 303 there is only something to look at (RFC 9110, 15.4). */
const SAME_ELSEWHERE: ReadonlySet<number> = new Set([301, 302, 307, 308])
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

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
    const error = statusError(status, { header, start, host: url.host }, nowMs)
    if (error.heldHost !== null) held.set(error.heldHost, holdUntil(error, clock.monotonicMs()))
    throw error
  }

  function walk<T>(url: string, guard: AddressGuard, call: AbortController, ask: (url: URL) => Promise<Step<T>>) {
    const inLine = <R>(host: string, work: () => Promise<R>) =>
      queue.run(
        host,
        async () => {
          checkHold(host)
          return await work()
        },
        call.signal,
      )
    return followRedirects(url, { guard, call, timeoutMs, inLine }, ask)
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
