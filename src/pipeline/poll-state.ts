import type { FeedError } from '../core/errors.ts'
import type { Feed, FeedState } from '../core/feed.ts'
import { nextPollAt } from '../feeds/schedule.ts'
import type { Gathered } from './gather.ts'

/** What to remember after a document was read, or had not changed. */
export function afterSuccess(
  feed: Feed,
  state: FeedState,
  gathered: Extract<Gathered, { readonly kind: 'read' }>,
  nowMs: number,
): FeedState {
  return {
    validators: gathered.validators,
    nextPollAt: nextPollAt({
      nowMs,
      entryTimes: gathered.entries.flatMap((identified) =>
        'entry' in identified ? [identified.entry.publishedAt] : [],
      ),
      info: gathered.info,
      freshForMs: gathered.freshForMs,
      error: null,
      failuresInARow: 0,
      feedId: feed.id,
    }),
    baselineAt: state.baselineAt ?? nowMs,
    lastSuccessAt: nowMs,
    failuresInARow: 0,
    lastProblem: null,
    stoppedAt: null,
  }
}

export function afterFailure(feed: Feed, state: FeedState, error: FeedError, nowMs: number): FeedState {
  const failuresInARow = state.failuresInARow + 1
  return {
    ...state,
    nextPollAt: nextPollAt({
      nowMs,
      entryTimes: [],
      info: null,
      freshForMs: null,
      error,
      failuresInARow,
      feedId: feed.id,
    }),
    failuresInARow,
    lastProblem: `${error.message} ${error.hint}`,
    stoppedAt: error.kind === 'gone' ? nowMs : null,
  }
}
