import type { ParsedFeedInfo } from '../core/entry.ts'
import type { FeedError } from '../core/errors.ts'

export type ScheduleFacts = {
  readonly nowMs: number
  /** When the document's entries were published, any order. Unix milliseconds. */
  readonly entryTimes: readonly number[]
  /** The document's own wishes; `null` when it has not changed or could not be had. */
  readonly info: Pick<ParsedFeedInfo, 'ttl' | 'skipHours' | 'skipDays'> | null
  readonly freshForMs: number | null
  /** Of this poll. */
  readonly error: Pick<FeedError, 'kind' | 'httpStatus' | 'retryAfterMs'> | null
  /** This one included. */
  readonly failuresInARow: number
  readonly feedId: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MIN_DELAY = 5 * MINUTE
const MAX_ADAPTIVE = DAY
const MAX_DELAY = 7 * DAY
const DEFAULT_DELAY = HOUR
const RECENT_ENTRIES = 20
/** Share of the delay, at most. */
const JITTER = 0.1
const MAX_JITTER = 10 * MINUTE

/** When to ask a feed again, in Unix milliseconds: as often as it publishes, never sooner than its server wants. */
export function nextPollAt(facts: ScheduleFacts): number {
  const delay = facts.error === null ? successDelay(facts) : failureDelay(facts.error, facts)
  const jitter = Math.floor(hashShare(facts.feedId) * Math.min(delay * JITTER, MAX_JITTER))
  const at = Math.ceil(facts.nowMs + delay + jitter)
  return facts.info === null ? at : afterRest(at, facts.info)
}

function successDelay({ nowMs, entryTimes, info, freshForMs }: ScheduleFacts): number {
  const asked = Math.max((info?.ttl ?? 0) * MINUTE, freshForMs ?? 0)
  return Math.max(adaptiveDelay(entryTimes, nowMs), Math.min(asked, MAX_DELAY))
}

/** Half of the usual gap between entries, so that a new one waits a quarter of it on average. */
function adaptiveDelay(entryTimes: readonly number[], nowMs: number): number {
  const times = entryTimes
    .filter((time) => time <= nowMs)
    .toSorted((a, b) => b - a)
    .slice(0, RECENT_ENTRIES)
  const [newest] = times
  const oldest = times.at(-1)
  if (newest === undefined || oldest === undefined || times.length < 2) return DEFAULT_DELAY
  const usualGap = (newest - oldest) / (times.length - 1)
  // A feed that has fallen silent is asked less and less often.
  const gap = Math.max(usualGap, (nowMs - newest) / 4)
  return Math.min(MAX_ADAPTIVE, Math.max(MIN_DELAY, gap / 2))
}

function failureDelay(
  { kind, httpStatus, retryAfterMs }: NonNullable<ScheduleFacts['error']>,
  { failuresInARow }: ScheduleFacts,
): number {
  const isLasting = kind === 'dns' || kind === 'gone' || httpStatus === 404
  const step = isLasting || (kind === 'rate-limited' && retryAfterMs === null) ? HOUR : MIN_DELAY
  const backOff = step * 2 ** Math.min(Math.max(failuresInARow, 1) - 1, 20)
  return Math.min(Math.max(backOff, retryAfterMs ?? 0), MAX_DELAY)
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The first moment that is in none of the hours and days (GMT) in which the publisher wants rest. */
function afterRest(atMs: number, info: Pick<ParsedFeedInfo, 'skipHours' | 'skipDays'>): number {
  let at = atMs
  for (let hours = 0; hours < 7 * 24; hours++) {
    const date = new Date(at)
    const rests = info.skipHours.includes(date.getUTCHours()) || info.skipDays.includes(DAYS[date.getUTCDay()] ?? '')
    if (!rests) return at
    at = (Math.floor(at / HOUR) + 1) * HOUR + ((atMs % HOUR) % (5 * MINUTE))
  }
  // Everything is to be skipped, which can't be meant.
  return atMs
}

/** 0 to 1, always the same for a feed (FNV-1a). */
function hashShare(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}
