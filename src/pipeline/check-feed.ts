import { FeedError } from '../core/errors.ts'
import type { FeedCheck } from '../core/ports/feed-desk.ts'
import type { StoredFeed } from '../core/ports/store.ts'
import { findTrouble } from '../feeds/health.ts'
import { parseFeed } from '../feeds/parse.ts'
import { readRhythm } from '../feeds/rhythm.ts'
import type { PipelineDeps } from './deps.ts'
import { validatorsOf } from './gather.ts'

/** Looks at a feed now, with one conditional request, and changes nothing. A server that asked for a pause gets it. */
export async function checkFeed(
  { feed, state }: StoredFeed,
  { fetch, clock }: Pick<PipelineDeps, 'fetch' | 'clock'>,
): Promise<FeedCheck> {
  const nowMs = clock.nowMs()
  if (state.limitedAt !== null && state.problem === 'rate-limited' && state.nextPollAt > nowMs) {
    return { kind: 'waits', untilAt: state.nextPollAt }
  }
  try {
    const answer = await fetch.fetch({ url: state.movedTo ?? feed.url, validators: validatorsOf(state, nowMs) })
    if (answer.kind === 'not-modified') return { kind: 'well', entries: null }
    const parsed = await parseFeed(answer.body, { contentType: answer.contentType, url: answer.finalUrl })
    const trouble = findTrouble(readRhythm(parsed, state.rhythm, nowMs), parsed.entries.length, nowMs)
    if (trouble !== null) return { kind: 'trouble', ...trouble }
    return { kind: 'well', entries: parsed.entries.length }
  } catch (error) {
    if (error instanceof FeedError) {
      return { kind: 'trouble', problem: error.kind, words: `${error.message} ${error.hint}` }
    }
    throw error
  }
}
