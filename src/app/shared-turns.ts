import { createTurns, type InTurn } from '../bot/commands/turns.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Hold, Store } from '../core/ports/store.ts'

const TRY_EVERY_MS = 100
/** A command that takes longer hangs, and people wait for an answer. */
const WAIT_AT_MOST_MS = 10_000

/**
 * The same over all processes on one database, as where a proxy gives the two halves of a double press to two of them. Who
 * waits in vain, or cannot ask, works all the same: what is said twice is better than a command without an answer.
 */
export function createSharedTurns({
  store,
  clock,
  log,
}: {
  readonly store: Pick<Store, 'tryHold'>
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>
  readonly log: Log
}): InTurn {
  const inTurn = createTurns()
  const take = async (name: string): Promise<Hold | null> => {
    const until = clock.monotonicMs() + WAIT_AT_MOST_MS
    try {
      for (;;) {
        const hold = await store.tryHold(name)
        if (hold !== null || clock.monotonicMs() >= until) return hold
        await clock.sleep(TRY_EVERY_MS)
      }
    } catch (error) {
      log.warn('a command did not wait for its turn', { turn: name, err: error })
      return null
    }
  }
  return (key, work) =>
    inTurn(key, async () => {
      const hold = await take(`turn:${key}`)
      try {
        return await work()
      } finally {
        await hold?.release()
      }
    })
}
