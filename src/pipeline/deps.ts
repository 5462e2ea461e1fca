import type { Analyst } from '../core/ports/analyst.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { HttpFetch } from '../core/ports/http-fetch.ts'
import type { Log } from '../core/ports/log.ts'
import type { Random } from '../core/ports/random.ts'
import type { OwnQuota } from '../core/own-quota.ts'
import type { Store } from '../core/ports/store.ts'
import type { EntryMemo } from '../feeds/entry-memo.ts'
import type { TrustsWorkspace } from '../feeds/vouched-for.ts'

export type PipelineDeps = {
  readonly store: Store
  readonly fetch: HttpFetch
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** `null` when none is configured. */
  readonly analyst: Analyst | null
  /** Says that a channel may have something due. */
  readonly wake: (channelId: string) => void
  /** What earlier documents said. */
  readonly memo: EntryMemo
  readonly trusts: TrustsWorkspace
  readonly ownQuota: OwnQuota
  /** When this process began, Unix milliseconds: what hubs pushed before, nobody was there to take. */
  readonly awakeSince: number
  /** What comes so much too late because its feed could not be read is told together. */
  readonly awayAfterMs: number
}
