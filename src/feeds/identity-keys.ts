import { hash } from 'node:crypto'
import type { ParsedEntry, ParsedFeed } from '../core/entry.ts'
import { addressKey, canonicalUrl, isAddressKey, shortKey } from '../core/canonical-url.ts'
import { plainText } from './plain-text.ts'

export const MAX_TITLE = 1_000
const GUID = 'guid:'
const HEADLINE = 'headline:'

/** An entry of a document with what it is recognised by. */
export type KeyedEntry = {
  readonly fetched: ParsedEntry
  /** Strongest first: `guid:`, `url:`, `title:` with the date, and `headline:`. */
  readonly keys: readonly string[]
  /** Of what is known of it: the same in two documents of a feed means that it stands there unchanged. */
  readonly fingerprint: string
}

/** The entries of a document, each with its keys, less those that several different posts of it share: they tell nothing. */
export function keyEntries(parsed: ParsedFeed): readonly KeyedEntry[] {
  const marks = parsed.entries.map(markOf)
  const shared = new Set<string>()
  const firstAt = new Map<string, number>()
  for (const [at, { keys, title }] of marks.entries()) {
    for (const key of keys) {
      if (!isGuidKey(key) && !isAddressKey(key)) continue
      const before = firstAt.get(key)
      if (before === undefined) firstAt.set(key, at)
      else if (marks[before]?.title !== title && isOtherPost(key, marks[before]?.keys ?? [], keys)) shared.add(key)
    }
  }
  return parsed.entries.map((fetched, at) => {
    const { keys, fingerprint } = marks[at] ?? markOf(fetched)
    if (!keys.some((key) => shared.has(key))) return { fetched, keys, fingerprint }
    const own = keys.filter((key) => !shared.has(key))
    return { fetched, keys: own, fingerprint: fingerprintOf(fetched, own) }
  })
}

/** What an entry is told by when it is looked at alone. */
type Mark = {
  readonly keys: readonly string[]
  /** Normalised. */
  readonly title: string
  readonly fingerprint: string
}

/** Entries that are remembered from an earlier document come again and again. */
const marked = new WeakMap<ParsedEntry, Mark>()

function markOf(entry: ParsedEntry): Mark {
  const known = marked.get(entry)
  if (known !== undefined) return known
  const keys = identityKeys(entry)
  const mark = { keys, title: normalTitle(entry.title), fingerprint: fingerprintOf(entry, keys) }
  marked.set(entry, mark)
  return mark
}

/** 66 bits: among the 500 entries of a document, two are never alike by chance. */
function fingerprintOf({ title, summary, content }: ParsedEntry, [strongest]: readonly string[]): string {
  return hash('sha256', JSON.stringify([strongest, title, summary ?? content]), 'base64url').slice(0, 11)
}

/**
 * Every key by which an entry may be recognised, strongest first: `guid:`, `url:`, `title:` with the date. Last comes
 * `headline:`, which names no entry but tells a mass change: titles that are known under other guids and links.
 */
export function identityKeys(entry: ParsedEntry): readonly string[] {
  const guid = entry.id === null || entry.id.trim() === '' ? [] : [`${GUID}${entry.id.trim()}`]
  const url = entry.url === null ? [] : [addressKey(entry.url)]
  const headline = entry.title === '' ? [] : [`${HEADLINE}${normalTitle(entry.title)}`]
  return [...guid, ...url, titleKey(entry), ...headline].map(shortKey)
}

/** Whether it is what the publisher names the entry by. */
export function isGuidKey(key: string): boolean {
  return key.startsWith(GUID)
}

/** Without the one that names no entry. */
export function namingKeys(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => !key.startsWith(HEADLINE))
}

/** The key of its headline alone, which names no entry; `null` where it has none. */
export function headlineKey(keys: readonly string[]): string | null {
  return keys.find((key) => key.startsWith(HEADLINE)) ?? null
}

function titleKey(entry: ParsedEntry): string {
  const words = entry.title === '' ? plainText(entry.summary ?? entry.content ?? '', 200) : entry.title
  return `title:${normalTitle(words)}|${entry.published ?? ''}`
}

/** A title as two are compared: in one width and case, with single spaces. */
export function normalTitle(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE)
}

/** Do two entries with that key in common, and two titles, differ in what else may name them too? */
function isOtherPost(key: string, one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [one, other].map((keys) => keys.find(isGuidKey(key) ? isAddressKey : isGuidKey))
  return a !== b || a === undefined || isSameAddress(key, a)
}

/** A guid that is only the address again, as for entries that give none, names nothing more than the address does. */
function isSameAddress(...keys: readonly [string, string]): boolean {
  const [one, other] = keys.map((key) => canonicalUrl(key.slice(key.indexOf(':') + 1)))
  return one === other
}
