import { deliver } from './bot/delivery/deliver.ts'
import { emptyTally, tallyOf, type OutcomeTally } from './core/outcome.ts'
import type { FeedState } from './core/feed.ts'
import type { StoredFeed } from './core/ports/store.ts'
import { gather, readDocument, type FeedDocument } from './pipeline/gather.ts'
import type { PipelineDeps } from './pipeline/deps.ts'
import { record } from './pipeline/record.ts'
import { afterFailure, afterSuccess, holdUntil } from './pipeline/poll-state.ts'
import { saveState } from './pipeline/save-state.ts'

export { deliver, record }

export type IngestReport = {
  readonly feedId: string
  /** One outcome for each entry of the document; all zero when it has not changed or could not be had. */
  readonly outcomes: OutcomeTally
  /** In plain words; `null` when the feed could be read. */
  readonly problem: string | null
  /** As it is now. */
  readonly state: FeedState
}

/** One poll of one feed, from its bytes to the deliveries that its entries cause. Trouble with the feed is told, never thrown. */
export async function ingest({ feed, state }: StoredFeed, deps: PipelineDeps): Promise<IngestReport> {
  // poll -> fetch -> parse -> identify
  const gathered = await gather({ feed, state }, deps)
  if (gathered.kind === 'failed') {
    const { error } = gathered
    const after = await saveState(feed, state, afterFailure(feed, state, error, deps.clock.nowMs()), deps)
    if (error.heldHost !== null) await deps.store.feeds.holdHost(error.heldHost, holdUntil(error, deps.clock.nowMs()))
    return { feedId: feed.id, outcomes: emptyTally(), problem: error.message, state: after }
  }
  // read (topics, facts; an analyst where the text leaves it open) -> record: entries + stories + deliveries, in one transaction
  const { outcomes, wake } = await record(gathered.entries, { feed, isBaseline: state.baselineAt === null }, deps)
  // deliver: the outbox has it, the channels only need to look
  wake.forEach(deps.wake)
  // The validators come last: a crash before this line is healed by the next poll.
  const after = await saveState(feed, state, afterSuccess(feed, state, gathered, deps.clock.nowMs()), deps)
  if (after.push !== state.push) await deps.store.feeds.savePush(feed.id, after.push)
  return { feedId: feed.id, outcomes: tallyOf(outcomes), problem: null, state: after }
}

/** A document that a hub pushed (WebSub) goes the same way; the feed's state waits for its next poll. Throws FeedError. */
export async function ingestPushed(stored: StoredFeed, document: FeedDocument, deps: PipelineDeps): Promise<void> {
  // What was there before the baseline is not known yet, so nothing can be told to be new.
  if (stored.state.baselineAt === null) return
  const { entries } = await readDocument(stored, document, deps)
  const { wake } = await record(entries, { feed: stored.feed, isBaseline: false }, deps)
  wake.forEach(deps.wake)
}
