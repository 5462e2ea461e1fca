import type { ParsedEntry, RecordedEntry } from '../core/entry.ts'
import { canonicalUrl } from '../core/canonical-url.ts'
import { isGuidKey, namingKeys, normalTitle, type KeyedEntry } from './identity-keys.ts'

/**
 * Does this document give the guid of one post to another? Then a post stands in it under another guid than it was known by,
 * or that guid now holds one that is known by its address or title. So do feeds that number their entries by place: their
 * guids name no post, and what is new would be taken for an edit.
 */
export function passesGuidsOn(
  entries: readonly KeyedEntry[],
  open: readonly KeyedEntry[],
  known: ReadonlyMap<string, RecordedEntry>,
): boolean {
  let guids: ReadonlyMap<string, string> | null = null
  return open.some(({ fetched, keys }) => {
    const [guid = ''] = keys
    const match = isGuidKey(guid) ? known.get(guid) : undefined
    if (match === undefined || looksOf(match) === looksOf(fetched)) return false
    guids ??= new Map(entries.map((one) => [looksOf(one.fetched), one.keys[0] ?? '']))
    const now = guids.get(looksOf(match)) ?? ''
    return (isGuidKey(now) && now !== guid) || isKnownAsItLooks(fetched, keys, known)
  })
}

function isKnownAsItLooks(
  fetched: ParsedEntry,
  keys: readonly string[],
  known: ReadonlyMap<string, RecordedEntry>,
): boolean {
  return namingKeys(keys).some((key) => {
    const one = known.get(key)
    return one !== undefined && looksOf(one) === looksOf(fetched)
  })
}

/** What a post is told by, whatever its guid. */
function looksOf({ url, title }: Pick<ParsedEntry, 'url' | 'title'>): string {
  return JSON.stringify([url === null ? null : canonicalUrl(url), normalTitle(title)])
}
