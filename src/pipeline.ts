import { deliver } from './bot/delivery/deliver.ts'
import { addTallies, emptyTally, type OutcomeTally } from './core/outcome.ts'
import type { StoredFeed } from './core/ports/store.ts'
import { gather } from './pipeline/gather.ts'
import type { PipelineDeps } from './pipeline/deps.ts'
import { record } from './pipeline/record.ts'
import { afterFailure, afterSuccess } from './pipeline/poll-state.ts'

export { deliver, record }

export type IngestReport = {
  readonly feedId: string
  /** One outcome for each entry of the document; all zero when it has not changed or could not be had. */
  readonly outcomes: OutcomeTally
  /** In plain words; `null` when the feed could be read. */
  readonly problem: string | null
}

/** One poll of one feed, from its bytes to the deliveries that its entries cause. Trouble with the feed is told, never thrown. */
export async function ingest({ feed, state }: StoredFeed, deps: PipelineDeps): Promise<IngestReport> {
  // poll -> fetch -> parse -> identify
  const gathered = await gather({ feed, state }, deps)
  if (gathered.kind === 'failed') {
    await deps.store.feeds.saveState(feed.id, afterFailure(feed, state, gathered.error, deps.clock.nowMs()))
    return { feedId: feed.id, outcomes: emptyTally(), problem: gathered.error.message }
  }
  const tallies: OutcomeTally[] = []
  for (const identified of gathered.entries) {
    // read (topics, facts) -> record: entry + story + deliveries, in one transaction
    const { outcome, wake } = await record(identified, { feed, isBaseline: state.baselineAt === null }, deps)
    tallies.push({ ...emptyTally(), [outcome]: 1 })
    // deliver: the outbox has it, the channel only needs to look
    wake.forEach(deps.wake)
  }
  // The validators come last: a crash before this line is healed by the next poll.
  await deps.store.feeds.saveState(feed.id, afterSuccess(feed, state, gathered, deps.clock.nowMs()))
  return { feedId: feed.id, outcomes: addTallies(tallies), problem: null }
}
