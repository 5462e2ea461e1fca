import { deliver } from './bot/delivery/deliver.ts'
import { emptyTally, tallyOf } from './core/outcome.ts'
import type { FeedState } from './core/feed.ts'
import type { StoredFeed } from './core/ports/feed-store.ts'
import type { Ledger } from './core/ports/store.ts'
import { holdUntil } from './feeds/hold-until.ts'
import { unpushedPollAt } from './feeds/schedule.ts'
import { gather, readDocument, type FeedDocument } from './pipeline/gather.ts'
import type { PipelineDeps } from './pipeline/deps.ts'
import {
  joinRecorded,
  readEntries,
  record,
  unwritten,
  writeBatches,
  type Recorded,
  type WriteBatch,
} from './pipeline/record.ts'
import type { IngestReport, RecordReport } from './pipeline/ingest-report.ts'
import { couldNotBeRead, lateBefore } from './pipeline/late-before.ts'
import { afterFailure, afterSuccess } from './pipeline/poll-state.ts'
import { saveState, saveStateIn } from './pipeline/save-state.ts'
import { tellEntries, tellGap } from './pipeline/tell-entries.ts'

export { deliver }

const NOTHING: RecordReport = { outcomes: emptyTally(), fresh: [] }

/** One poll of one feed, from its bytes to the deliveries that its entries cause. Trouble with the feed is told, never thrown. */
export async function ingest({ feed, state }: StoredFeed, deps: PipelineDeps): Promise<IngestReport> {
  const startedAt = deps.clock.nowMs()
  // poll -> fetch -> parse -> identify
  const gathered = await gather({ feed, state }, deps)
  if (gathered.kind === 'failed') {
    const { error } = gathered
    const after = await saveState({ feed, state }, afterFailure(feed, state, error, deps.clock.nowMs()), deps)
    if (error.heldHost !== null) await deps.store.feeds.holdHost(error.heldHost, holdUntil(error, deps.clock.nowMs()))
    const problem = error.message
    return { ...NOTHING, feedId: feed.id, isChanged: false, isCatchingUp: false, problem, state: after }
  }
  // read: topics, facts; an analyst where the text leaves it open
  const batches = await readEntries(
    gathered.entries,
    {
      ...{ feed, isBaseline: state.baselineAt === null, askedAt: state.askedAt },
      lateBefore: lateBefore(state, startedAt, deps.awayAfterMs),
    },
    deps,
  )
  const nowMs = deps.clock.nowMs()
  const read = afterSuccess(feed, state, gathered, nowMs, deps.awakeSince)
  // record: entries + stories + deliveries; the feed's state with its validators in one transaction with the last of them
  const last = batches.at(-1)
  const { recorded, after } =
    last === undefined
      ? { recorded: unwritten(gathered.entries), after: await saveState({ feed, state }, read, deps) }
      : await recordWithState(
          batches.slice(0, -1),
          last,
          (ledger) => saveStateIn(ledger, { feed, state }, read, nowMs),
          deps,
        )
  const { outcomes, fresh, wake } = recorded
  tellEntries(fresh, feed.id, startedAt, deps.log)
  tellGap(gathered.entries, { feed, state }, deps.log)
  // deliver: the outbox has it, the channels only need to look
  wake.forEach(deps.wake)
  if (after.push !== state.push) await deps.store.feeds.savePush(feed.id, after.push)
  const isChanged = gathered.document !== null
  const isCatchingUp = couldNotBeRead(state, deps.awakeSince)
  return { feedId: feed.id, outcomes: tallyOf(outcomes), fresh, isChanged, isCatchingUp, problem: null, state: after }
}

async function recordWithState(
  first: readonly WriteBatch[],
  writeLast: WriteBatch,
  save: (ledger: Ledger) => Promise<FeedState>,
  deps: Pick<PipelineDeps, 'store'>,
): Promise<{ readonly recorded: Recorded; readonly after: FeedState }> {
  const recorded = await writeBatches(first, deps)
  const { last, after } = await deps.store.transaction(async (ledger) => ({
    last: await writeLast(ledger),
    after: await save(ledger),
  }))
  return { recorded: joinRecorded([recorded, last]), after }
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
  // What is left out is the feed's trouble, of which its poll tells.
  if (outcomes.includes('edited') || outcomes.includes('over-quota')) await askAgain(stored, deps)
  return { outcomes: tallyOf(outcomes), fresh }
}

/** Hubs try again for hours, so that what they push may have been corrected since then: the feed itself has the last word. */
async function askAgain({ feed, state }: StoredFeed, { store }: Pick<PipelineDeps, 'store'>): Promise<void> {
  await store.feeds.readAnew(feed.id)
  const at = unpushedPollAt(feed.id, state)
  if (at < state.nextPollAt) await store.feeds.hasten(feed.id, { from: state.nextPollAt, to: at })
}
