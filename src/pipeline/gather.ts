import { DAY_MS } from '../core/durations.ts'
import { FeedError } from '../core/errors.ts'
import { NO_VALIDATORS, type FeedState, type Validators } from '../core/feed.ts'
import type { FeedAnswer, FeedResponse } from '../core/ports/http-fetch.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { ParsedFeed } from '../core/entry.ts'
import { identify, mayBeOld, unsettled, type Identified } from '../feeds/identity.ts'
import { keyEntries } from '../feeds/identity-keys.ts'
import { parseFeed } from '../feeds/parse.ts'
import { statedTime } from '../feeds/stated-time.ts'
import { vouchedFor } from '../feeds/vouched-for.ts'
import type { PipelineDeps } from './deps.ts'
import { quotaDay, quotaUnits, withinQuota } from './own-quota.ts'

/** Validators are not echoed for longer: some servers answer 304 for ever. */
const MAX_VALIDATORS_AGE_MS = 8 * DAY_MS

export type Gathered =
  | {
      readonly kind: 'read'
      /** Oldest first, so that a story opens with its first report. */
      readonly entries: readonly Identified[]
      /** `null` when the document has not changed. */
      readonly document: GatheredDocument | null
      readonly answer: FeedAnswer
    }
  | { readonly kind: 'failed'; readonly error: FeedError }

type GatheredDocument = {
  readonly parsed: ParsedFeed
  /** Of its entries, in its order. */
  readonly fingerprints: readonly string[]
  /** Where a hub pushes this feed (WebSub); `null` when it names none. */
  readonly hub: string | null
  /** The address under which the hub knows the feed. */
  readonly self: string | null
  /** The quota of a workspace's own feed left some of it for another day: how many are read in one. `null`: it did not. */
  readonly leftAt: number | null
}

/** The bytes of a document, and what tells how to read them. */
export type FeedDocument = Pick<
  Extract<FeedResponse, { kind: 'modified' }>,
  'body' | 'contentType' | 'finalUrl' | 'isPart'
>

type GatherDeps = Pick<PipelineDeps, 'store' | 'fetch' | 'clock' | 'random' | 'memo' | 'ownQuota' | 'trusts'>

/** Fetches a feed's document and tells what each entry of it is: new, known, edited ... Writes nothing. */
export async function gather({ feed, state }: StoredFeed, deps: GatherDeps): Promise<Gathered> {
  try {
    const validators = validatorsOf(state, deps.clock.nowMs())
    const response = await deps.fetch.fetch({
      url: state.movedTo ?? feed.url,
      validators,
      vouchedFor: vouchedFor(feed, deps.trusts),
    })
    if (response.kind === 'not-modified') return { kind: 'read', entries: [], document: null, answer: response }
    const { entries, parsed, fingerprints, leftAt } = await readDocument({ feed, state }, response, deps)
    const hub = response.hub ?? parsed.feed.hub
    const self = response.self ?? parsed.feed.self
    // Asked with what came with a document of which not all was read, its server might say that nothing has changed.
    const isPart = parsed.isCutOff === true || leftAt !== null
    const answer = isPart ? { ...response, validators: NO_VALIDATORS } : response
    return { kind: 'read', entries, document: { parsed, fingerprints, hub, self, leftAt }, answer }
  } catch (error) {
    if (error instanceof FeedError) return { kind: 'failed', error }
    throw error
  }
}

/** What each entry of a document is, whether it was fetched or pushed. Throws FeedError. */
export async function readDocument(
  { feed, state }: StoredFeed,
  document: FeedDocument,
  deps: Omit<GatherDeps, 'fetch'>,
): Promise<{ readonly entries: readonly Identified[] } & Pick<GatheredDocument, 'parsed' | 'fingerprints' | 'leftAt'>> {
  const { body, contentType, finalUrl, isPart } = document
  const parsed = await parseFeed(body, { contentType, url: finalUrl, isPart, memo: deps.memo })
  const keyed = keyEntries(parsed)
  const open = unsettled(keyed, state.fingerprints)
  const keys = new Set(open.flatMap((one) => one.keys))
  const known = await deps.store.entries.findByKeys(feed.id, [...keys])
  const times = {
    newestPublishedAt: state.rhythm?.newestAt ?? null,
    baselineAt: state.baselineAt,
    lastReadAt: state.lastSuccessAt,
    seenAt: deps.clock.nowMs(),
  }
  const identified = identify({ ...parsed, entries: keyed, open, lastFingerprints: state.fingerprints }, feed, known, {
    ...times,
    oldestPublishedAt: mayBeOld(open, times) ? await deps.store.entries.oldestPublishedAt(feed.id) : null,
    newId: () => deps.random.id(),
  })
  const found = oldestFirst(identified, parsed)
  const quota = await findQuota({ feed, state }, deps)
  const entries = quota === null ? found : withinQuota(found, quota.leftUnits)
  const isOver = quota !== null && entries.some(({ kind }) => kind === 'over-quota')
  return {
    entries,
    parsed,
    // What is left for another day must not be taken for known by then.
    fingerprints: isOver ? state.fingerprints : keyed.map(({ fingerprint }) => fingerprint),
    leftAt: isOver ? quota.most : null,
  }
}

/** How many entries are read of it in a day, and what is left of that today; `null` where it is not limited. */
async function findQuota(
  { feed, state }: StoredFeed,
  { store, clock, ownQuota }: Pick<GatherDeps, 'store' | 'clock' | 'ownQuota'>,
): Promise<{ readonly most: number; readonly leftUnits: number } | null> {
  // What is left out of a baseline would be taken for news later.
  if (feed.scope.kind === 'catalogue' || state.baselineAt === null) return null
  const most = ownQuota.entriesPerDay
  return { most, leftUnits: quotaUnits(most) - (await store.feeds.readOnDay(feed.id, quotaDay(clock.nowMs()))) }
}

/** What a feed is asked with. */
export function validatorsOf({ fullAt, validators }: FeedState, nowMs: number): Validators {
  const isFresh = fullAt !== null && nowMs - fullAt <= MAX_VALIDATORS_AGE_MS
  return isFresh ? validators : NO_VALIDATORS
}

/**
 * By their dates; those of one moment, or without a date, in the order of the document: as its dates go, else by where what is
 * new came in, which mostly is at its beginning.
 */
function oldestFirst(entries: readonly Identified[], parsed: ParsedFeed): readonly Identified[] {
  const times = parsed.entries.flatMap((entry) => statedTime(entry) ?? [])
  // Step by step, because a pinned post may stand first however old it is.
  const rise = times.slice(1).reduce((sum, time, at) => sum + Math.sign(time - (times[at] ?? time)), 0)
  const isOldestFirst = rise > 0 || (rise === 0 && isNewAtEnd(entries))
  return (isOldestFirst ? entries : entries.toReversed()).toSorted(byDate)
}

function isNewAtEnd(entries: readonly Identified[]): boolean {
  const lastKnown = entries.findLastIndex(({ kind }) => kind === 'repeated' || kind === 'edited')
  return lastKnown >= 0 && entries.findIndex(({ kind }) => kind === 'new') > lastKnown
}

function byDate(a: Identified, b: Identified): number {
  return dateOf(a) - dateOf(b)
}

/** Unix milliseconds; what is no entry comes before all. */
export function dateOf(identified: Identified): number {
  return 'entry' in identified ? identified.entry.publishedAt : 0
}
