import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations.ts'
import type { FeedProblem, FeedRhythm, FeedState } from '../core/feed.ts'
import type { FeedLevel } from '../core/ports/feed-desk.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'

/** So many of its usual gaps without an entry make a feed stale, but never less than the days below. */
const STALE_GAPS = 10
const MIN_STALE_MS = 14 * DAY_MS

type FeedTrouble = { readonly problem: FeedProblem; readonly words: string }

/** What is wrong with a feed that could be read, by how many entries its document has, or had where it has not changed. */
export function findTrouble(rhythm: FeedRhythm | null, entryCount: number, nowMs: number): FeedTrouble | null {
  if (rhythm === null) return null
  if (entryCount === 0 && rhythm.entryCount > 0) {
    return {
      problem: 'no-entries',
      words: `The feed is empty, and used to have ${rhythm.entryCount} entries. Look on its site whether the feed has moved.`,
    }
  }
  const { newestAt, usualGapMs } = rhythm
  if (newestAt === null || usualGapMs === null) return null
  const silentMs = nowMs - newestAt
  if (silentMs <= Math.max(MIN_STALE_MS, STALE_GAPS * usualGapMs)) return null
  return {
    problem: 'stale',
    words: `There has been nothing new for ${span(silentMs)}; it used to publish every ${span(usualGapMs)}. Look on its site whether the feed has moved.`,
  }
}

/** Of a workspace's own feed that brings more in a day than is read of one. */
export function quotaTrouble(entriesPerDay: number): FeedTrouble {
  return {
    problem: 'over-quota',
    words: `It brings more than the ${entriesPerDay} entries a day that are read of a workspace's own feed. The rest waits until midnight (UTC). Raise OWN_ENTRIES_PER_DAY if that is wanted.`,
  }
}

type FeedHealth = {
  readonly level: FeedLevel
  /** In plain words, with what to do. */
  readonly words: string
}

/** Not polled, and not asked for either: a check that reads it changes nothing. */
export function isResting({ problem }: Pick<FeedState, 'problem'>): boolean {
  return problem === 'unfollowed'
}

/** What can be read, and is still not right. */
const ALARMS: ReadonlySet<FeedProblem> = new Set(['no-entries', 'stale', 'over-quota'])

/** How a feed is, in English words for whoever runs the bot. */
export function feedHealth({ state }: Pick<StoredFeed, 'state'>, nowMs: number): FeedHealth {
  const { problem, lastProblem, lastSuccessAt, failuresInARow, stoppedAt, troubledAt } = state
  const words = lastProblem ?? ''
  const success = lastSuccessAt === null ? 'It was never read.' : `It was last read ${span(nowMs - lastSuccessAt)} ago.`
  if (isResting(state)) return { level: 'resting', words: `No channel of its workspace gets anything. ${success}` }
  if (stoppedAt !== null)
    return {
      level: 'stopped',
      words: `It is no longer polled, until feeds check finds that it can be read. ${words} ${success}`,
    }
  // Of many that are empty at one hour, as those of arXiv are, nobody is to be alarmed.
  if (problem === 'no-entries' && troubledAt === null)
    return { level: 'well', words: `It is empty for now. ${success}` }
  if (problem !== null && ALARMS.has(problem)) return { level: 'alarm', words }
  if (problem !== null) {
    const row = failuresInARow > 1 ? ` ${failuresInARow} times in a row.` : ''
    return { level: 'trouble', words: `${words}${row} ${success}` }
  }
  if (lastSuccessAt === null) return { level: 'new', words: 'It has not been polled yet.' }
  return { level: 'well', words: success }
}

function span(ms: number): string {
  const [count, unit] =
    ms >= 2 * DAY_MS
      ? [ms / DAY_MS, 'day']
      : ms >= 2 * HOUR_MS
        ? [ms / HOUR_MS, 'hour']
        : [Math.max(0, ms) / MINUTE_MS, 'minute']
  const whole = Math.round(count)
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`
}

/** A failure counts from the third one in a row: a page that says sorry is gone soon. */
const TIMES_TO_COUNT = 3

/** What a server that is down for a while comes to. */
const DOWN: ReadonlySet<FeedProblem> = new Set(['refused', 'timeout', 'http-status'])
/** That many come in two hours or more, in which most servers are up again; nor could anybody do anything about it. */
const TIMES_DOWN_TO_COUNT = 6

/** arXiv is empty for an hour before a new day's papers are there, and some sites are while they are built. */
const EMPTY_MS = DAY_MS

/** The state with the moment since which somebody should know of its trouble. */
export function withTroubledAt(state: FeedState, nowMs: number): FeedState {
  const { problem, failuresInARow, missingSince, stoppedAt, troubledAt, rhythm } = state
  if (problem === null) return { ...state, troubledAt: null }
  const timesToCount = DOWN.has(problem) && missingSince === null ? TIMES_DOWN_TO_COUNT : TIMES_TO_COUNT
  const isEmptyYet = problem === 'no-entries' && nowMs - (rhythm?.emptySince ?? nowMs) < EMPTY_MS
  const isAlarm = ALARMS.has(problem) && !isEmptyYet
  const begins = isAlarm || failuresInARow >= timesToCount || stoppedAt !== null
  return { ...state, troubledAt: troubledAt ?? (begins ? nowMs : null) }
}

/** Whether a poll made a difference to somebody who looks after the feed. */
export function troubleChange(before: FeedState, after: FeedState): 'begins' | 'stops' | 'ends' | null {
  if (before.troubledAt === null) return after.troubledAt === null ? null : 'begins'
  if (after.troubledAt === null) return 'ends'
  return before.stoppedAt === null && after.stoppedAt !== null ? 'stops' : null
}
