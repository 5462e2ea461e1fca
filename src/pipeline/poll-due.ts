import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store, StoredFeed } from '../core/ports/store.ts'
import type { FeedState } from '../core/feed.ts'
import { troubleChange } from '../feeds/health.ts'

export type PollerDeps = {
  readonly store: Pick<Store, 'feeds'>
  readonly clock: Clock
  readonly log: Log
  /** One poll of one feed; gives the feed's state after it. */
  readonly ingest: (stored: StoredFeed) => Promise<{ readonly state: FeedState }>
  /** How many feeds are polled at once. */
  readonly feedsAtOnce: number
}

export type Poller = {
  /** Polls every due feed once; a call during a poll waits for that one. */
  readonly pollDue: () => Promise<void>
  /** Starts no further feed. Resolves when those under way are done. */
  readonly stop: () => Promise<void>
}

/** Polls what is due. The operator hears of a catalogue feed's trouble once, when it begins and when it ends. */
export function createPoller({ store, clock, log, ingest, feedsAtOnce }: PollerDeps): Poller {
  let isStopped = false
  const mayGoOn = (): boolean => !isStopped
  let polling: Promise<void> | null = null

  const tell = ({ feed, state: before }: StoredFeed, after: FeedState): void => {
    const change = troubleChange(before, after)
    if (change === null) return
    // A workspace's own feed is that workspace's business.
    const level = feed.scope.kind === 'workspace' ? 'debug' : change === 'begins' ? 'warn' : 'info'
    if (change === 'begins') log[level]('a feed is in trouble', { feed: feed.id, problem: after.lastProblem })
    else log[level]('a feed is well again', { feed: feed.id })
  }

  const pollAll = async (): Promise<void> => {
    const due = [...(await store.feeds.listDue(clock.nowMs(), Number.MAX_SAFE_INTEGER))]
    const worker = async (): Promise<void> => {
      for (let next = due.shift(); next !== undefined && mayGoOn(); next = due.shift()) {
        try {
          tell(next, (await ingest(next)).state)
        } catch (error) {
          // A fault of ours with one feed must not keep the others waiting.
          if (mayGoOn()) log.error('a poll failed', { feed: next.feed.id, err: error })
        }
      }
    }
    await Promise.all(Array.from({ length: feedsAtOnce }, worker))
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
      await polling
    },
  }
}
