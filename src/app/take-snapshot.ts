import type { Analyst } from '../core/ports/analyst.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedDesk } from '../core/ports/feed-desk.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'
import type { Platform } from '../core/workspace.ts'
import type { Snapshot } from '../ops/metrics.ts'

type SnapshotParts = {
  readonly store: Store
  readonly feedDesk: FeedDesk
  readonly analyst: Analyst | null
  /** Whose backlog counts. */
  readonly backedUp: readonly Platform[]
  readonly clock: Clock
  readonly log: Log
}

/** What `/metrics` tells of the database. What goes wrong is logged and thrown. */
export async function takeSnapshot(parts: SnapshotParts): Promise<Snapshot> {
  try {
    return await look(parts)
  } catch (error) {
    parts.log.warn('what /metrics tells of the database could not be looked up', { err: error })
    throw error
  }
}

async function look({ store, feedDesk, analyst, backedUp, clock }: SnapshotParts): Promise<Snapshot> {
  const now = clock.nowMs()
  const feeds = await store.feeds.list()
  const levels = Map.groupBy(feeds, (stored) => feedDesk.levelOf(stored))
  return {
    stories: await store.operations.countStories(),
    feeds: new Map([...levels].map(([level, members]) => [level, members.length])),
    ...(await store.deliveries.backlog(backedUp, now)),
    ...(await store.operations.pressure(now)),
    analyst: analyst === null ? null : await analyst.health(),
  }
}
