import { reply429, type Answer } from './fake-answer.ts'

/** So many new messages a channel takes in so long; Discord changes it as it likes, and says it in headers alone. */
export type FakeBucket = { readonly limit: number; readonly perMs: number }

/**
 * What each channel has had lately. A request beyond is refused, and every answer says what is left.
 * https://docs.discord.com/developers/topics/rate-limits#header-format
 */
export function createBuckets(nowMs: () => number) {
  const windows = new Map<string, { readonly endsAt: number; used: number }>()
  return (channelId: string, { limit, perMs }: FakeBucket, carryOut: () => Answer): Answer => {
    const known = windows.get(channelId)
    const window = known === undefined || known.endsAt <= nowMs() ? { endsAt: nowMs() + perMs, used: 0 } : known
    windows.set(channelId, window)
    window.used += 1
    const leftS = (window.endsAt - nowMs()) / 1_000
    const headers = {
      'X-RateLimit-Bucket': 'messages',
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - window.used)),
      'X-RateLimit-Reset-After': String(leftS),
    }
    const answer = window.used > limit ? reply429(leftS) : carryOut()
    return { ...answer, headers: { ...answer.headers, ...headers } }
  }
}
