import type { ParsedFeedInfo } from '../core/entry.ts'
import { FeedError } from '../core/errors.ts'
import type { Validators } from '../core/feed.ts'
import type { StoredFeed } from '../core/ports/store.ts'
import { entryKeys, identify, type Identified } from '../feeds/identity.ts'
import { parseFeed } from '../feeds/parse.ts'
import type { PipelineDeps } from './deps.ts'

export type Gathered =
  | {
      readonly kind: 'read'
      /** Oldest first, so that a story opens with its first report. */
      readonly entries: readonly Identified[]
      /** `null` when the document has not changed. */
      readonly info: ParsedFeedInfo | null
      readonly validators: Validators
      readonly freshForMs: number | null
    }
  | { readonly kind: 'failed'; readonly error: FeedError }

/** Fetches a feed's document and tells what each entry of it is: new, known, edited ... Writes nothing. */
export async function gather(
  { feed, state }: StoredFeed,
  deps: Pick<PipelineDeps, 'store' | 'fetch' | 'clock' | 'random'>,
): Promise<Gathered> {
  try {
    const response = await deps.fetch.fetch({ url: feed.url, validators: state.validators })
    const { validators, freshForMs } = response
    if (response.kind === 'not-modified') return { kind: 'read', entries: [], info: null, validators, freshForMs }
    const parsed = await parseFeed(response.body, { contentType: response.contentType, url: response.finalUrl })
    const entries = identify(parsed, feed, await deps.store.entries.findByKeys(feed.id, entryKeys(parsed)), {
      oldestPublishedAt: await deps.store.entries.oldestPublishedAt(feed.id),
      isFirstPoll: state.baselineAt === null,
      seenAt: deps.clock.nowMs(),
      newId: () => deps.random.id(),
    })
    return { kind: 'read', entries: entries.toSorted(byDate), info: parsed.feed, validators, freshForMs }
  } catch (error) {
    if (error instanceof FeedError) return { kind: 'failed', error }
    throw error
  }
}

function byDate(a: Identified, b: Identified): number {
  return dateOf(a) - dateOf(b)
}

function dateOf(identified: Identified): number {
  return 'entry' in identified ? identified.entry.publishedAt : 0
}
