import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Store } from '../core/ports/store.ts'
import type { FeedState } from '../core/feed.ts'
import { troubleChange } from '../feeds/health.ts'
import { HOST_REST_MS } from '../feeds/host-queue.ts'
import { createFaultRests } from './fault-rests.ts'

type PollerDeps = {
  readonly store: Pick<Store, 'feeds' | 'transaction'>
  readonly clock: Clock
  readonly log: Log
  /** One poll of one feed; gives the feed's state after it. */
  readonly ingest: (stored: StoredFeed) => Promise<{ readonly state: FeedState }>
  /** How many feeds are polled at once. */
  readonly feedsAtOnce: number
  /** Set where other processes poll as well: each feed is claimed before it is polled. */
  readonly holder?: string
}

/** Longer than a poll takes, with its wait for a host of which sixteen feeds are asked in vain, one after the other. */
const CLAIM_MS = 300_000

type Poller = {
  /** Polls every due feed once; a call during a poll waits for that one. */
  readonly pollDue: () => Promise<void>
  /** Starts no further feed. Resolves when those under way are done. */
  readonly stop: () => Promise<void>
}

/** Polls what is due. The operator hears of a catalogue feed's trouble once, when it begins and when it ends. */
export function createPoller({ store, clock, log, ingest, feedsAtOnce, holder }: PollerDeps): Poller {
  let isStopped = false
  const mayGoOn = (): boolean => !isStopped
  let polling: Promise<void> | null = null
  const faults = createFaultRests(clock)

  const tell = ({ feed, state: before }: StoredFeed, after: FeedState): void => {
    const change = troubleChange(before, after)
    if (change === null) return
    // A workspace's own feed is that workspace's business, where it has a channel that is told.
    const isTheirs = feed.scope.kind === 'workspace' && feed.scope.channelId !== null
    if (change === 'ends') log[isTheirs ? 'debug' : 'info']('a feed is well again', { feed: feed.id })
    else {
      const what = after.stoppedAt === null ? 'a feed is in trouble' : 'a feed is polled no more'
      log[isTheirs ? 'debug' : 'warn'](what, { feed: feed.id, problem: after.lastProblem })
    }
  }

  /** How long the feed and its host are left alone afterwards. */
  const poll = async (next: StoredFeed): Promise<number> => {
    const { id } = next.feed
    try {
      tell(next, (await ingest(next)).state)
      faults.noteWell(id)
      return HOST_REST_MS
    } catch (error) {
      // A fault of ours with one feed must not keep the others waiting.
      if (mayGoOn()) log.error('a poll failed', { feed: id, err: error })
      return faults.noteFault(id)
    }
  }

  /** The list may be minutes old, and a workspace may have removed its feed, or just added it and read it. */
  const ifStillDue = async (listed: StoredFeed): Promise<StoredFeed | null> => {
    if (listed.feed.scope.kind === 'catalogue') return listed
    const now = await store.feeds.find(listed.feed.id)
    return now?.state.nextPollAt === listed.state.nextPollAt ? now : null
  }

  const pollListed = async (): Promise<void> => {
    const listed = await store.feeds.listDue(clock.nowMs(), Number.MAX_SAFE_INTEGER)
    const due = listed.filter(({ feed }) => faults.mayPoll(feed.id))
    await inParallel(async () => {
      for (let next = due.shift(); next !== undefined && mayGoOn(); next = due.shift()) {
        const stored = await ifStillDue(next)
        if (stored !== null) await poll(stored)
      }
    })
  }

  const pollClaimed = async (by: string): Promise<void> => {
    // One after the other, so that two processes never take two feeds of one host.
    const claim = () =>
      store.transaction((ledger) => ledger.feeds.claimDue({ holder: by, nowMs: clock.nowMs(), leaseMs: CLAIM_MS }))
    await inParallel(async () => {
      while (mayGoOn()) {
        const next = await claim()
        if (next === null) return
        const restMs = await poll(next)
        await store.feeds.release(next.feed.id, by, clock.nowMs() + restMs)
      }
    })
  }

  /** Fails when all have ended, where one failed: what goes on must neither be forgotten nor begun a second time. */
  const inParallel = async (work: () => Promise<void>): Promise<void> => {
    const works = Array.from({ length: feedsAtOnce }, work)
    await Promise.allSettled(works)
    await Promise.all(works)
  }
  const pollAll = async (): Promise<void> => {
    await store.feeds.restUnfollowed(clock.nowMs())
    await (holder === undefined ? pollListed() : pollClaimed(holder))
  }

  return {
    // A poll that takes longer than the pause between two is joined, not doubled.
    pollDue() {
      polling ??= pollAll().finally(() => {
        polling = null
      })
      return polling
    },
    async stop() {
      isStopped = true
      // Whoever polled is told what went wrong there.
      await polling?.catch(() => undefined)
    },
  }
}
