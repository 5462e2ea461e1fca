import type { Entry } from '../core/entry.ts'
import type { Feed } from '../core/feed.ts'
import type { EntryOutcome } from '../core/outcome.ts'
import type { Ledger } from '../core/ports/store.ts'
import type { PipelineDeps } from './deps.ts'

/** Where entries come from. */
export type Origin = {
  readonly feed: Feed
  readonly isBaseline: boolean
  /** When the feed was last asked as the poll began; left out where the document came by itself. */
  readonly askedAt?: number | null
  /** What was published before then comes late; left out, or `null`: nothing does. */
  readonly lateBefore?: number | null
}

export type RecordDeps = Pick<PipelineDeps, 'store' | 'clock' | 'random' | 'analyst'>

/** An entry that was not known before. Times are Unix milliseconds. */
export type NewEntry = Pick<Entry, 'id' | 'publishedAt' | 'seenAt'> & {
  readonly outcome: EntryOutcome
  /** The first one, where it belongs to several. */
  readonly storyId: string | null
}

/** A transaction that writes entries of one feed, and what has come of it so far. */
export type Writing = {
  readonly origin: Origin
  readonly ledger: Ledger
  readonly deps: Pick<RecordDeps, 'clock' | 'random'>
  /** Whether it is news. */
  readonly mayPost: boolean
  /** Channels that have something due. */
  readonly wake: Set<string>
  /** What was not known before. */
  readonly fresh: NewEntry[]
}
