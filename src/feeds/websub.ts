import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FeedPush } from '../core/feed.ts'
import { FeedError } from '../core/errors.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { HttpFetch } from '../core/ports/http-fetch.ts'
import type { Log } from '../core/ports/log.ts'
import type { Route } from '../core/ports/route.ts'
import type { FeedStore, StoredFeed } from '../core/ports/store.ts'
import { readCapped } from '../core/read-capped.ts'
import { activatePush, breakPush, VERIFY_WITHIN_MS } from './websub-state.ts'

export type WebSubDeps = {
  readonly feeds: Pick<FeedStore, 'list' | 'find' | 'savePush'>
  readonly fetch: Pick<HttpFetch, 'postForm'>
  readonly clock: Clock
  readonly log: Log
  /** Under which hubs reach the HTTP server. */
  readonly publicUrl: string
  /** Takes a pushed document whose signature was right. */
  readonly onPush: (stored: StoredFeed, document: PushedDocument) => Promise<void>
}

export type PushedDocument = {
  readonly body: Uint8Array
  readonly contentType: string | null
  /** What relative addresses are resolved against. */
  readonly finalUrl: string
}

export type WebSub = {
  /** The callback that hubs verify and push to. */
  readonly routes: readonly Route[]
  /** Subscribes what can be subscribed, renews what is to be renewed, gives up what was not verified. */
  readonly tick: () => Promise<void>
  /** Resolves when pushed documents are done with. */
  readonly settle: () => Promise<void>
}

const PATH = '/websub/:feed/:token'
const ASKED_LEASE_S = 10 * 24 * 3_600
const MIN_LEASE_S = 600
const MAX_LEASE_S = 30 * 24 * 3_600
const MAX_BODY_BYTES = 10 * 1024 * 1024
const RETRY_MS = 3_600_000
const DIGESTS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/** A subscriber of hubs (W3C WebSub, https://www.w3.org/TR/websub/). */
export function createWebSub({ feeds, fetch, clock, log, publicUrl, onPush }: WebSubDeps): WebSub {
  const underWay = new Set<Promise<void>>()

  const subscribe = async ({ feed }: StoredFeed, push: FeedPush): Promise<void> => {
    const nowMs = clock.nowMs()
    const isRenewal = push.state === 'active'
    const asked: FeedPush = isRenewal
      ? { ...push, renewAt: nowMs + RETRY_MS }
      : {
          ...push,
          state: 'asked',
          secret: randomBytes(32).toString('hex'),
          token: randomBytes(24).toString('hex'),
          changedAt: nowMs,
          renewAt: nowMs + VERIFY_WITHIN_MS,
        }
    // First, because a hub may verify before it answers.
    await feeds.savePush(feed.id, asked)
    const problem = await ask(asked, feed.id)
    if (problem === null || isRenewal) return
    log.info('a hub refused a subscription', { feed: feed.id, problem })
    await feeds.savePush(feed.id, breakPush(asked, clock.nowMs()))
  }

  const ask = async (push: FeedPush, feedId: string): Promise<string | null> => {
    const callback = `${publicUrl}/websub/${encodeURIComponent(feedId)}/${push.token}`
    try {
      const status = await fetch.postForm(push.hub, {
        'hub.mode': 'subscribe',
        'hub.topic': push.topic,
        'hub.callback': callback,
        'hub.secret': push.secret,
        'hub.lease_seconds': String(ASKED_LEASE_S),
      })
      return status >= 200 && status < 300 ? null : `status ${status}`
    } catch (error) {
      if (error instanceof FeedError) return error.message
      throw error
    }
  }

  const findPush = async (request: Request): Promise<{ stored: StoredFeed; push: FeedPush } | null> => {
    const [, , id = '', token = ''] = new URL(request.url).pathname.split('/')
    const stored = await feeds.find(decode(id))
    const push = stored?.state.push ?? null
    if (stored === null || push === null) return null
    // Before the hub is asked there is no token, and no token must never fit.
    return push.token !== '' && isSame(push.token, token) ? { stored, push } : null
  }

  const verify = async (request: Request): Promise<Response> => {
    const found = await findPush(request)
    const query = new URL(request.url).searchParams
    if (found?.push.topic !== query.get('hub.topic')) return notFound()
    const { stored, push } = found
    if (query.get('hub.mode') === 'denied') {
      await feeds.savePush(stored.feed.id, breakPush(push, clock.nowMs()))
      return new Response('ok\n')
    }
    const challenge = query.get('hub.challenge')
    // Nobody asked to end it, or to begin again what is broken.
    if (query.get('hub.mode') !== 'subscribe' || challenge === null || push.state === 'broken') return notFound()
    const stated = Number.parseInt(query.get('hub.lease_seconds') ?? '', 10)
    const leaseS = Math.min(MAX_LEASE_S, Math.max(MIN_LEASE_S, Number.isNaN(stated) ? ASKED_LEASE_S : stated))
    await feeds.savePush(stored.feed.id, activatePush(push, leaseS * 1_000, clock.nowMs()))
    return new Response(challenge, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }

  const receive = async (request: Request): Promise<Response> => {
    const found = await findPush(request)
    if (found === null) return notFound()
    const body = await readCapped(request, MAX_BODY_BYTES)
    if (body === null) return new Response('too large\n', { status: 413 })
    // A wrong signature is answered like a right one: the sender learns nothing (WebSub, 7.1.1).
    if (found.push.state === 'active' && isSigned(body, found.push.secret, request.headers.get('x-hub-signature'))) {
      const document = { body, contentType: request.headers.get('content-type'), finalUrl: found.push.topic }
      const work = onPush(found.stored, document)
        .catch((error: unknown) => {
          log.warn('a pushed document could not be read', { feed: found.stored.feed.id, err: error })
        })
        .finally(() => underWay.delete(work))
      underWay.add(work)
    }
    return new Response(null, { status: 202 })
  }

  return {
    routes: [
      { method: 'GET', path: PATH, handle: verify },
      { method: 'POST', path: PATH, handle: receive },
    ],
    async tick() {
      const nowMs = clock.nowMs()
      for (const stored of await feeds.list()) {
        const { push, stoppedAt } = stored.state
        if (push === null || stoppedAt !== null || push.renewAt > nowMs) continue
        if (push.state === 'asked') await feeds.savePush(stored.feed.id, breakPush(push, nowMs))
        else await subscribe(stored, push)
      }
    },
    async settle() {
      await Promise.all(underWay)
    },
  }
}

/** `method=hexdigest` over the body, keyed with the secret (WebSub, 7.1.1). */
function isSigned(body: Uint8Array, secret: string, header: string | null): boolean {
  const [, method = '', digest = ''] = /^(\w+)=([\da-f]+)$/i.exec(header?.trim() ?? '') ?? []
  if (!DIGESTS.has(method.toLowerCase())) return false
  return isSame(createHmac(method.toLowerCase(), secret).update(body).digest('hex'), digest.toLowerCase())
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

function notFound(): Response {
  return new Response('not found\n', { status: 404 })
}
