import type { Entry, ParsedEntry, ParsedFeed, RecordedEntry } from '../core/entry.ts'
import { canonicalUrl } from './canonical-url.ts'
import { plainText } from './plain-text.ts'

/** What a fetched entry is to us: exactly one of these each. */
export type Identified =
  | { readonly kind: 'new'; readonly entry: Entry }
  | { readonly kind: 'repeated' }
  /** Known; its title or summary was changed. `entryId` is the known entry's. */
  | { readonly kind: 'edited'; readonly entryId: string; readonly entry: Entry }
  /** Older than anything known of its feed. */
  | { readonly kind: 'old'; readonly entry: Entry }
  /** One of many that look new at once, because the publisher moved its guids or links. */
  | { readonly kind: 'mass-change'; readonly entry: Entry }
  | { readonly kind: 'over-cap' }

export type IdentifyContext = {
  /** Of the feed's known entries; `null` when there are none. Unix milliseconds. */
  readonly oldestPublishedAt: number | null
  /** Of the newest entry that the last document had; `null` when unknown. */
  readonly newestPublishedAt: number | null
  /** When the feed was first read; `null` on the first poll: then nothing counts as old. */
  readonly baselineAt: number | null
  readonly seenAt: number
  readonly newId: () => string
}

const HEADLINE = 'headline:'
const MAX_SUMMARY = 2_000
const MAX_TITLE = 1_000
const MAX_KEY = 2_000
const RECENT_MS = 7 * 24 * 3_600_000
/** An entry may come into its feed some days after its date. */
const LATE_MS = 3 * 24 * 3_600_000
const MASS_CHANGE_MIN = 8
/** Where every entry is new at once, fewer will do. */
const WHOLE_CHANGE_MIN = 3
const MASS_CHANGE_SHARE = 0.6

/**
 * Every key by which an entry may be recognised, strongest first: `guid:`, `url:`, `title:` with the date. Last comes
 * `headline:`, which names no entry but tells a mass change: titles that are known under other guids and links.
 */
export function identityKeys(entry: ParsedEntry): readonly string[] {
  const guid = entry.id === null || entry.id.trim() === '' ? [] : [`guid:${entry.id.trim()}`]
  const url = entry.url === null ? [] : [`url:${canonicalUrl(entry.url)}`]
  const headline = entry.title === '' ? [] : [`${HEADLINE}${normalTitle(entry.title)}`]
  return [...guid, ...url, titleKey(entry), ...headline].map((key) => key.slice(0, MAX_KEY))
}

function namingKeys(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => !key.startsWith(HEADLINE))
}

function titleKey(entry: ParsedEntry): string {
  const words = entry.title === '' ? plainText(entry.summary ?? entry.content ?? '', 200) : entry.title
  return `title:${normalTitle(words)}|${entry.published ?? ''}`
}

function normalTitle(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE)
}

/** All keys of a document's entries. */
export function entryKeys(parsed: ParsedFeed): readonly string[] {
  return [...new Set(documentKeys(parsed).flat())]
}

/** One key of each entry, to look them up first. */
export function strongestKeys(parsed: ParsedFeed): readonly string[] {
  return [...new Set(documentKeys(parsed).map(([key = '']) => key))]
}

/** Every other key of the entries that their strongest does not plainly tell. */
export function moreKeys(parsed: ParsedFeed, found: ReadonlyMap<string, RecordedEntry>): readonly string[] {
  const keys = documentKeys(parsed).flatMap(([key = '', ...others], at) => {
    const match = found.get(key)
    const isPlain = match !== undefined && match.title === parsed.entries[at]?.title.slice(0, MAX_TITLE)
    return isPlain ? [] : others
  })
  return [...new Set(keys)].filter((key) => !found.has(key))
}

/** Each entry's keys, less those that several different posts of this document share: they tell nothing. */
function documentKeys(parsed: ParsedFeed): readonly (readonly string[])[] {
  const all = parsed.entries.map(identityKeys)
  const titles = parsed.entries.map(({ title }) => normalTitle(title))
  const shared = new Set<string>()
  const firstAt = new Map<string, number>()
  for (const [at, keys] of all.entries()) {
    for (const key of keys.filter((one) => one.startsWith('guid:') || one.startsWith('url:'))) {
      const before = firstAt.get(key)
      if (before === undefined) firstAt.set(key, at)
      else if (titles[before] !== titles[at] && isOtherPost(key, all[before] ?? [], keys)) shared.add(key)
    }
  }
  return shared.size === 0 ? all : all.map((keys) => keys.filter((key) => !shared.has(key)))
}

/** Do two entries with that key in common, and two titles, differ in what else may name them too? */
function isOtherPost(key: string, one: readonly string[], other: readonly string[]): boolean {
  const kind = key.startsWith('guid:') ? 'url:' : 'guid:'
  const [a, b] = [one, other].map((keys) => keys.find((each) => each.startsWith(kind)))
  return a !== b || a === undefined || isSameAddress(key, a)
}

/** A guid that is only the address again, as for entries that give none, names nothing more than the address does. */
function isSameAddress(...keys: readonly [string, string]): boolean {
  const [one, other] = keys.map((key) => canonicalUrl(key.slice(key.indexOf(':') + 1)))
  return one === other
}

/** Tells what each entry of a document is. `known` maps identity keys to recorded entries of this feed. */
export function identify(
  parsed: ParsedFeed,
  feed: { readonly id: string },
  known: ReadonlyMap<string, RecordedEntry>,
  context: IdentifyContext,
): Identified[] {
  const seen = new Set<string>()
  const keysOf = documentKeys(parsed)
  const identified = parsed.entries.map((fetched, at): Identified => {
    const entry = toEntry(fetched, keysOf[at] ?? identityKeys(fetched), feed, known, context)
    if (isSeen(entry, seen)) return { kind: 'repeated' }
    for (const key of namingKeys(entry.identityKeys)) seen.add(key)
    const match = findKnown(entry, fetched, known, context)
    if (match === null) return { kind: 'new', entry }
    const isEdited = match.title !== entry.title || match.summary !== entry.summary
    return isEdited ? { kind: 'edited', entryId: match.id, entry } : { kind: 'repeated' }
  })
  const overCap = Array.from({ length: parsed.overCap }, (): Identified => ({ kind: 'over-cap' }))
  return [...absorb(identified, known, context), ...overCap]
}

function hasGuid(entry: Entry): boolean {
  return entry.identityKeys[0]?.startsWith('guid:') === true
}

/** Twice in one document: the same guid; without guids, the same address or the same title and date. */
function isSeen(entry: Entry, seen: ReadonlySet<string>): boolean {
  const keys = hasGuid(entry) ? [entry.identityKeys[0] ?? ''] : namingKeys(entry.identityKeys)
  return keys.some((key) => seen.has(key))
}

function findKnown(
  entry: Entry,
  fetched: ParsedEntry,
  known: ReadonlyMap<string, RecordedEntry>,
  { seenAt }: IdentifyContext,
): RecordedEntry | null {
  for (const key of namingKeys(entry.identityKeys)) {
    const match = known.get(key)
    if (match === undefined) continue
    if (key.startsWith('guid:') && isReusedGuid(entry, fetched, match, seenAt)) continue
    if (key.startsWith('url:') && isSharedUrl(entry, fetched, match)) continue
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
    hasGuid(entry) &&
    !match.identityKeys.includes(entry.identityKeys[0] ?? '') &&
    normalTitle(entry.title) !== normalTitle(match.title) &&
    fetched.published !== null &&
    entry.publishedAt > match.publishedAt
  )
}

function absorb(
  identified: readonly Identified[],
  known: ReadonlyMap<string, RecordedEntry>,
  { oldestPublishedAt, newestPublishedAt, baselineAt }: IdentifyContext,
): Identified[] {
  if (baselineAt === null) return [...identified]
  const oldest = oldestPublishedAt ?? baselineAt
  // From before we came, and amid what was there then: an old post came back.
  const isBack = ({ publishedAt }: Entry): boolean =>
    newestPublishedAt !== null && publishedAt < newestPublishedAt && publishedAt < baselineAt - LATE_MS
  const isOld = (entry: Entry): boolean => entry.publishedAt < oldest || isBack(entry)
  const hasKnownTitle = (entry: Entry): boolean =>
    entry.identityKeys.some((key) => key.startsWith(HEADLINE) && known.has(key))
  const fresh = identified.filter((one) => one.kind === 'new')
  const suspicious = fresh.filter(({ entry }) => hasKnownTitle(entry) || isOld(entry))
  const isMassChange =
    (fresh.length >= MASS_CHANGE_MIN &&
      fresh.length > identified.length * MASS_CHANGE_SHARE &&
      suspicious.length > fresh.length * MASS_CHANGE_SHARE) ||
    (fresh.length >= WHOLE_CHANGE_MIN &&
      fresh.length === identified.length &&
      fresh.every(({ entry }) => hasKnownTitle(entry)))
  return identified.map((one) => {
    if (one.kind !== 'new') return one
    if (isMassChange && suspicious.includes(one)) return { kind: 'mass-change', entry: one.entry }
    return isOld(one.entry) ? { kind: 'old', entry: one.entry } : one
  })
}

function toEntry(
  fetched: ParsedEntry,
  keys: readonly string[],
  feed: { readonly id: string },
  known: ReadonlyMap<string, RecordedEntry>,
  { seenAt, newId }: IdentifyContext,
): Entry {
  const stated = Date.parse(fetched.published ?? fetched.updated ?? '')
  const entry: Entry = {
    id: newId(),
    feedId: feed.id,
    identity: keys[0] ?? '',
    identityKeys: keys,
    title: fetched.title.slice(0, MAX_TITLE),
    url: fetched.url,
    summary: plainText(fetched.summary ?? fetched.content ?? '', MAX_SUMMARY),
    author: fetched.author,
    language: fetched.language,
    publishedAt: Number.isNaN(stated) ? seenAt : Math.min(stated, seenAt),
    seenAt,
  }
  // A reused key can't be the identity again: within a feed it is unique.
  const free = namingKeys(keys).find((key) => !known.has(key))
  return free === undefined ? entry : { ...entry, identity: known.has(entry.identity) ? free : entry.identity }
}
