import type { Identified } from '../feeds/identity.ts'
import { isSettled } from './is-settled.ts'

const DAY_MS = 24 * 3_600_000

/** The day by which is counted how much is read of a feed: in UTC, since 1970. */
export function quotaDay(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS)
}

/** When the day after begins, in Unix milliseconds. */
export function nextQuotaDayAt(nowMs: number): number {
  return (quotaDay(nowMs) + 1) * DAY_MS
}

/**
 * Leaves all but the first `most` that something is written of for another day. They stand oldest first, so that what is left
 * is newer than what is known then, and no old post that comes back.
 */
export function withinQuota(entries: readonly Identified[], most: number): readonly Identified[] {
  let left = most
  return entries.map((one) => {
    if (isSettled(one)) return one
    left -= 1
    return left >= 0 ? one : { kind: 'over-quota' }
  })
}
