import { FeedError } from '../core/errors.ts'
import type { StoredFeed } from '../core/ports/store.ts'
import { findTrouble } from '../feeds/health.ts'
import { parseFeed } from '../feeds/parse.ts'
import { readRhythm } from '../feeds/rhythm.ts'
import type { PipelineDeps } from './deps.ts'

export type FeedCheck = {
  readonly isWell: boolean
  /** What was found, in plain words, with what to do. */
  readonly words: string
}

/** Looks at a feed now, with one conditional request, and changes nothing. A server that asked for a pause gets it. */
export async function checkFeed(
  { feed, state }: StoredFeed,
  { fetch, clock }: Pick<PipelineDeps, 'fetch' | 'clock'>,
): Promise<FeedCheck> {
  const nowMs = clock.nowMs()
  if (state.limitedAt !== null && state.problem === 'rate-limited' && state.nextPollAt > nowMs) {
    const until = new Date(state.nextPollAt).toISOString()
    return { isWell: false, words: `The server asked not to be asked before ${until}, so it was not.` }
  }
  try {
    const answer = await fetch.fetch({ url: state.movedTo ?? feed.url, validators: state.validators })
    if (answer.kind === 'not-modified') return { isWell: true, words: 'It has not changed since it was last read.' }
    const parsed = await parseFeed(answer.body, { contentType: answer.contentType, url: answer.finalUrl })
    const trouble = findTrouble(readRhythm(parsed, state.rhythm, nowMs), parsed.entries.length, nowMs)
    if (trouble !== null) return { isWell: false, words: trouble.words }
    const count = parsed.entries.length
    return { isWell: true, words: `It can be read and has ${count} ${count === 1 ? 'entry' : 'entries'}.` }
  } catch (error) {
    if (error instanceof FeedError) return { isWell: false, words: `${error.message} ${error.hint}` }
    throw error
  }
}
