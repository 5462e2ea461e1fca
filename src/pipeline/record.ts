import type { Entry } from '../core/entry.ts'
import type { Feed } from '../core/feed.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import { fanOut } from '../bot/delivery/fan-out.ts'
import type { Identified } from '../feeds/identity.ts'
import type { PipelineDeps } from './deps.ts'
import { joinStory } from './join-story.ts'
import { reportOf } from './report-of.ts'
import { understand, type Understanding } from './understand.ts'

export type Recorded = {
  readonly outcome: EntryOutcome
  /** Channels that have something due because of it. */
  readonly wake: readonly string[]
}

/** Reads an entry and writes it, its stories and the deliveries that follow, all or nothing. */
export async function record(
  identified: Identified,
  origin: { readonly feed: Feed; readonly isBaseline: boolean },
  deps: Pick<PipelineDeps, 'store' | 'clock' | 'random' | 'analyst'>,
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
      // Understanding is the expensive part and may ask over the network: it is done before the transaction opens.
      const understood = await understand(identified.entry, origin, deps)
      return await deps.store.transaction((ledger) => recordNew(identified.entry, understood, origin, ledger, deps))
    }
  }
}

async function recordNew(
  entry: Entry,
  { reading, opinions }: Understanding,
  origin: { readonly feed: Feed; readonly isBaseline: boolean },
  ledger: Ledger,
  deps: Pick<PipelineDeps, 'clock' | 'random'>,
): Promise<Recorded> {
  if (!(await ledger.entries.insert(entry, 'no-topic'))) return { outcome: 'repeated', wake: [] }
  const wake = new Set<string>()
  let storyId: string | null = null
  let opensStory = false
  for (const facts of reading.facts) {
    const report = reportOf(entry, reading.language, facts, origin.feed)
    const opinion = opinions.get(facts.topic) ?? null
    const step = await joinStory(report, origin.feed.scope, opinion, ledger, deps)
    storyId ??= step.story.id
    opensStory ||= step.sourcesBefore === 0
    for (const channelId of await fanOut(ledger, { ...step, mayPost: !origin.isBaseline }, deps.clock.nowMs())) {
      wake.add(channelId)
    }
  }
  if (storyId === null) return { outcome: 'no-topic', wake: [] }
  const outcome = origin.isBaseline ? 'baseline' : opensStory ? 'new-story' : 'joined'
  await ledger.entries.setOutcome(entry.id, outcome, storyId)
  return { outcome, wake: [...wake] }
}
