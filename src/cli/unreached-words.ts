import type { FeedProblem, FeedState } from '../core/feed.ts'
import { counted } from './counted.ts'

/** What a computer without a network, or behind a wall, gets of every server. */
const UNREACHED: ReadonlySet<FeedProblem> = new Set(['dns', 'timeout', 'refused', 'tls'])
/** Of fewer, each may have a fault of its own. */
const FEWEST_FEEDS = 5

type AskedFeed = { readonly state: Pick<FeedState, 'lastSuccessAt' | 'problem'> }

/** Where most feeds that were asked could not be reached, it is hardly their fault; `null` elsewhere. */
export function unreachedWords(feeds: readonly AskedFeed[]): string | null {
  const asked = feeds.filter(({ state }) => state.lastSuccessAt !== null || state.problem !== null)
  const unreached = asked.filter(({ state: { problem } }) => problem !== null && UNREACHED.has(problem))
  if (asked.length < FEWEST_FEEDS || unreached.length * 2 <= asked.length) return null
  return `${unreached.length} of the ${counted(asked.length, 'feed')} that were asked could not be reached: look whether this computer reaches the internet, by name and on port 443, without a proxy. See each with: aiwire feeds list`
}
