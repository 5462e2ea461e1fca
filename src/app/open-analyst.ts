import type { Config } from '../config.ts'
import type { Analyst } from '../core/ports/analyst.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'

/** Its SDK is loaded only where it is configured. */
export async function openAnalyst(
  { analyst }: Config,
  settings: Pick<Store, 'getSetting' | 'changeSetting'>,
  clock: Clock,
  log: Log,
): Promise<Analyst | null> {
  if (analyst === null) return null
  const { createAnalyst } = await import('../news/analyst/create-analyst.ts')
  return await createAnalyst(analyst, { settings, clock, log })
}
