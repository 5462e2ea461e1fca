import { DAY_MS, HOUR_MS } from '../core/durations.ts'
import type { FeedPush } from '../core/feed.ts'
import type { Identified } from './identity.ts'

/** A hub may take so long to push. */
const PUSH_DELAY_MS = HOUR_MS
const RETRY_AFTER_MS = 7 * DAY_MS
/** A hub that does not verify within this time has lost the request. */
export const VERIFY_WITHIN_MS = HOUR_MS
/** Share of the lease after which it is renewed. */
const RENEW_AT = 0.8

/**
 * Polling backs push up: what it finds although it should have been pushed shows that push does not work. `awakeSince`: when
 * this process began; what was lost before that is not the hub's fault.
 */
export function pushAfterPoll(
  push: FeedPush | null,
  document: { readonly hub: string | null; readonly self: string | null } | null,
  entries: readonly Identified[],
  { nowMs, awakeSince }: { readonly nowMs: number; readonly awakeSince: number },
): FeedPush | null {
  if (push === null) {
    const { hub = null, self: topic = null } = document ?? {}
    if (hub === null || topic === null) return null
    return { state: 'found', hub, topic, secret: '', token: '', changedAt: nowMs, renewAt: nowMs, leaseUntil: null }
  }
  // The publisher names another hub, or none any more; or the hub knows the feed under another address now.
  if (document !== null && (document.hub !== push.hub || document.self !== push.topic)) return null
  if (push.state !== 'active') return push
  const { leaseUntil } = push
  const hasEnded = leaseUntil !== null && leaseUntil <= nowMs
  // Nobody was there to renew it.
  if (hasEnded && leaseUntil <= awakeSince) return { ...push, state: 'found', renewAt: nowMs, leaseUntil: null }
  const hasMissed = entries.some(
    (one) =>
      one.kind === 'new' &&
      one.entry.publishedAt > Math.max(push.changedAt, awakeSince) &&
      one.entry.publishedAt < nowMs - PUSH_DELAY_MS,
  )
  return hasEnded || hasMissed ? breakPush(push, nowMs) : push
}

/** The hub is not to be relied on: the feed is polled as any other, and the subscription tried again later. */
export function breakPush(push: FeedPush, nowMs: number): FeedPush {
  return { ...push, state: 'broken', changedAt: nowMs, renewAt: nowMs + RETRY_AFTER_MS, leaseUntil: null }
}

/** The hub has verified the subscription for that long. */
export function activatePush(push: FeedPush, leaseMs: number, nowMs: number): FeedPush {
  // A renewal does not begin anew: what was missed before it still counts.
  const changedAt = push.state === 'active' ? push.changedAt : nowMs
  return {
    ...push,
    state: 'active',
    changedAt,
    renewAt: nowMs + Math.floor(leaseMs * RENEW_AT),
    leaseUntil: nowMs + leaseMs,
  }
}
