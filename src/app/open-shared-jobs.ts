import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { SharedJobs } from '../jobs/boss-jobs.ts'

/** Loaded only where several processes may share the work. */
export async function openSharedJobs(
  url: string,
  clock: Clock,
  log: Log,
  onNotice: (channelId: string) => void,
): Promise<SharedJobs> {
  const { createBossJobs } = await import('../jobs/boss-jobs.ts')
  return createBossJobs({ url, clock, log, onNotice })
}
