import type { Entry } from '../core/entry.ts'
import type { ModelReleaseFacts } from '../core/facts.ts'
import type { Feed } from '../core/feed.ts'
import type { Analyst } from '../core/ports/analyst.ts'
import type { Reading } from '../core/reading.ts'
import type { Report } from '../core/story.ts'
import type { Topic } from '../core/topic.ts'
import { analystText, reviewReading } from '../news/analyst/review-reading.ts'
import { readEntry } from '../news/read.ts'
import { readWithdrawal } from '../news/read-withdrawal.ts'
import { storyKeys } from '../news/story/keys.ts'
import { findOpenPair, type PairOpinion } from '../news/story/open-pair.ts'
import type { PipelineDeps } from './deps.ts'
import { findStoryCandidates } from './find-story-candidates.ts'
import { reportOf } from './report-of.ts'

export type Understanding = {
  readonly reading: Reading
  /** At most one a topic: `joinStory` asks nobody, it runs inside the transaction. */
  readonly opinions: ReadonlyMap<Topic, PairOpinion>
  /** What it says of a story that is told already, where it has no topic of its own. */
  readonly withdrawal: ModelReleaseFacts | null
}

export const NO_OPINIONS: Understanding['opinions'] = new Map()

/**
 * Reads an entry; where the text leaves a question open, the analyst is asked, for its time-out at the longest in all.
 * Only about what may be posted, and only about feeds of the catalogue: what a workspace reads stays here, and nobody's own
 * feed can spend the tokens of all.
 */
export async function understand(
  entry: Entry,
  { feed, isBaseline }: { readonly feed: Feed; readonly isBaseline: boolean },
  { analyst, store }: Pick<PipelineDeps, 'analyst' | 'store'>,
): Promise<Understanding> {
  const reading = readEntry(entry, feed)
  if (analyst === null || isBaseline || feed.scope.kind === 'workspace') {
    return { reading, opinions: NO_OPINIONS, withdrawal: withdrawalIn(entry, feed, reading) }
  }
  const signal = AbortSignal.timeout(analyst.timeoutMs)
  const reviewed = await reviewReading(entry, feed, reading, analyst, signal)
  const opinions = await askAboutPairs(entry, feed, reviewed, { analyst, store, signal })
  return { reading: reviewed, opinions, withdrawal: withdrawalIn(entry, feed, reviewed) }
}

/** What a workspace's own feed says turns no public story. */
function withdrawalIn(entry: Entry, feed: Feed, { facts }: Reading): ModelReleaseFacts | null {
  return facts.length > 0 || feed.scope.kind === 'workspace' ? null : readWithdrawal(entry, feed)
}

/** What the entry takes back, as a report; `null` where that is nothing. */
export function readTurn(entry: Entry, feed: Feed): Report | null {
  const reading = readEntry(entry, feed)
  const withdrawal = withdrawalIn(entry, feed, reading)
  return withdrawal === null ? null : reportOf(entry, reading.language, withdrawal, feed)
}

async function askAboutPairs(
  entry: Entry,
  feed: Feed,
  reading: Reading,
  deps: Pick<PipelineDeps, 'store'> & { readonly analyst: Analyst; readonly signal: AbortSignal },
): Promise<Understanding['opinions']> {
  const opinions = new Map<Topic, PairOpinion>()
  for (const facts of reading.facts) {
    const report = reportOf(entry, reading.language, facts, feed)
    const keys = storyKeys(report)
    const open = findOpenPair(report, await findStoryCandidates(report, keys, 'public', deps.store.stories))
    if (open === null) continue
    const isSame = await deps.analyst.sameEvent(analystText(report), analystText(open.other), deps.signal)
    if (isSame !== null) opinions.set(facts.topic, { storyId: open.storyId, isSame })
  }
  return opinions
}
