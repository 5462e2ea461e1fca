import { DAY_MS } from '../core/durations.ts'
import type { Identified } from '../feeds/identity.ts'
import { isSettled } from './is-settled.ts'

/** The day by which is counted how much is read of a feed: in UTC, since 1970. */
export function quotaDay(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS)
}

/** When the day after begins, in Unix milliseconds. */
export function nextQuotaDayAt(nowMs: number): number {
  return (quotaDay(nowMs) + 1) * DAY_MS
}

/** What a new entry costs, which is read, stored and joined to its story ... */
const NEW_UNITS = 20
/** ... and one that is known and whose text was changed: some feeds tell points or comments in it, anew at every poll. */
const EDITED_UNITS = 1

/** What is counted in a day where so many new entries may be read. */
export function quotaUnits(entries: number): number {
  return entries * NEW_UNITS
}

/** What entries cost of the day's quota. */
export function unitsOf(entries: readonly Identified[]): number {
  return entries.reduce((sum, one) => sum + costOf(one), 0)
}

function costOf(one: Identified): number {
  if (isSettled(one)) return 0
  return one.kind === 'edited' ? EDITED_UNITS : NEW_UNITS
}

/**
 * Leaves what is beyond the quota for another day, from the first on that it does not hold. Entries stand oldest first, so
 * that what is left is newer than what is known then, and no old post that comes back.
 */
export function withinQuota(entries: readonly Identified[], units: number): readonly Identified[] {
  let left = units
  return entries.map((one) => {
    if (isSettled(one)) return one
    left -= costOf(one)
    return left >= 0 ? one : { kind: 'over-quota' }
  })
}
