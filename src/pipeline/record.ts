import type { Entry } from '../core/entry.ts'
import type { Feed } from '../core/feed.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Report } from '../core/story.ts'
import { fanOut, type StoryStep } from '../bot/delivery/fan-out.ts'
import type { Identified } from '../feeds/identity.ts'
import type { PipelineDeps } from './deps.ts'
import { growOwnStories } from './grow-own-stories.ts'
import { isSettled } from './is-settled.ts'
import { joinStory, type JoinedStep } from './join-story.ts'
import { quotaDay, unitsOf } from './own-quota.ts'
import { reportOf } from './report-of.ts'
import { readRevision, reviseStories, type Revision } from './revise-stories.ts'
import { changeKeptTurn, keepTurn, takeKeptTurns, turnStory, undoTurn } from './turn-story.ts'
import { NO_OPINIONS, readTurn, understand, type Understanding } from './understand.ts'

/** An entry that was not known before. Times are Unix milliseconds. */
export type NewEntry = Pick<Entry, 'id' | 'publishedAt' | 'seenAt'> & {
  readonly outcome: EntryOutcome
  /** The first one, where it belongs to several. */
  readonly storyId: string | null
}

export type Recorded = {
  /** One for each entry, in their order. */
  readonly outcomes: readonly EntryOutcome[]
  readonly fresh: readonly NewEntry[]
  /** Channels that have something due because of them. */
  readonly wake: readonly string[]
}

type Origin = {
  readonly feed: Feed
  readonly isBaseline: boolean
  /** When the feed was last asked as the poll began; left out where the document came by itself. */
  readonly askedAt?: number | null
}
type RecordDeps = Pick<PipelineDeps, 'store' | 'clock' | 'random' | 'analyst'>
/** What comes of writing: the channels that it concerns, and what was not known before. `mayPost`: whether it is news. */
type Effects = { readonly wake: Set<string>; readonly fresh: NewEntry[]; readonly mayPost: boolean }
type Understood = Understanding & {
  /** The entry of its feed that had the very same headline before; `null` where there is none. */
  readonly namesakeId: string | null
}
/** Writes one entry, and adds what comes of it. */
type Write = (ledger: Ledger, effects: Effects) => Promise<EntryOutcome>

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
    for (const identified of batch) writes.push(await prepare(identified, origin, deps))
    batches.push(async (ledger) => {
      const mayPost = !origin.isBaseline && (await isFollowed(origin.feed, ledger))
      const effects: Effects = { wake: new Set(), fresh: [], mayPost }
      const outcomes: EntryOutcome[] = []
      for (const write of writes) outcomes.push(await write(ledger, effects))
      await countRead(batch, origin, ledger, deps.clock.nowMs())
      return { outcomes, fresh: effects.fresh, wake: [...effects.wake] }
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

async function wasAskedSince({ feed, askedAt }: Origin, ledger: Ledger): Promise<boolean> {
  const stored = askedAt === undefined ? null : await ledger.feeds.find(feed.id)
  return stored !== null && stored.state.askedAt !== askedAt
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

async function prepare(identified: Identified, origin: Origin, deps: RecordDeps): Promise<Write> {
  switch (identified.kind) {
    case 'repeated':
    case 'over-cap':
    case 'over-quota':
      return () => Promise.resolve(identified.kind)
    case 'edited': {
      const { known, entry } = identified
      const revision = readRevision(identified, origin.feed)
      const { id, publishedAt, title } = known
      const turn = title === entry.title ? undefined : readTurn({ ...entry, id, publishedAt }, origin.feed)
      return async (ledger, effects) => {
        // What another poll has found since then is newer.
        if (await wasAskedSince(origin, ledger)) return 'repeated'
        // For search, whatever stories make of it.
        await ledger.entries.updateText(id, entry)
        if (turn !== undefined) await changeKeptTurn(id, turn, ledger, deps.clock.nowMs())
        if (revision !== null) await recordRevision(revision, turn ?? null, origin, ledger, deps, effects)
        return 'edited'
      }
    }
    case 'old':
    case 'mass-change':
      return async (ledger) => {
        await ledger.entries.insert(identified.entry, identified.kind)
        return identified.kind
      }
    case 'new': {
      // Understanding is the expensive part and may ask over the network: it is done before the transaction opens.
      const { entry, namesakeId = null } = identified
      const understood = { ...(await understand(entry, origin, deps)), namesakeId }
      return (ledger, effects) => recordNew(entry, understood, origin, ledger, deps, effects)
    }
  }
}

async function recordNew(
  entry: Entry,
  understood: Understood,
  origin: Origin,
  ledger: Ledger,
  deps: RecordDeps,
  effects: Effects,
): Promise<EntryOutcome> {
  if (!(await ledger.entries.insert(entry, 'no-topic'))) return 'repeated'
  return await tellOf(entry, understood, origin, ledger, deps, effects)
}

/** What a publisher changed goes into the stories that it told; what told nothing before is told now. */
async function recordRevision(
  revision: Revision,
  turn: Report | null,
  origin: Origin,
  ledger: Ledger,
  deps: RecordDeps,
  effects: Effects,
): Promise<void> {
  const { entry, after, isTurn } = revision
  const mayPost = effects.mayPost && revision.mayPost
  const tell = async (steps: readonly JoinedStep[]): Promise<void> => {
    for (const step of steps) await spread({ ...step, mayPost, seenAt: entry.seenAt }, ledger, deps, effects)
  }
  const told = await ledger.stories.findByEntry(entry.id)
  const undone = isTurn ? await undoTurn(entry, turn, told, ledger) : []
  await tell(undone)
  const stories = undone.length === 0 ? told : await ledger.stories.findByEntry(entry.id)
  const withdrawal = turn?.facts.topic === 'model-release' ? turn.facts : null
  if (stories.length === 0 && (after.facts.length > 0 || withdrawal !== null)) {
    const understood = { reading: after, opinions: NO_OPINIONS, withdrawal, namesakeId: null }
    await tellOf(entry, understood, origin, ledger, deps, effects)
  }
  await tell(await reviseStories(stories, revision, ledger))
}

/** Owes channels what a step of a story brings them. */
async function spread(step: StoryStep, ledger: Ledger, { clock }: RecordDeps, { wake }: Effects): Promise<void> {
  for (const channelId of await fanOut(ledger, step, clock.nowMs())) wake.add(channelId)
}

async function tellOf(
  entry: Entry,
  { reading, opinions, withdrawal, namesakeId }: Understood,
  origin: Origin,
  ledger: Ledger,
  deps: RecordDeps,
  effects: Effects,
): Promise<EntryOutcome> {
  const { fresh, mayPost } = effects
  const joined: JoinedStep[] = []
  const follow = async (report: Report, step: JoinedStep): Promise<void> => {
    joined.push(step)
    const own = origin.feed.scope.kind === 'catalogue' ? await growOwnStories(step.story, report, ledger) : []
    for (const one of [step, ...own]) await spread({ ...one, mayPost, seenAt: entry.seenAt }, ledger, deps, effects)
  }
  for (const facts of reading.facts) {
    const report = reportOf(entry, reading.language, facts, origin.feed)
    const hints = { opinion: opinions.get(facts.topic) ?? null, namesakeId }
    await follow(report, await joinStory(report, origin.feed.scope, hints, ledger, deps))
    if (origin.feed.scope.kind === 'workspace') continue
    for (const { turn, step } of await takeKeptTurns(report, ledger)) await follow(turn, step)
  }
  if (withdrawal !== null) {
    const report = reportOf(entry, reading.language, withdrawal, origin.feed)
    const step = await turnStory(report, ledger)
    if (step === null) await keepTurn(report, ledger, deps.clock.nowMs())
    else {
      // An edited headline may have waited before.
      await ledger.stories.dropTurn(entry.id)
      await follow(report, step)
    }
  }
  const storyId = joined[0]?.story.id ?? null
  const opensStory = joined.some(({ sourcesBefore }) => sourcesBefore === 0)
  const { id, publishedAt, seenAt } = entry
  const outcome = storyId === null ? 'no-topic' : !mayPost ? 'baseline' : opensStory ? 'new-story' : 'joined'
  if (storyId !== null) await ledger.entries.setOutcome(id, outcome, storyId)
  fresh.push({ id, publishedAt, seenAt, outcome, storyId })
  return outcome
}
