import { deliver } from './bot/delivery/deliver.ts'
import { emptyTally, tallyOf, type OutcomeTally } from './core/outcome.ts'
import type { FeedState } from './core/feed.ts'
import type { StoredFeed } from './core/ports/store.ts'
import { gather, readDocument, type FeedDocument } from './pipeline/gather.ts'
import type { PipelineDeps } from './pipeline/deps.ts'
import { record, type NewEntry } from './pipeline/record.ts'
import { afterFailure, afterSuccess, holdUntil } from './pipeline/poll-state.ts'
import { saveState } from './pipeline/save-state.ts'
import { tellEntries } from './pipeline/tell-entries.ts'

export { deliver, record }

/** What came of a document. */
export type RecordReport = {
  /** One outcome for each entry of the document; all zero when it has not changed or could not be had. */
  readonly outcomes: OutcomeTally
  /** What was not known before. */
  readonly fresh: readonly NewEntry[]
}

export type IngestReport = RecordReport & {
  readonly feedId: string
  readonly isChanged: boolean
  /** In plain words; `null` when the feed could be read. */
  readonly problem: string | null
  /** As it is now. */
  readonly state: FeedState
}

const NOTHING: RecordReport = { outcomes: emptyTally(), fresh: [] }

/** One poll of one feed, from its bytes to the deliveries that its entries cause. Trouble with the feed is told, never thrown. */
export async function ingest({ feed, state }: StoredFeed, deps: PipelineDeps): Promise<IngestReport> {
  const startedAt = deps.clock.nowMs()
  // poll -> fetch -> parse -> identify
  const gathered = await gather({ feed, state }, deps)
  if (gathered.kind === 'failed') {
    const { error } = gathered
    const after = await saveState(feed, state, afterFailure(feed, state, error, deps.clock.nowMs()), deps)
    if (error.heldHost !== null) await deps.store.feeds.holdHost(error.heldHost, holdUntil(error, deps.clock.nowMs()))
    return { ...NOTHING, feedId: feed.id, isChanged: false, problem: error.message, state: after }
  }
  // read (topics, facts; an analyst where the text leaves it open) -> record: entries + stories + deliveries, in one transaction
  const origin = { feed, isBaseline: state.baselineAt === null }
  const { outcomes, fresh, wake } = await record(gathered.entries, origin, deps)
  tellEntries(fresh, feed.id, startedAt, deps.log)
  // deliver: the outbox has it, the channels only need to look
  wake.forEach(deps.wake)
  // The validators come last: a crash before this line is healed by the next poll.
  const after = await saveState(feed, state, afterSuccess(feed, state, gathered, deps.clock.nowMs()), deps)
  if (after.push !== state.push) await deps.store.feeds.savePush(feed.id, after.push)
  const isChanged = gathered.document !== null
  return { feedId: feed.id, outcomes: tallyOf(outcomes), fresh, isChanged, problem: null, state: after }
}

/** A document that a hub pushed (WebSub) goes the same way; the feed's state waits for its next poll. Throws FeedError. */
export async function ingestPushed(
  stored: StoredFeed,
  document: FeedDocument,
  deps: PipelineDeps,
): Promise<RecordReport> {
  // What was there before the baseline is not known yet, so nothing can be told to be new.
  if (stored.state.baselineAt === null) return NOTHING
  const startedAt = deps.clock.nowMs()
  const { entries } = await readDocument(stored, document, deps)
  const { outcomes, fresh, wake } = await record(entries, { feed: stored.feed, isBaseline: false }, deps)
  tellEntries(fresh, stored.feed.id, startedAt, deps.log)
  wake.forEach(deps.wake)
  return { outcomes: tallyOf(outcomes), fresh }
}
