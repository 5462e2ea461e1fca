import type { Traffic } from '../bot/delivery/traffic.ts'
import type { PauseWhy } from '../core/ports/meter.ts'
import type { Store } from '../core/ports/store.ts'
import type { Role } from '../core/role.ts'
import type { Platform } from '../core/workspace.ts'
import type { ReadyChecks } from '../ops/readiness.ts'
import type { WriteWatch } from '../ops/write-watch.ts'
import type { FileGuard } from './file-guard.ts'
import type { PollWatch } from './poll-watch.ts'

/** What `/readyz` says of a platform to which nothing is sent. */
const PAUSED: Readonly<Record<PauseWhy, string>> = {
  unauthorized: 'it refuses the token',
  outage: 'it does not answer',
  refusals: 'it refused so much that nothing is asked for a while',
}

type CheckedParts = {
  readonly store: Store
  readonly roles: readonly Role[]
  readonly platforms: readonly Platform[]
  readonly connected: ReadonlySet<Platform>
  readonly traffic: Traffic
  readonly guard: FileGuard | null
  readonly writes: WriteWatch
  readonly polls: PollWatch
}

/** What has to be well before the process is ready. */
export function readyChecks({
  store,
  roles,
  platforms,
  connected,
  traffic,
  guard,
  writes,
  polls,
}: CheckedParts): ReadyChecks {
  return {
    database: async () => {
      const pending = await store.operations.pendingMigrations()
      if (pending.length > 0) return 'its schema is not up to date'
      return guard?.problem() ?? writes.problem()
    },
    // Another process polls where this one does not.
    ...(roles.includes('poller') ? { polls: polls.problem } : {}),
    ...Object.fromEntries(
      platforms.map((platform) => [
        platform,
        () => {
          const pause = traffic.pauseOf(platform)
          if (!connected.has(platform)) return 'not connected'
          return pause === null ? traffic.deafnessOf(platform) : PAUSED[pause.why]
        },
      ]),
    ),
  }
}
