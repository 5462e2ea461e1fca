import type { Entry } from '../core/entry.ts'
import type { Feed } from '../core/feed.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import { fanOut } from '../bot/delivery/fan-out.ts'
import type { Identified } from '../feeds/identity.ts'
import type { PipelineDeps } from './deps.ts'
import { growOwnStories } from './grow-own-stories.ts'
import { joinStory } from './join-story.ts'
import { reportOf } from './report-of.ts'
import { understand, type Understanding } from './understand.ts'

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

type Origin = { readonly feed: Feed; readonly isBaseline: boolean }
type RecordDeps = Pick<PipelineDeps, 'store' | 'clock' | 'random' | 'analyst'>
/** What comes of writing: the channels that it concerns, and what was not known before. */
type Effects = { readonly wake: Set<string>; readonly fresh: NewEntry[] }
/** Writes one entry, and adds what comes of it. */
type Write = (ledger: Ledger, effects: Effects) => Promise<EntryOutcome>

/** Reads entries of one feed and writes them, their stories and the deliveries that follow, all or nothing. */
export async function record(entries: readonly Identified[], origin: Origin, deps: RecordDeps): Promise<Recorded> {
  const write = await readEntries(entries, origin, deps)
  return write === null ? unwritten(entries) : await deps.store.transaction(write)
}

/** Reads entries of one feed, and gives what writes all that follows from them; `null` where nothing does. */
export async function readEntries(
  entries: readonly Identified[],
  origin: Origin,
  deps: RecordDeps,
): Promise<((ledger: Ledger) => Promise<Recorded>) | null> {
  if (entries.every(isSettled)) return null
  const writes: Write[] = []
  for (const identified of entries) writes.push(await prepare(identified, origin, deps))
  return async (ledger) => {
    const effects: Effects = { wake: new Set(), fresh: [] }
    const outcomes: EntryOutcome[] = []
    for (const write of writes) outcomes.push(await write(ledger, effects))
    return { outcomes, fresh: effects.fresh, wake: [...effects.wake] }
  }
}

/** What comes of entries of which nothing is written. */
export function unwritten(entries: readonly Identified[]): Recorded {
  return { outcomes: entries.filter(isSettled).map(({ kind }) => kind), fresh: [], wake: [] }
}

/** Nothing is written of it. */
function isSettled(identified: Identified): identified is Extract<Identified, { kind: 'repeated' | 'over-cap' }> {
  return identified.kind === 'repeated' || identified.kind === 'over-cap'
}

async function prepare(identified: Identified, origin: Origin, deps: RecordDeps): Promise<Write> {
  switch (identified.kind) {
    case 'repeated':
    case 'over-cap':
      return () => Promise.resolve(identified.kind)
    case 'edited':
      return async (ledger) => {
        // The text is kept up to date for search; what it was first posted as stays.
        await ledger.entries.updateText(identified.entryId, identified.entry)
        return 'edited'
      }
    case 'old':
    case 'mass-change':
      return async (ledger) => {
        await ledger.entries.insert(identified.entry, identified.kind)
        return identified.kind
      }
    case 'new': {
      // Understanding is the expensive part and may ask over the network: it is done before the transaction opens.
      const understood = await understand(identified.entry, origin, deps)
      return (ledger, effects) => recordNew(identified.entry, understood, origin, ledger, deps, effects)
    }
  }
}

async function recordNew(
  entry: Entry,
  { reading, opinions }: Understanding,
  origin: Origin,
  ledger: Ledger,
  deps: RecordDeps,
  { wake, fresh }: Effects,
): Promise<EntryOutcome> {
  if (!(await ledger.entries.insert(entry, 'no-topic'))) return 'repeated'
  let storyId: string | null = null
  let opensStory = false
  for (const facts of reading.facts) {
    const report = reportOf(entry, reading.language, facts, origin.feed)
    const opinion = opinions.get(facts.topic) ?? null
    const step = await joinStory(report, origin.feed.scope, opinion, ledger, deps)
    storyId ??= step.story.id
    opensStory ||= step.sourcesBefore === 0
    const own = origin.feed.scope.kind === 'catalogue' ? await growOwnStories(step.story, report, ledger) : []
    for (const one of [step, ...own]) {
      const full = { ...one, mayPost: !origin.isBaseline, seenAt: entry.seenAt }
      for (const channelId of await fanOut(ledger, full, deps.clock.nowMs())) wake.add(channelId)
    }
  }
  const { id, publishedAt, seenAt } = entry
  const outcome = storyId === null ? 'no-topic' : origin.isBaseline ? 'baseline' : opensStory ? 'new-story' : 'joined'
  if (storyId !== null) await ledger.entries.setOutcome(id, outcome, storyId)
  fresh.push({ id, publishedAt, seenAt, outcome, storyId })
  return outcome
}
