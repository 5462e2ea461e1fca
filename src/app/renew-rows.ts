import type { Clock } from '../core/ports/clock.ts'
import type { Store } from '../core/ports/store.ts'

const ROWS_AT_ONCE = 500
/** In which others get their turn to write. */
const BETWEEN_STEPS_MS = 20

/** Renews what older versions wrote, in small steps, until nothing is left for today. The signal ends it between two of them. */
export async function renewRows(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly signal: AbortSignal
}): Promise<void> {
  const { store, clock, signal } = deps
  while (!signal.aborted && (await store.operations.renewRows(clock.nowMs(), ROWS_AT_ONCE)) === 'more')
    await clock.sleep(BETWEEN_STEPS_MS, signal)
}
