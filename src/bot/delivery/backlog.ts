import { HOUR_MS } from '../../core/durations.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Platform } from '../../core/workspace.ts'

const MAX_DUE = 50_000
const MAX_WAIT_MS = HOUR_MS

/** Whether so much waits to be sent that reading on at full speed would only make it more. */
export async function isBackedUp(
  store: Pick<Store, 'deliveries'>,
  platforms: readonly Platform[],
  nowMs: number,
): Promise<boolean> {
  const { due, oldestDueAt } = await store.deliveries.backlog(platforms, nowMs)
  return due > MAX_DUE || (oldestDueAt !== null && nowMs - oldestDueAt > MAX_WAIT_MS)
}
