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
  readonly outcome: EntryOutcome
  /** Channels that have something due because of it. */
  readonly wake: readonly string[]
}

/** Reads an entry and writes it, its stories and the deliveries that follow, all or nothing. */
export async function record(
  identified: Identified,
  origin: { readonly feed: Feed; readonly isBaseline: boolean },
  deps: Pick<PipelineDeps, 'store' | 'clock' | 'random'>,
): Promise<Recorded> {
  switch (identified.kind) {
    case 'repeated':
    case 'over-cap':
      return { outcome: identified.kind, wake: [] }
    case 'edited':
      // The text is kept up to date for search; what it was first posted as stays.
      await deps.store.transaction((ledger) => ledger.entries.updateText(identified.entryId, identified.entry))
      return { outcome: 'edited', wake: [] }
    case 'old':
    case 'mass-change':
      await deps.store.transaction((ledger) => ledger.entries.insert(identified.entry, identified.kind))
      return { outcome: identified.kind, wake: [] }
    case 'new': {
      // Understanding is the expensive part and needs no database: it is done before the transaction opens.
      const reading = readEntry(identified.entry, origin.feed)
      return await deps.store.transaction((ledger) => recordNew(identified.entry, reading, origin, ledger, deps))
    }
  }
}

async function recordNew(
  entry: Entry,
  reading: Reading,
  origin: { readonly feed: Feed; readonly isBaseline: boolean },
  ledger: Ledger,
  deps: Pick<PipelineDeps, 'clock' | 'random'>,
): Promise<Recorded> {
  if (!(await ledger.entries.insert(entry, 'no-topic'))) return { outcome: 'repeated', wake: [] }
  const wake = new Set<string>()
  let storyId: string | null = null
  let opensStory = false
  for (const facts of reading.facts) {
    const step = await joinStory(reportOf(entry, reading, facts, origin.feed), origin.feed.scope, ledger, deps)
    storyId ??= step.story.id
    opensStory ||= step.sourcesBefore === 0
    const full = { ...step, mayPost: !origin.isBaseline, seenAt: entry.seenAt }
    for (const channelId of await fanOut(ledger, full, deps.clock.nowMs())) wake.add(channelId)
  }
  if (storyId === null) return { outcome: 'no-topic', wake: [] }
  const outcome = origin.isBaseline ? 'baseline' : opensStory ? 'new-story' : 'joined'
  await ledger.entries.setOutcome(entry.id, outcome, storyId)
  return { outcome, wake: [...wake] }
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
