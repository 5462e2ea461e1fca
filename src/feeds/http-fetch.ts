import { request, type Dispatcher } from 'undici'
import { FeedError } from '../core/errors.ts'
import type { Validators } from '../core/feed.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedRequest, FeedResponse, HttpFetch } from '../core/ports/http-fetch.ts'
import { createAddressGuard, type Lookup } from './address-guard.ts'
import { toFeedError } from './fetch-errors.ts'
import { freshForMs, retryAfterMs, type ReadHeader } from './freshness.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { createHostQueue } from './host-queue.ts'
import { readBody } from './read-body.ts'

export type HttpFetchOptions = {
  /** With version and address of the project. */
  readonly userAgent: string
  /** `host` or `host:port`: allowed though private, on any port. */
  readonly allowedHosts: readonly string[]
  /** Default: the system's resolver. */
  readonly lookup?: Lookup
  /** For one document in all, redirects included. Default 15 000. */
  readonly timeoutMs?: number
  /** After decompression. Default 10 MB. */
  readonly maxBytes?: number
  /** Between two requests to one host. Default 2 000. */
  readonly hostSpacingMs?: number
  readonly clock: Clock
}

const MAX_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

/** Gets feed documents: guarded against private addresses, capped in size and time, one at a time per host. */
export function createHttpFetch(options: HttpFetchOptions): HttpFetch {
  const { clock, timeoutMs = 15_000, maxBytes = 10 * 1024 * 1024 } = options
  const guard = createAddressGuard(options.allowedHosts, options.lookup)
  const agent = createGuardedAgent(guard, timeoutMs)
  const queue = createHostQueue(clock, options.hostSpacingMs ?? 2_000)

  async function send(url: URL, validators: Validators, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return await request(url, {
      dispatcher: agent,
      method: 'GET',
      signal,
      headers: {
        'user-agent': options.userAgent,
        accept: ACCEPT,
        'accept-encoding': 'gzip, br',
        ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
        ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
      },
    })
  }

  async function answer(
    response: Dispatcher.ResponseData,
    url: URL,
    sent: Validators,
  ): Promise<FeedResponse | { readonly kind: 'redirect'; readonly to: URL }> {
    const header = headerReader(response.headers)
    const nowMs = clock.nowMs()
    const validators = { etag: header('etag'), lastModified: header('last-modified') }
    const fresh = freshForMs(header, nowMs)
    const status = response.statusCode
    if (status === 200) {
      const body = await readBody(response.body, header('content-encoding'), maxBytes)
      const contentType = header('content-type')
      return { kind: 'modified', body, contentType, validators, finalUrl: url.href, freshForMs: fresh }
    }
    response.body.on('error', () => undefined).destroy()
    if (status === 304) {
      const kept = { etag: validators.etag ?? sent.etag, lastModified: validators.lastModified ?? sent.lastModified }
      return { kind: 'not-modified', validators: kept, freshForMs: fresh }
    }
    if (REDIRECTS.has(status)) return { kind: 'redirect', to: redirectTarget(header('location'), url) }
    throw statusError(status, retryAfterMs(header, nowMs))
  }

  async function follow({ url: written, validators }: FeedRequest, signal: AbortSignal): Promise<FeedResponse> {
    let url = URL.parse(written)
    if (url === null) throw new FeedError('blocked-address', 'The address is not a valid URL.')
    const visited = new Set<string>()
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const current: URL = url
      guard.checkUrl(current)
      if (visited.has(current.href)) throw new FeedError('bad-redirect', 'The address redirects in a loop.')
      visited.add(current.href)
      const step = await queue.run(
        current.host,
        // The clock starts at the host's turn: waiting in line is nobody's fault.
        async () => {
          const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
          return await answer(await send(current, validators, limited), current, validators)
        },
        signal,
      )
      if (step.kind !== 'redirect') return step
      url = step.to
    }
    throw new FeedError('bad-redirect', `The address redirects more than ${MAX_REDIRECTS} times.`)
  }

  return {
    async fetch(feedRequest, signal = new AbortController().signal) {
      try {
        return await follow(feedRequest, signal)
      } catch (error) {
        throw toFeedError(error, signal)
      }
    },
    async close() {
      await agent.destroy()
    },
  }
}

function headerReader(headers: Dispatcher.ResponseData['headers']): ReadHeader {
  return (name) => {
    const value = headers[name]
    return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
  }
}

function redirectTarget(location: string | null, from: URL): URL {
  const target = location === null ? null : URL.parse(location, from.href)
  if (target === null) throw new FeedError('bad-redirect', 'The address redirects to nowhere.')
  return target
}

function statusError(httpStatus: number, retryAfter: number | null): FeedError {
  const details = { httpStatus, retryAfterMs: retryAfter }
  if (httpStatus === 410) return new FeedError('gone', 'The server says that the feed is gone (410).', details)
  if (httpStatus === 429) return new FeedError('rate-limited', 'The server asks for fewer requests (429).', details)
  return new FeedError('http-status', `The server answered with status ${httpStatus}.`, details)
}
