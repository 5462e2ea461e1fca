import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { Feed } from '../core/feed.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { Reading } from '../core/reading.ts'
import type { Report } from '../core/story.ts'
import { fanOut } from '../bot/delivery/fan-out.ts'
import type { Identified } from '../feeds/identity.ts'
import { readEntry } from '../news/read.ts'
import type { PipelineDeps } from './deps.ts'
import { joinStory } from './join-story.ts'

export type Recorded = {
  /** One for each entry, in their order. */
  readonly outcomes: readonly EntryOutcome[]
  /** Channels that have something due because of them. */
  readonly wake: readonly string[]
}

type Origin = { readonly feed: Feed; readonly isBaseline: boolean }
type RecordDeps = Pick<PipelineDeps, 'store' | 'clock' | 'random'>
/** Writes one entry; adds the channels that it concerns. */
type Write = (ledger: Ledger, wake: Set<string>) => Promise<EntryOutcome>

/** Reads entries of one feed and writes them, their stories and the deliveries that follow, all or nothing. */
export async function record(entries: readonly Identified[], origin: Origin, deps: RecordDeps): Promise<Recorded> {
  const settled = entries.filter(isSettled)
  if (settled.length === entries.length) return { outcomes: settled.map(({ kind }) => kind), wake: [] }
  const writes = entries.map((identified) => prepare(identified, origin, deps))
  return await deps.store.transaction(async (ledger) => {
    const wake = new Set<string>()
    const outcomes: EntryOutcome[] = []
    for (const write of writes) outcomes.push(await write(ledger, wake))
    return { outcomes, wake: [...wake] }
  })
}

/** Nothing is written of it. */
function isSettled(identified: Identified): identified is Extract<Identified, { kind: 'repeated' | 'over-cap' }> {
  return identified.kind === 'repeated' || identified.kind === 'over-cap'
}

function prepare(identified: Identified, origin: Origin, deps: RecordDeps): Write {
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
      // Understanding is the expensive part and needs no database: it is done before the transaction opens.
      const reading = readEntry(identified.entry, origin.feed)
      return (ledger, wake) => recordNew(identified.entry, reading, origin, ledger, deps, wake)
    }
  }
}

async function recordNew(
  entry: Entry,
  reading: Reading,
  origin: Origin,
  ledger: Ledger,
  deps: RecordDeps,
  wake: Set<string>,
): Promise<EntryOutcome> {
  if (!(await ledger.entries.insert(entry, 'no-topic'))) return 'repeated'
  let storyId: string | null = null
  let opensStory = false
  for (const facts of reading.facts) {
    const step = await joinStory(reportOf(entry, reading, facts, origin.feed), origin.feed.scope, ledger, deps)
    storyId ??= step.story.id
    opensStory ||= step.sourcesBefore === 0
    for (const channelId of await fanOut(ledger, { ...step, mayPost: !origin.isBaseline }, deps.clock.nowMs())) {
      wake.add(channelId)
    }
  }
  if (storyId === null) return 'no-topic'
  const outcome = origin.isBaseline ? 'baseline' : opensStory ? 'new-story' : 'joined'
  await ledger.entries.setOutcome(entry.id, outcome, storyId)
  return outcome
}

function reportOf(entry: Entry, reading: Reading, facts: Facts, feed: Feed): Report {
  return {
    entryId: entry.id,
    feedId: feed.id,
    feedName: feed.name,
    feedKind: feed.kind,
    feedWeight: feed.weight,
    language: reading.language,
    title: entry.title,
    summary: entry.summary,
    url: entry.url,
    publishedAt: entry.publishedAt,
    facts,
  }
}
