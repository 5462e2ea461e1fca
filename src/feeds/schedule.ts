import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations.ts'
import type { FeedError, FeedErrorKind } from '../core/errors.ts'
import type { FeedProblem, FeedRhythm, FeedState } from '../core/feed.ts'
import { DAY_NAMES } from './day-names.ts'

export type ScheduleFacts = {
  readonly nowMs: number
  /** As the last whole document told; `null` when none could be read yet. */
  readonly rhythm: FeedRhythm | null
  /** As this answer states. */
  readonly freshForMs: number | null
  /** Of this poll. */
  readonly error: Pick<FeedError, 'kind' | 'httpStatus' | 'retryAfterMs'> | null
  /** This one included. */
  readonly failuresInARow: number
  /** For how long it was to rest after the answer before, where that refused us as well; `null` where it did not. */
  readonly refusedForMs: number | null
  /** When the server last asked for fewer requests; `null` when never. */
  readonly limitedAt: number | null
  /** A hub pushes what is new, so polling only backs it up. */
  readonly isPushed: boolean
  /** Never before then: what is read of it in a day has been read; `null` where that is not so. */
  readonly notBefore: number | null
  readonly feedId: string
}

const MIN_DELAY = 5 * MINUTE_MS
const MAX_ADAPTIVE = DAY_MS
const MAX_DELAY = 7 * DAY_MS
const DEFAULT_DELAY = HOUR_MS
/** What is out of order is well again at any time, and brings news then. */
const MAX_BROKEN_DELAY = 6 * HOUR_MS
/** Where nobody answered, it may be our own network, and nobody is troubled. */
const MAX_SILENT_DELAY = HOUR_MS
/** What is too many is counted by the minute or the hour, and by the day at most (RFC 6585, 4). */
const MAX_LIMITED_DELAY = DAY_MS
/** For so long after a 429 a feed is asked half as often, and hourly at most. */
const SLOW_FOR = 7 * DAY_MS
/** Who is asked four times a day did not mean us by it, or is asked seldom enough. */
const MAX_SLOWED_DELAY = 6 * HOUR_MS
/** What a server says to us that could well give an answer. */
const REFUSALS: ReadonlySet<FeedProblem> = new Set(['login', 'challenge', 'rate-limited'])
/** Share of the delay, at most. */
const JITTER = 0.1
const MAX_JITTER = 10 * MINUTE_MS

/** When to ask a feed again, in Unix milliseconds: as often as it publishes, never sooner than its server wants. */
export function nextPollAt(facts: ScheduleFacts): number {
  const usual = facts.error === null ? successDelay(facts) : failureDelay(facts.error, facts)
  const delay = Math.max(usual, (facts.notBefore ?? 0) - facts.nowMs)
  const jitter = Math.floor(hashShare(facts.feedId) * Math.min(delay * JITTER, MAX_JITTER))
  const at = Math.ceil(facts.nowMs + delay + jitter)
  return facts.rhythm === null ? at : afterRest(at, facts.rhythm)
}

/** When a feed would be asked again if no hub pushed it: what nobody pushed, or what was pushed too fast, is found then. */
export function unpushedPollAt(feedId: string, state: FeedState): number {
  const { lastSuccessAt, failuresInARow, rhythm, limitedAt, problem } = state
  // After a failure, the next poll is one of a feed that is not pushed already.
  if (lastSuccessAt === null || failuresInARow > 0 || problem === 'over-quota') return state.nextPollAt
  const freshForMs = rhythm?.freshForMs ?? null
  const facts = {
    nowMs: lastSuccessAt,
    rhythm,
    freshForMs,
    error: null,
    failuresInARow: 0,
    refusedForMs: null,
    limitedAt,
  }
  return nextPollAt({ ...facts, isPushed: false, notBefore: null, feedId })
}

function successDelay({ nowMs, rhythm, freshForMs, limitedAt, isPushed }: ScheduleFacts): number {
  const asked = Math.max((rhythm?.ttl ?? 0) * MINUTE_MS, freshForMs ?? 0)
  const usual = isPushed ? DAY_MS : adaptiveDelay(rhythm, nowMs)
  const isSlowed = limitedAt !== null && nowMs - limitedAt < SLOW_FOR
  const slowed = isSlowed ? Math.min(Math.max(HOUR_MS, 2 * usual), MAX_SLOWED_DELAY) : 0
  return Math.max(usual, slowed, Math.min(asked, MAX_DELAY))
}

/** Half of the usual gap between entries, so that a new one waits a quarter of it on average. */
function adaptiveDelay(rhythm: FeedRhythm | null, nowMs: number): number {
  const { usualGapMs = null, newestAt = null } = rhythm ?? {}
  if (usualGapMs === null || newestAt === null) return DEFAULT_DELAY
  // A feed that has fallen silent is asked less and less often.
  const gap = Math.max(usualGapMs, (nowMs - newestAt) / 4)
  return Math.min(MAX_ADAPTIVE, Math.max(MIN_DELAY, gap / 2))
}

function failureDelay(
  { kind, httpStatus, retryAfterMs }: NonNullable<ScheduleFacts['error']>,
  { failuresInARow, refusedForMs }: ScheduleFacts,
): number {
  const isRefusal = isMissing({ kind, httpStatus }) || REFUSALS.has(kind)
  const step = isRefusal && kind !== 'login' ? HOUR_MS : MIN_DELAY
  const inARow = step * 2 ** Math.min(Math.max(failuresInARow, 1) - 1, 20)
  // Faults before it, of which a day brings dozens, say nothing about how long it will refuse us.
  const backOff = isRefusal ? Math.min(inARow, Math.max(step, 2 * (refusedForMs ?? 0))) : inARow
  return Math.min(Math.max(Math.min(backOff, longestDelay(kind, isRefusal)), retryAfterMs ?? 0), MAX_DELAY)
}

function longestDelay(kind: FeedErrorKind, isRefusal: boolean): number {
  if (kind === 'rate-limited') return MAX_LIMITED_DELAY
  // Who refuses us means us.
  if (isRefusal) return MAX_DELAY
  return kind === 'refused' || kind === 'timeout' ? MAX_SILENT_DELAY : MAX_BROKEN_DELAY
}

/** For how long a feed was to rest after its last answer, where that refused us or found nothing there; `null` where it did not. */
export function refusedFor({ problem, missingSince, askedAt, nextPollAt: at }: FeedState): number | null {
  const isRefused = missingSince !== null || (problem !== null && REFUSALS.has(problem))
  return isRefused && askedAt !== null ? at - askedAt : null
}

/** Is there, as it seems, no such feed at all? */
export function isMissing({ kind, httpStatus }: Pick<FeedError, 'kind' | 'httpStatus'>): boolean {
  return kind === 'dns' || kind === 'gone' || httpStatus === 404
}

/** The first moment that is in none of the hours and days (GMT) in which the publisher wants rest. */
function afterRest(atMs: number, rest: Pick<FeedRhythm, 'skipHours' | 'skipDays'>): number {
  let at = atMs
  for (let hours = 0; hours < 7 * 24; hours++) {
    const date = new Date(at)
    const rests =
      rest.skipHours.includes(date.getUTCHours()) || rest.skipDays.includes(DAY_NAMES[date.getUTCDay()] ?? '')
    if (!rests) return at
    at = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS + ((atMs % HOUR_MS) % (5 * MINUTE_MS))
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
