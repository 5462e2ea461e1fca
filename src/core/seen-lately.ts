import { forgetOldest } from './forget-oldest.ts'
import type { Clock } from './ports/clock.ts'

/** What a platform signs is taken for five minutes; what comes again after this long is too old to be taken. */
const REMEMBERED_MS = 360_000
/** Far more than come in that time: thousands a second would be needed to push one out. */
const MOST_REMEMBERED = 1_000_000

/** Says of each id whether it came in the last six minutes, and remembers it: what a platform tells twice is done once. */
export function createSeenLately(
  clock: Pick<Clock, 'monotonicMs'>,
  most: number = MOST_REMEMBERED,
): (id: string) => boolean {
  /** The oldest first. */
  const seen = new Map<string, number>()
  return (id) => {
    const now = clock.monotonicMs()
    for (const [old, atMs] of seen) {
      if (now - atMs < REMEMBERED_MS) break
      seen.delete(old)
    }
    if (seen.has(id)) return true
    forgetOldest(seen, most)
    seen.set(id, now)
    return false
  }
}
