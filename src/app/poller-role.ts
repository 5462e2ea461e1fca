import { isBackedUp } from '../bot/delivery/backlog.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { HttpFetch } from '../core/ports/http-fetch.ts'
import type { Jobs } from '../core/ports/jobs.ts'
import type { Log } from '../core/ports/log.ts'
import type { Meter } from '../core/ports/meter.ts'
import type { Route } from '../core/ports/route.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Store } from '../core/ports/store.ts'
import type { Platform } from '../core/workspace.ts'
import type { TrustsWorkspace } from '../feeds/vouched-for.ts'
import { createWebSub } from '../feeds/websub.ts'
import type { FeedDocument } from '../pipeline/gather.ts'
import type { IngestReport, RecordReport } from '../pipeline/ingest-report.ts'
import { createPoller } from '../pipeline/poll-due.ts'
import { forgetOld } from './forget-old.ts'
import type { PollWatch } from './poll-watch.ts'
import { renewRows } from './renew-rows.ts'

const FEEDS_AT_ONCE = 16

type PollerRoleDeps = {
  readonly config: Pick<Config, 'publicUrl' | 'entriesKeptDays'>
  readonly jobs: Jobs
  readonly store: Store
  readonly fetch: HttpFetch
  readonly meter: Meter
  readonly polls: PollWatch
  /** Whose backlog counts. */
  readonly platforms: readonly Platform[]
  readonly clock: Clock
  readonly log: Log
  /** Of this process. */
  readonly holder: string
  readonly trusts: TrustsWorkspace
  /** One poll of one feed. */
  readonly ingest: (stored: StoredFeed) => Promise<IngestReport>
  readonly ingestPushed: (stored: StoredFeed, document: FeedDocument) => Promise<RecordReport>
}

export type PollerRole = {
  /** Where hubs push to; whoever serves HTTP answers there, with this role or without. */
  readonly pushes: readonly Route[]
  /** Polls every due feed once; a call during a poll waits for that one. */
  pollDue(): Promise<void>
  /** Polls what is due every minute from now on, subscribes to hubs, forgets what is old and renews what older versions wrote. */
  begin(): void
  /** Starts no further feed. Resolves when those under way are done. */
  leave(): Promise<void>
  /** Resolves when pushed documents are done with. */
  settle(): Promise<void>
}

/** Reads the feeds that this process is to read. */
export function createPollerRole(deps: PollerRoleDeps): PollerRole {
  const { config, jobs, store, fetch, meter, polls, platforms, clock, log, holder } = deps
  const leaving = new AbortController()
  const poller = createPoller({
    store,
    clock,
    log,
    ingest: async (stored) => {
      const report = await deps.ingest(stored)
      const result = report.problem !== null ? 'failed' : report.isChanged ? 'changed' : 'unchanged'
      meter.polled(stored.feed.kind, result)
      meter.recorded(report.outcomes)
      if (!report.isCatchingUp) countDelays(report, meter)
      return report
    },
    feedsAtOnce: FEEDS_AT_ONCE,
    ...(store.isShared ? { holder } : {}),
  })
  // Hubs need an address to push to.
  const websub =
    config.publicUrl === null
      ? null
      : createWebSub({
          feeds: store.feeds,
          fetch,
          clock,
          log,
          publicUrl: config.publicUrl,
          trusts: deps.trusts,
          onPush: async (stored, document) => {
            const report = await deps.ingestPushed(stored, document)
            meter.recorded(report.outcomes)
            countDelays(report, meter)
          },
        })
  const pollDue = (): Promise<void> => {
    polls.note()
    return poller.pollDue()
  }
  const poll = async (): Promise<void> => {
    if (polls.isRecent() && (await isBackedUp(store, platforms, clock.nowMs()))) {
      log.warn('much waits to be sent, so feeds are read less often')
      return
    }
    await pollDue()
  }
  const forget = (): Promise<void> => forgetOld(config.entriesKeptDays, { store, clock, log, signal: leaving.signal })
  const renew = (): Promise<void> => renewRows({ store, clock, signal: leaving.signal })

  return {
    pushes: websub?.routes ?? [],
    pollDue,

    begin() {
      jobs.every('poll', '* * * * *', poll)
      if (websub !== null) jobs.everyOnce('websub', '* * * * *', websub.tick)
      jobs.everyOnce('forget', '23 4 * * *', forget)
      jobs.everyOnce('renew', '*/5 * * * *', renew)
    },

    leave() {
      leaving.abort()
      return poller.stop()
    },

    async settle() {
      await websub?.settle()
    },
  }
}

function countDelays({ fresh }: RecordReport, meter: Meter): void {
  for (const { outcome, storyId, publishedAt, seenAt } of fresh) {
    if (storyId !== null && outcome !== 'baseline') meter.seen(seenAt - publishedAt)
  }
}
