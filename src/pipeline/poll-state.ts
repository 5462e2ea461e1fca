import { DAY_MS } from '../core/durations.ts'
import type { FeedError } from '../core/errors.ts'
import {
  LONGEST_FEED_REST_MS,
  NO_VALIDATORS,
  type Feed,
  type FeedMove,
  type FeedProblem,
  type FeedRhythm,
  type FeedState,
} from '../core/feed.ts'
import { findTrouble, quotaTrouble, withTroubledAt } from '../feeds/health.ts'
import type { Identified } from '../feeds/identity.ts'
import { readRhythm } from '../feeds/rhythm.ts'
import { isMissing, nextPollAt, refusedFor } from '../feeds/schedule.ts'
import { pushAfterPoll } from '../feeds/websub-state.ts'
import type { Gathered } from './gather.ts'
import { nextQuotaDayAt } from './own-quota.ts'

const ANSWERS_TO_MOVE = 3
const MOVE_AFTER_MS = DAY_MS
const STOP_AFTER_MS = 30 * DAY_MS
/** 410 says that it is gone for good (RFC 9110, 15.5.11), and some sites say so for minutes while they are being mended. */
const ANSWERS_TO_BE_GONE = 3
const GONE_AFTER_MS = DAY_MS
/** A new address that is missing, or where something else stands, so often in a row is no good one any more. */
const MISSES_TO_RETURN = 3
const SOMETHING_ELSE: ReadonlySet<FeedProblem> = new Set([
  'html',
  'not-a-feed',
  'tls',
  'bad-redirect',
  'blocked-address',
])

/** What to remember after a document was read, or had not changed. `awakeSince`: when this process began. */
export function afterSuccess(
  feed: Feed,
  before: FeedState,
  { answer, document, entries }: Extract<Gathered, { readonly kind: 'read' }>,
  nowMs: number,
  awakeSince: number,
): FeedState {
  const state = upToNow(before, nowMs)
  const { freshForMs } = answer
  const leftAt = document?.leftAt ?? null
  const shown = document === null ? state.rhythm : readRhythm(document.parsed, state.rhythm, nowMs)
  const read = shown === null || leftAt === null ? shown : asFarAsRead(shown, state.rhythm, entries)
  const rhythm = read === null ? null : { ...read, freshForMs }
  const fingerprints = document?.fingerprints ?? state.fingerprints
  const trouble =
    leftAt === null
      ? findTrouble(rhythm, document?.parsed.entries.length ?? fingerprints.length, nowMs)
      : quotaTrouble(leftAt)
  // What was left for this day, a hub may well have pushed on the day before.
  const mayBeMissed = state.problem === 'over-quota' ? [] : entries
  const push = pushAfterPoll(state.push, document, mayBeMissed, { nowMs, awakeSince })
  const after: FeedState = {
    ...state,
    ...afterMove(state, answer.permanentUrl, nowMs),
    validators: answer.validators,
    fullAt: document === null ? state.fullAt : nowMs,
    nextPollAt: nextPollAt({
      nowMs,
      rhythm,
      freshForMs,
      error: null,
      failuresInARow: 0,
      refusedForMs: null,
      limitedAt: state.limitedAt,
      isPushed: push?.state === 'active',
      notBefore: leftAt === null ? null : nextQuotaDayAt(nowMs),
      feedId: feed.id,
    }),
    askedAt: nowMs,
    baselineAt: state.baselineAt ?? nowMs,
    lastSuccessAt: nowMs,
    failuresInARow: 0,
    missingSince: null,
    problem: trouble?.problem ?? null,
    lastProblem: trouble?.words ?? null,
    stoppedAt: null,
    fingerprints,
    rhythm,
    push,
  }
  return withTroubledAt(after, nowMs)
}

/** What is left for another day must not be older by then than the newest that is known, as old posts are that come back. */
function asFarAsRead(shown: FeedRhythm, before: FeedRhythm | null, entries: readonly Identified[]): FeedRhythm {
  const dates = entries.flatMap((one) => ('entry' in one ? [one.entry.publishedAt] : []))
  const newestAt = Math.max(before?.newestAt ?? -Infinity, ...dates)
  return { ...shown, newestAt: newestAt === -Infinity ? null : newestAt }
}

/** What was noted while the clock was ahead happened now at the latest. */
function upToNow(state: FeedState, nowMs: number): FeedState {
  const past = (at: number | null): number | null => (at === null ? null : Math.min(at, nowMs))
  return {
    ...state,
    fullAt: past(state.fullAt),
    baselineAt: past(state.baselineAt),
    lastSuccessAt: past(state.lastSuccessAt),
    missingSince: past(state.missingSince),
    limitedAt: past(state.limitedAt),
    troubledAt: past(state.troubledAt),
    toldAt: past(state.toldAt),
  }
}

/** A permanent redirect is believed after three equal answers over a day: some last only an hour. */
function afterMove(state: FeedState, to: string | null, nowMs: number): Pick<FeedState, 'move' | 'movedTo'> {
  if (to === null) return { move: null, movedTo: state.movedTo }
  const move: FeedMove =
    state.move?.to === to ? { ...state.move, answers: state.move.answers + 1 } : { to, answers: 1, since: nowMs }
  const isBelieved = move.answers >= ANSWERS_TO_MOVE && nowMs - move.since >= MOVE_AFTER_MS
  return isBelieved ? { move: null, movedTo: to } : { move, movedTo: state.movedTo }
}

/** The state of a feed after a poll that brought no entries: when it is asked again, and what is told of it. */
export function afterFailure(feed: Feed, before: FeedState, error: FeedError, nowMs: number): FeedState {
  const state = upToNow(before, nowMs)
  // Without a status nothing was asked: its host wants a pause.
  const wasAsked = error.kind !== 'rate-limited' || error.httpStatus !== null
  const isItsFault = wasAsked && !error.isOurNetwork
  const failuresInARow = isItsFault ? state.failuresInARow + 1 : state.failuresInARow
  const missingSince = isMissing(error) ? (state.missingSince ?? nowMs) : isItsFault ? null : state.missingSince
  const isOver = missingSince !== null && nowMs - missingSince >= STOP_AFTER_MS
  // Nobody looked for longer than any feed rests: we were away, or the clock was set. It gets one more try.
  const isLost = isItsFault && isOver && nowMs - (state.askedAt ?? nowMs) <= LONGEST_FEED_REST_MS
  const at = nextPollAt({
    nowMs,
    rhythm: state.rhythm,
    freshForMs: null,
    error,
    failuresInARow,
    refusedForMs: refusedFor(before),
    limitedAt: state.limitedAt,
    isPushed: false,
    notBefore: null,
    feedId: feed.id,
  })
  const isGone = error.kind === 'gone'
  const isGoneForGood =
    isGone &&
    before.problem === 'gone' &&
    failuresInARow >= ANSWERS_TO_BE_GONE &&
    missingSince !== null &&
    nowMs - missingSince >= GONE_AFTER_MS
  // The last try comes when the time is over, and not long after it, unless the server wants it later.
  const lastTryAt = missingSince === null ? Infinity : missingSince + (isGone ? GONE_AFTER_MS : STOP_AFTER_MS)
  const isElsewhere = missingSince !== null || SOMETHING_ELSE.has(error.kind)
  const isBadMove = state.movedTo !== null && (isGone || (isElsewhere && failuresInARow >= MISSES_TO_RETURN))
  const after: FeedState = {
    ...state,
    nextPollAt: nowMs < lastTryAt ? Math.min(at, Math.max(lastTryAt, nowMs + (error.retryAfterMs ?? 0))) : at,
    askedAt: nowMs,
    failuresInARow,
    missingSince,
    limitedAt: error.kind === 'rate-limited' && wasAsked ? nowMs : state.limitedAt,
    ...(wasAsked ? { problem: error.kind, lastProblem: `${error.message} ${error.hint}` } : {}),
    // Gone where it moved to, it may be at its own address still.
    stoppedAt: (isGoneForGood && !isBadMove) || isLost ? (state.stoppedAt ?? nowMs) : null,
    // What the new address said of its document is nothing to ask the old one with: it might say that nothing has changed.
    ...(isBadMove ? { movedTo: null, move: null, validators: NO_VALIDATORS } : {}),
  }
  return withTroubledAt(after, nowMs)
}

/** A stopped feed as it is polled again. What was posted while nobody asked for it is no news: that poll is a first one. */
export function resumed(state: FeedState, nowMs: number): FeedState {
  return {
    ...state,
    validators: NO_VALIDATORS,
    fullAt: null,
    nextPollAt: nowMs,
    baselineAt: null,
    failuresInARow: 0,
    missingSince: null,
    problem: null,
    lastProblem: null,
    troubledAt: null,
    stoppedAt: null,
  }
}
