import { MINUTE_MS } from '../core/durations.ts'
import { FeedError, type FeedErrorKind } from '../core/errors.ts'
import type { Clock } from '../core/ports/clock.ts'

type Reach = {
  /** A server was reached, whatever it said. */
  readonly noteAnswer: () => void
  /** What is to be told of a server that was not: what went wrong there, or that none is reached. */
  readonly noteMiss: (host: string, error: FeedError) => FeedError
}

/** What a computer without a network, behind a wall or with a wrong clock gets of every server. */
const MISSES: ReadonlySet<FeedErrorKind> = new Set(['dns', 'refused', 'timeout', 'tls'])
/** Of fewer servers, each may have a fault of its own. */
const FEWEST_HOSTS = 5
/** With a network, one server or another answers more often than this. */
const SILENT_MS = 10 * MINUTE_MS

/**
 * Tells the faults of servers from those of our own network, for which no feed is to be given up or complained of. Without a
 * network macOS, Windows and many routers say even of every name that it is unknown.
 */
export function createReach(clock: Pick<Clock, 'monotonicMs'>): Reach {
  /** Since a server answered last; no more of them than are counted. */
  const missed = new Set<string>()
  let answeredAt: number | null = null
  return {
    noteAnswer() {
      answeredAt = clock.monotonicMs()
      missed.clear()
    },
    noteMiss(host, error) {
      if (!MISSES.has(error.kind)) return error
      if (missed.size < FEWEST_HOSTS) missed.add(host)
      const isSilent = answeredAt === null || clock.monotonicMs() - answeredAt >= SILENT_MS
      if (!isSilent || missed.size < FEWEST_HOSTS) return error
      const message = `No server is reached: there may be no network. ${error.message}`
      return new FeedError('refused', message, { isOurNetwork: true, cause: error })
    },
  }
}
