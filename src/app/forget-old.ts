import { DAY_MS } from '../core/durations.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'

/** Entries are forgotten in small steps, and others get their turn between two. */
const FORGET_AT_ONCE = 500
const BETWEEN_STEPS_MS = 10

/** Forgets entries about no topic after so many days, and records whose time is over. The signal ends it between two steps. */
export async function forgetOld(
  entriesKeptDays: number,
  deps: { readonly store: Store; readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  const { clock, log, signal } = deps
  const { operations } = deps.store
  /** Returns how many in all. */
  const untilNone = async (forgetSome: () => Promise<number>): Promise<number> => {
    let sum = 0
    for (let count = 1; count > 0 && !signal.aborted; sum += count) {
      count = await forgetSome()
      await clock.sleep(BETWEEN_STEPS_MS, signal)
    }
    return sum
  }
  const beforeMs = clock.nowMs() - entriesKeptDays * DAY_MS
  const entries = await untilNone(() => operations.forgetEntries(beforeMs, FORGET_AT_ONCE))
  if (entries > 0) log.info('old entries were forgotten', { entries })
  await untilNone(() => operations.forgetRecords(clock.nowMs(), FORGET_AT_ONCE))
}
