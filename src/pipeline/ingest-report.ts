import type { FeedState } from '../core/feed.ts'
import type { OutcomeTally } from '../core/outcome.ts'
import type { NewEntry } from './writing.ts'

/** What came of a document. */
export type RecordReport = {
  /** One outcome for each entry of the document; all zero when it has not changed or could not be had. */
  readonly outcomes: OutcomeTally
  /** What was not known before. */
  readonly fresh: readonly NewEntry[]
}

/** What came of one poll of one feed. */
export type IngestReport = RecordReport & {
  readonly feedId: string
  readonly isChanged: boolean
  /** Its entries may be older than those of a feed that is read as usual: nobody could read it before. */
  readonly isCatchingUp: boolean
  /** In plain words; `null` when the feed could be read. */
  readonly problem: string | null
  /** As it is now. */
  readonly state: FeedState
}
