import { FeedError } from '../core/errors.ts'
import type { FeedCheck } from '../core/ports/feed-desk.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import { findTrouble } from '../feeds/health.ts'
import { holdUntil } from '../feeds/hold-until.ts'
import { parseFeed } from '../feeds/parse.ts'
import { readRhythm } from '../feeds/rhythm.ts'
import { vouchedFor } from '../feeds/vouched-for.ts'
import type { PipelineDeps } from './deps.ts'
import { validatorsOf } from './gather.ts'

/** Looks at a feed now, with one conditional request, and changes nothing. A server that asked for a pause gets it. */
export async function checkFeed(
  { feed, state }: StoredFeed,
  { fetch, clock, trusts }: Pick<PipelineDeps, 'fetch' | 'clock' | 'trusts'>,
): Promise<FeedCheck> {
  const nowMs = clock.nowMs()
  if (state.limitedAt !== null && state.problem === 'rate-limited' && state.nextPollAt > nowMs) {
    return { kind: 'waits', untilAt: state.nextPollAt }
  }
  // It is read again when the day is over, and a look now would find nothing wrong.
  if (state.problem === 'over-quota' && state.nextPollAt > nowMs) {
    return { kind: 'trouble', problem: state.problem, words: state.lastProblem ?? '' }
  }
  try {
    const answer = await fetch.fetch({
      url: state.movedTo ?? feed.url,
      validators: validatorsOf(state, nowMs),
      vouchedFor: vouchedFor(feed, trusts),
    })
    const isSame = answer.kind === 'not-modified'
    const parsed = isSame
      ? null
      : await parseFeed(answer.body, { contentType: answer.contentType, url: answer.finalUrl, isPart: answer.isPart })
    const rhythm = parsed === null ? state.rhythm : readRhythm(parsed, state.rhythm, nowMs)
    const trouble = findTrouble(rhythm, parsed?.entries.length ?? state.fingerprints.length, nowMs)
    if (trouble !== null) return { kind: 'trouble', ...trouble }
    return { kind: 'well', entries: parsed?.entries.length ?? null }
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    // Without a status nothing was asked: its host wants a pause.
    const isHeld = error.kind === 'rate-limited' && error.httpStatus === null
    if (isHeld) return { kind: 'waits', untilAt: holdUntil(error, nowMs) }
    return { kind: 'trouble', problem: error.kind, words: `${error.message} ${error.hint}` }
  }
}
