import { quietAt } from '../bot/delivery/quiet.ts'
import type { Traffic } from '../bot/delivery/traffic.ts'
import type { ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Jobs } from '../core/ports/jobs.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'
import type { SharedJobs } from '../jobs/boss-jobs.ts'

export type SweeperDeps = {
  /** Of the platforms that this process sends to at the moment. */
  readonly served: () => readonly ChatAdapter[]
  readonly jobs: Jobs
  /** The same jobs, where several processes share them. */
  readonly shared: SharedJobs | null
  readonly traffic: Traffic
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** 0 to 1. Processes that look at the same time begin at different places, so that they do not want the same channels. */
  readonly place: number
}

type Sweeper = {
  /** Wakes the channels that are owed something. To be called every few seconds: it finds what nobody was woken for. */
  readonly sweep: () => Promise<void>
  /** Keeps what is being sent here, and goes on with what a dead process was sending. To be called every CLAIM_BEAT_MS. */
  readonly keepClaims: () => Promise<void>
}

/** Wakes the channels of this process by what the ledger says, whoever forgot to. */
export function createSweeper(deps: SweeperDeps): Sweeper {
  const { served, jobs, shared, traffic, store, clock, log, place } = deps
  const wake = (channelIds: readonly string[]): void => {
    // Where nothing is sent for now, as in an outage, each channel would be looked up in vain.
    const open = served().filter((adapter) => traffic.gateTo(adapter).isOpen())
    const prefixes = open.map(({ platform }) => `${platform}:`)
    const from = Math.floor(place * channelIds.length)
    for (const channelId of [...channelIds.slice(from), ...channelIds.slice(0, from)]) {
      if (!prefixes.some((prefix) => channelId.startsWith(prefix))) continue
      if (shared === null) jobs.wake(channelId)
      else shared.wakeHere(channelId)
    }
  }
  return {
    async sweep() {
      const late = await store.deliveries.bringBack(clock.nowMs())
      if (late > 0) log.warn('the clock was ahead: what it put off goes on now', { late })
      const now = clock.nowMs()
      wake(await store.deliveries.listDueChannels(now, quietAt(now)))
    },
    async keepClaims() {
      await traffic.claims.renew(store, clock)
      const abandoned = await store.deliveries.listAbandonedChannels(clock.nowMs())
      traffic.takeUp(abandoned)
      wake(abandoned)
    },
  }
}
