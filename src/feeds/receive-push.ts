import type { FeedPush } from '../core/feed.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { FeedStore, StoredFeed } from '../core/ports/feed-store.ts'
import { createHeldBytes } from './held-bytes.ts'
import { createPushLanes } from './push-lanes.ts'
import { createPushPace } from './push-pace.ts'
import { readSignature } from './push-signature.ts'
import { readPush, reserveStated, type Unread } from './read-push.ts'
import { unpushedPollAt } from './schedule.ts'

/** All pushes together, from the first byte that comes until their entries are recorded. */
const MOST_HELD_BYTES = 40 * 1024 * 1024
/** A feed with more to tell in a minute is polled. */
const MOST_READ_A_MINUTE = 6
const RETRY_AFTER_S = 60

type PushedDocument = {
  readonly body: Uint8Array
  readonly contentType: string | null
  /** What relative addresses are resolved against. */
  readonly finalUrl: string
}

export type PushReceiverDeps = {
  readonly feeds: Pick<FeedStore, 'hasten'>
  readonly clock: Clock
  readonly log: Log
  /** Takes a pushed document whose signature was right. */
  readonly onPush: (stored: StoredFeed, document: PushedDocument) => Promise<void>
  /** A hub has so long to send one document. Default 15 000. */
  readonly readWithinMs?: number
}

type PushReceiver = {
  /** Answers a push that came to an address which only the hub knows. */
  readonly receive: (request: Request, found: { stored: StoredFeed; push: FeedPush }) => Promise<Response>
  /** Resolves when pushed documents are done with. */
  readonly settle: () => Promise<void>
}

/** Reads what hubs push, within bounds: whoever names a hub of their own knows its secret, too. What is not read is polled. */
export function createPushReceiver(deps: PushReceiverDeps): PushReceiver {
  const { feeds, clock, log, onPush, readWithinMs = 15_000 } = deps
  const heldBytes = createHeldBytes(MOST_HELD_BYTES)
  const pace = createPushPace(MOST_READ_A_MINUTE, clock)
  const lanes = createPushLanes()

  /** The next poll comes as if no hub pushed the feed. */
  const hasten = async ({ feed, state }: StoredFeed): Promise<void> => {
    const at = unpushedPollAt(feed.id, state)
    if (at < state.nextPollAt) await feeds.hasten(feed.id, { from: state.nextPollAt, to: at })
  }

  const refuse = async (stored: StoredFeed, why: Unread): Promise<Response> => {
    if (why === 'too-long') return new Response('too large\n', { status: 413 })
    if (why === 'too-slow') return new Response('too slow\n', { status: 408 })
    log.debug('a push was sent back, because so many others are held', { feed: stored.feed.id })
    // Not every hub tries again.
    await hasten(stored)
    return new Response('busy\n', { status: 503, headers: { 'retry-after': String(RETRY_AFTER_S) } })
  }

  return {
    async receive(request, { stored, push }) {
      const { feed } = stored
      const signature = readSignature(request.headers.get('x-hub-signature'))
      // A wrong signature is answered like a right one: the sender learns nothing (WebSub, 7.1.1).
      if (push.state !== 'active' || signature === null) return accepted()
      if (!pace.mayRead(feed.id)) {
        await hasten(stored)
        return accepted()
      }
      const holding = heldBytes.open()
      let isKept = false
      try {
        const unread = reserveStated(request, holding)
        if (unread !== null) return await refuse(stored, unread)
        pace.note(feed.id)
        const body = await readPush(request, holding, readWithinMs)
        if (typeof body === 'string') return await refuse(stored, body)
        if (!signature(body, push.secret)) return accepted()
        const document = { body, contentType: request.headers.get('content-type'), finalUrl: push.topic }
        isKept = true
        const hasReplaced = lanes.enter(feed.id, {
          run: async () => {
            try {
              await onPush(stored, document)
            } catch (error) {
              log.warn('a pushed document could not be read', { feed: feed.id, err: error })
            }
          },
          end: holding.giveBack,
        })
        if (hasReplaced) await hasten(stored)
        return accepted()
      } finally {
        if (!isKept) holding.giveBack()
      }
    },
    settle: lanes.settle,
  }
}

function accepted(): Response {
  return new Response(null, { status: 202 })
}
