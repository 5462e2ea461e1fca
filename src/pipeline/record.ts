import type { Feed } from '../core/feed.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Identified } from '../feeds/identity.ts'
import { isSettled } from './is-settled.ts'
import { quotaDay, unitsOf } from './own-quota.ts'
import { prepareWrite, type Write } from './prepare-write.ts'
import type { NewEntry, Origin, RecordDeps, Writing } from './writing.ts'

export type Recorded = {
  /** One for each entry, in their order. */
  readonly outcomes: readonly EntryOutcome[]
  readonly fresh: readonly NewEntry[]
  /** Channels that have something due because of them. */
  readonly wake: readonly string[]
}

/** Writes some entries and all that follows from them, all or nothing. */
export type WriteBatch = (ledger: Ledger) => Promise<Recorded>

/** So many are written at a time: a document of 500 in one transaction kept everybody else waiting for seconds. */
const ENTRIES_PER_BATCH = 10

/** Reads entries of one feed and writes them, their stories and the deliveries that follow, batch by batch. */
export async function record(entries: readonly Identified[], origin: Origin, deps: RecordDeps): Promise<Recorded> {
  const batches = await readEntries(entries, origin, deps)
  return batches.length === 0 ? unwritten(entries) : await writeBatches(batches, deps)
}

/**
 * Reads entries of one feed, and gives what writes all that follows from them, in their order; nothing where nothing
 * does. Whoever is stopped between two batches finds the first ones known when the document is read once more.
 */
export async function readEntries(
  entries: readonly Identified[],
  origin: Origin,
  deps: RecordDeps,
): Promise<readonly WriteBatch[]> {
  if (entries.every(isSettled)) return []
  const batches: WriteBatch[] = []
  for (const batch of batchesOf(entries)) {
    const writes: Write[] = []
    for (const identified of batch) writes.push(await prepareWrite(identified, origin, deps))
    batches.push(async (ledger) => {
      const mayPost = !origin.isBaseline && (await isFollowed(origin.feed, ledger))
      const writing: Writing = { origin, ledger, deps, mayPost, wake: new Set(), fresh: [] }
      const outcomes: EntryOutcome[] = []
      for (const write of writes) outcomes.push(await write(writing))
      await countRead(batch, origin, ledger, deps.clock.nowMs())
      return { outcomes, fresh: writing.fresh, wake: [...writing.wake] }
    })
  }
  return batches
}

/** How much was read of it today, where that is limited. */
async function countRead(
  batch: readonly Identified[],
  { feed, isBaseline }: Origin,
  ledger: Ledger,
  nowMs: number,
): Promise<void> {
  if (feed.scope.kind === 'catalogue') return
  await ledger.feeds.countRead(feed.id, quotaDay(nowMs), { units: unitsOf(batch), isFirst: isBaseline })
}

/** A workspace may have removed its feed while it was asked: then nothing more comes of it. */
async function isFollowed({ id, scope }: Feed, ledger: Ledger): Promise<boolean> {
  return scope.kind === 'catalogue' || (await ledger.feeds.find(id)) !== null
}

/** One transaction for each batch, in order. What one wrote stays when a later one throws. */
export async function writeBatches(
  batches: readonly WriteBatch[],
  { store }: Pick<RecordDeps, 'store'>,
): Promise<Recorded> {
  const recorded: Recorded[] = []
  for (const write of batches) recorded.push(await store.transaction(write))
  return joinRecorded(recorded)
}

/** As if one batch had recorded it all; whom to wake, once each. */
export function joinRecorded(recorded: readonly Recorded[]): Recorded {
  return {
    outcomes: recorded.flatMap(({ outcomes }) => outcomes),
    fresh: recorded.flatMap(({ fresh }) => fresh),
    wake: [...new Set(recorded.flatMap(({ wake }) => wake))],
  }
}

/** What comes of entries of which nothing is written. */
export function unwritten(entries: readonly Identified[]): Recorded {
  return { outcomes: entries.filter(isSettled).map(({ kind }) => kind), fresh: [], wake: [] }
}

/** In their order; those of which nothing is written take no room. */
function batchesOf(entries: readonly Identified[]): readonly (readonly Identified[])[] {
  let batch: Identified[] = []
  const batches = [batch]
  let written = 0
  for (const entry of entries) {
    if (!isSettled(entry)) {
      if (written > 0 && written % ENTRIES_PER_BATCH === 0) {
        batch = []
        batches.push(batch)
      }
      written += 1
    }
    batch.push(entry)
  }
  return batches
}
