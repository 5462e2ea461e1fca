import { DAY_MS } from '../core/durations.ts'
import type { Entry, ParsedEntry, ParsedFeed, RecordedEntry } from '../core/entry.ts'
import { canonicalUrl, isAddressKey } from '../core/canonical-url.ts'
import { comeIntoView } from './come-into-view.ts'
import { headlineKey, isGuidKey, MAX_TITLE, namingKeys, normalTitle, type KeyedEntry } from './identity-keys.ts'
import { passedOnKeys } from './passed-on-keys.ts'
import { clip, plainText } from './plain-text.ts'
import { shownTitle } from './shown-title.ts'
import { statedTime } from './stated-time.ts'

/** What a fetched entry is to us: exactly one of these each. */
export type Identified =
  /** `namesakeId`: the entry of its feed that had the very same headline before; left out where there is none. */
  | { readonly kind: 'new'; readonly entry: Entry; readonly namesakeId?: string }
  | { readonly kind: 'repeated' }
  /** Known; its title or summary was changed. `known` is as it was recorded, maybe when the feed was first read. */
  | { readonly kind: 'edited'; readonly known: RecordedEntry; readonly isOfBaseline: boolean; readonly entry: Entry }
  /**
   * It came into its feed long after its date: older than anything known of it, back in it, or one of a backlog. Or it came into
   * view where others went.
   */
  | { readonly kind: 'old'; readonly entry: Entry }
  /** One of many that look new at once, because the publisher moved its guids or links. */
  | { readonly kind: 'mass-change'; readonly entry: Entry }
  | { readonly kind: 'over-cap' }
  /** Beyond what is read of its feed in a day. */
  | { readonly kind: 'over-quota' }

type IdentifyContext = {
  /** Of the feed's known entries; `null` when there are none, or where no open one may be old. Unix milliseconds. */
  readonly oldestPublishedAt: number | null
  /** Of the newest entry that the last document had; `null` when unknown. */
  readonly newestPublishedAt: number | null
  /** When the feed was first read; `null` on the first poll: then nothing counts as old. */
  readonly baselineAt: number | null
  /** When it was last read; `null` on the first poll. */
  readonly lastReadAt: number | null
  readonly seenAt: number
  readonly newId: () => string
}

const MAX_SUMMARY = 2_000
/** Of what is beyond the cap: a document may hold three million items of two characters. */
const MOST_COUNTED = 20_000
/** Of the name of a language (RFC 5646, 4.4.1). */
const MAX_LANGUAGE = 35
const RECENT_MS = 7 * DAY_MS
/** An entry may come into its feed some days after its date ... */
const LATE_MS = 3 * DAY_MS
/** ... and a single one rarely later. */
const VERY_LATE_MS = 14 * DAY_MS
/** What is no news any more, where it comes with newer ones. */
const LAST_SEASON_MS = 30 * DAY_MS
const MASS_CHANGE_MIN = 8
/** Where every entry is new at once, fewer will do. */
const WHOLE_CHANGE_MIN = 3
const MASS_CHANGE_SHARE = 0.6

/** Which entries of a document have to be looked up: all but those that stood in the last one just like this. */
export function unsettled(entries: readonly KeyedEntry[], lastFingerprints: readonly string[]): readonly KeyedEntry[] {
  const last = new Set(lastFingerprints)
  return entries.filter(({ fingerprint }) => !last.has(fingerprint))
}

/** Whether one of them may be older than the oldest known entry; else nobody needs to know how old that one is. */
export function mayBeOld(
  open: readonly KeyedEntry[],
  { newestPublishedAt, baselineAt, seenAt }: Pick<IdentifyContext, 'newestPublishedAt' | 'baselineAt' | 'seenAt'>,
): boolean {
  if (baselineAt === null) return false
  if (newestPublishedAt === null) return true
  const surelyNew = Math.max(newestPublishedAt, baselineAt)
  return open.some(({ fetched }) => publishedAtOf(fetched, seenAt) < surelyNew)
}

/**
 * Tells what each entry of a document is. `known` maps identity keys to recorded entries of this feed; entries that are
 * not among the `open` ones are known to be recorded as they are.
 */
export function identify(
  document: Pick<ParsedFeed, 'overCap' | 'seamAt'> & {
    readonly entries: readonly KeyedEntry[]
    readonly open: readonly KeyedEntry[]
    /** Of those of the last one. Default: none. */
    readonly lastFingerprints?: readonly string[]
  },
  feed: { readonly id: string },
  known: ReadonlyMap<string, RecordedEntry>,
  context: IdentifyContext,
): Identified[] {
  const open = new Set(document.open)
  const { seenAt } = context
  /** One that was seen at a time to come was seen while the clock was ahead: nobody knows when. */
  const isOfBaseline = (match: RecordedEntry): boolean =>
    match.seenAt <= (context.baselineAt ?? Infinity) || match.seenAt > seenAt
  const isPassedOn = passedOnKeys(document.entries, document.open, known)
  const seen = new Set<string>()
  const undated = new Set<Entry>()
  const identified = document.entries.map((keyed): Identified => {
    if (isSeen(keyed.keys, seen)) return { kind: 'repeated' }
    for (const key of namingKeys(keyed.keys)) seen.add(key)
    if (!open.has(keyed)) return { kind: 'repeated' }
    const entry = toEntry(keyed, feed, known, context)
    if (statedTime(keyed.fetched) === null) undated.add(entry)
    const names = namingKeys(keyed.keys).filter((key) => !isPassedOn(key))
    const match = findKnown(entry, keyed.fetched, names, known, context)
    if (match === null) {
      const namesake = known.get(headlineKey(keyed.keys) ?? '')
      return namesake === undefined ? { kind: 'new', entry } : { kind: 'new', entry, namesakeId: namesake.id }
    }
    const isEdited = match.title !== entry.title || match.summary !== entry.summary
    if (!isEdited) return { kind: 'repeated' }
    return { kind: 'edited', known: match, isOfBaseline: isOfBaseline(match), entry }
  })
  const overCap = Array.from({ length: Math.min(document.overCap, MOST_COUNTED) }, (): Identified => ({
    kind: 'over-cap',
  }))
  const hidden =
    context.baselineAt === null
      ? new Set()
      : comeIntoView(document, {
          isNew: (at) => identified[at]?.kind === 'new',
          isDated: (at) => document.entries[at] !== undefined && statedTime(document.entries[at].fetched) !== null,
        })
  const shown = identified.map((one, at): Identified =>
    one.kind === 'new' && hidden.has(at) ? { kind: 'old', entry: one.entry } : one,
  )
  return [...absorb(shown, undated, known, context), ...overCap]
}

function hasGuid(keys: readonly string[]): boolean {
  return isGuidKey(keys[0] ?? '')
}

/** Twice in one document: the same guid; without guids, the same address or the same title and date. */
function isSeen(keys: readonly string[], seen: ReadonlySet<string>): boolean {
  const telling = hasGuid(keys) ? keys.slice(0, 1) : namingKeys(keys)
  return telling.some((key) => seen.has(key))
}

function findKnown(
  entry: Entry,
  fetched: ParsedEntry,
  names: readonly string[],
  known: ReadonlyMap<string, RecordedEntry>,
  { seenAt }: IdentifyContext,
): RecordedEntry | null {
  for (const key of names) {
    const match = known.get(key)
    if (match === undefined) continue
    if (isGuidKey(key) && isReusedGuid(entry, fetched, match, seenAt)) continue
    if (isAddressKey(key) && isSharedUrl(entry, fetched, match)) continue
    return match
  }
  return null
}

/** The publisher gave an old guid to another post: new address, new title, and dated later and recently. */
function isReusedGuid(entry: Entry, fetched: ParsedEntry, match: RecordedEntry, seenAt: number): boolean {
  return (
    entry.url !== null &&
    match.url !== null &&
    canonicalUrl(entry.url) !== canonicalUrl(match.url) &&
    normalTitle(entry.title) !== normalTitle(match.title) &&
    fetched.published !== null &&
    entry.publishedAt > match.publishedAt &&
    seenAt - entry.publishedAt < RECENT_MS
  )
}

/** Some feeds link every post to one page: another guid, title and date then is another post. */
function isSharedUrl(entry: Entry, fetched: ParsedEntry, match: RecordedEntry): boolean {
  return (
    hasGuid(entry.identityKeys) &&
    !match.identityKeys.includes(entry.identityKeys[0] ?? '') &&
    normalTitle(entry.title) !== normalTitle(match.title) &&
    fetched.published !== null &&
    entry.publishedAt > match.publishedAt
  )
}

function absorb(
  identified: readonly Identified[],
  undated: ReadonlySet<Entry>,
  known: ReadonlyMap<string, RecordedEntry>,
  { oldestPublishedAt, newestPublishedAt, baselineAt: firstReadAt, lastReadAt, seenAt }: IdentifyContext,
): Identified[] {
  if (firstReadAt === null) return [...identified]
  // A time to come is one of a clock that was ahead: what is published now is not older than that.
  const baselineAt = Math.min(firstReadAt, seenAt)
  // Of its first post a feed may tell no more than the day.
  const oldest = Math.min(oldestPublishedAt ?? baselineAt - (baselineAt % DAY_MS), seenAt)
  const readAt = Math.min(lastReadAt ?? baselineAt, seenAt)
  /** Amid what was there then, and from so long before: an old post came back, or another feed's came in. */
  const isBack = ({ publishedAt }: Entry, beforeMs: number): boolean =>
    newestPublishedAt !== null && publishedAt < newestPublishedAt && publishedAt < beforeMs
  const isOld = (entry: Entry): boolean =>
    entry.publishedAt < oldest || isBack(entry, Math.max(baselineAt - LATE_MS, readAt - VERY_LATE_MS))
  // Of a feed that never showed any, several at once that tell no date are what it should have shown at first.
  const isArchive = oldestPublishedAt === null && newestPublishedAt === null && undated.size >= WHOLE_CHANGE_MIN
  const hasKnownTitle = (entry: Entry): boolean => known.has(headlineKey(entry.identityKeys) ?? '')
  const fresh = identified.filter((one) => one.kind === 'new')
  const freshest = Math.max(...fresh.map(({ entry }) => entry.publishedAt))
  /** The feed stood still and shows all at once what came meanwhile. One whose dates are wrong brings what is new alone. */
  const isBacklog = ({ publishedAt }: Entry): boolean =>
    publishedAt < readAt - LAST_SEASON_MS && publishedAt < freshest - LATE_MS
  const suspicious = fresh.filter(
    ({ entry }) => hasKnownTitle(entry) || isOld(entry) || isBack(entry, readAt - LATE_MS),
  )
  // Whoever was killed amid one had written down a part of it, and remembered no poll.
  const goesOn = [...known.values()].some((one) => one.outcome === 'mass-change' && one.seenAt > readAt)
  const isMassChange =
    goesOn ||
    (fresh.length >= MASS_CHANGE_MIN &&
      fresh.length > identified.length * MASS_CHANGE_SHARE &&
      suspicious.length > fresh.length * MASS_CHANGE_SHARE) ||
    (fresh.length >= WHOLE_CHANGE_MIN &&
      fresh.length === identified.length &&
      suspicious.length > fresh.length * MASS_CHANGE_SHARE)
  return identified.map((one) => {
    if (one.kind !== 'new') return one
    if (isMassChange && suspicious.includes(one)) return { kind: 'mass-change', entry: one.entry }
    const isTooOld = isOld(one.entry) || isBacklog(one.entry) || (isArchive && undated.has(one.entry))
    return isTooOld ? { kind: 'old', entry: one.entry } : one
  })
}

/** The date that the document gives, which is never later than now. */
function publishedAtOf(fetched: ParsedEntry, seenAt: number): number {
  return Math.min(statedTime(fetched) ?? seenAt, seenAt)
}

function toEntry(
  { fetched, keys }: KeyedEntry,
  feed: { readonly id: string },
  known: ReadonlyMap<string, RecordedEntry>,
  { seenAt, newId }: IdentifyContext,
): Entry {
  const { summary: told, content } = fetched
  const summary = told === null ? plainText(content ?? '', MAX_SUMMARY) : clip(told, MAX_SUMMARY)
  const entry: Entry = {
    id: newId(),
    feedId: feed.id,
    identity: keys[0] ?? '',
    identityKeys: keys,
    title: shownTitle(clip(fetched.title, MAX_TITLE), summary),
    url: fetched.url,
    summary,
    language: fetched.language === null ? null : clip(fetched.language, MAX_LANGUAGE),
    publishedAt: publishedAtOf(fetched, seenAt),
    seenAt,
  }
  // A reused key can't be the identity again: within a feed it is unique.
  const free = namingKeys(keys).find((key) => !known.has(key))
  return free === undefined ? entry : { ...entry, identity: known.has(entry.identity) ? free : entry.identity }
}
