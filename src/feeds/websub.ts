import { randomBytes } from 'node:crypto'
import { HOUR_MS } from '../core/durations.ts'
import type { Feed, FeedPush } from '../core/feed.ts'
import { FeedError } from '../core/errors.ts'
import type { HttpFetch } from '../core/ports/http-fetch.ts'
import type { Route } from '../core/ports/route.ts'
import type { FeedStore, StoredFeed } from '../core/ports/feed-store.ts'
import { isSame } from './push-signature.ts'
import { createPushReceiver, type PushReceiverDeps } from './receive-push.ts'
import { vouchedFor, type TrustsWorkspace } from './vouched-for.ts'
import { activatePush, breakPush, VERIFY_WITHIN_MS } from './websub-state.ts'

type WebSubDeps = PushReceiverDeps & {
  readonly feeds: Pick<FeedStore, 'list' | 'find' | 'savePush'>
  readonly fetch: Pick<HttpFetch, 'postForm'>
  /** Under which hubs reach the HTTP server. */
  readonly publicUrl: string
  readonly trusts: TrustsWorkspace
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
const RETRY_MS = HOUR_MS

/** A subscriber of hubs (W3C WebSub, https://www.w3.org/TR/websub/). */
export function createWebSub(deps: WebSubDeps): WebSub {
  const { feeds, fetch, clock, log, publicUrl, trusts } = deps
  const pushes = createPushReceiver(deps)

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
    const problem = await ask(asked, feed)
    if (problem === null || isRenewal) return
    log.info('a hub refused a subscription', { feed: feed.id, problem })
    await feeds.savePush(feed.id, breakPush(asked, clock.nowMs()))
  }

  const ask = async (push: FeedPush, feed: Feed): Promise<string | null> => {
    const callback = `${publicUrl}/websub/${encodeURIComponent(feed.id)}/${push.token}`
    try {
      const form = {
        'hub.mode': 'subscribe',
        'hub.topic': push.topic,
        'hub.callback': callback,
        'hub.secret': push.secret,
        'hub.lease_seconds': String(ASKED_LEASE_S),
      }
      // Which hub that is, the feed says.
      const status = await fetch.postForm(push.hub, form, { vouchedFor: vouchedFor(feed, trusts) })
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
    // Nothing of the body is read before its sender is known.
    const found = await findPush(request)
    return found === null ? notFound() : await pushes.receive(request, found)
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
    settle: pushes.settle,
  }
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
