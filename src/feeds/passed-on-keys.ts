import type { ParsedEntry, RecordedEntry } from '../core/entry.ts'
import { canonicalUrl, isAddressKey } from '../core/canonical-url.ts'
import { isGuidKey, namingKeys, normalTitle, type KeyedEntry } from './identity-keys.ts'

/** What a post is told by, whatever its guid. */
type Looks = (post: Pick<ParsedEntry, 'url' | 'title'>) => string

/**
 * Which keys name no post in this document, because it gives those of one post to another. So do feeds that number their
 * entries by place, in their guids or their addresses: what is new would be taken for an edit of what stood there.
 */
export function passedOnKeys(
  entries: readonly KeyedEntry[],
  open: readonly KeyedEntry[],
  known: ReadonlyMap<string, RecordedEntry>,
): (key: string) => boolean {
  const ofAddresses = passesAddressesOn(entries, open, known)
  const ofGuids = passesGuidsOn(entries, open, known, ofAddresses ? titleOf : addressAndTitleOf)
  return (key) => (ofGuids && isGuidKey(key)) || (ofAddresses && isAddressKey(key))
}

/** Does a post stand in it under another guid than it was known by, or that guid hold one that is known as it looks? */
function passesGuidsOn(
  entries: readonly KeyedEntry[],
  open: readonly KeyedEntry[],
  known: ReadonlyMap<string, RecordedEntry>,
  looksOf: Looks,
): boolean {
  let guids: ReadonlyMap<string, string> | null = null
  return open.some(({ fetched, keys }) => {
    const [guid = ''] = keys
    const match = isGuidKey(guid) ? known.get(guid) : undefined
    if (match === undefined || looksOf(match) === looksOf(fetched)) return false
    guids ??= new Map(entries.map((one) => [looksOf(one.fetched), one.keys[0] ?? '']))
    const now = guids.get(looksOf(match)) ?? ''
    return (isGuidKey(now) && now !== guid) || isKnownAsItLooks(fetched, keys, known, looksOf)
  })
}

function isKnownAsItLooks(
  fetched: ParsedEntry,
  keys: readonly string[],
  known: ReadonlyMap<string, RecordedEntry>,
  looksOf: Looks,
): boolean {
  return namingKeys(keys).some((key) => {
    const one = known.get(key)
    return one !== undefined && looksOf(one) === looksOf(fetched)
  })
}

/** Do more posts stand in it at another address than they were known by, and another post at theirs, than stay at theirs? */
function passesAddressesOn(
  entries: readonly KeyedEntry[],
  open: readonly KeyedEntry[],
  known: ReadonlyMap<string, RecordedEntry>,
): boolean {
  let moved = 0
  let stays = entries.length - open.length
  let byTitle: ReadonlyMap<string, readonly KeyedEntry[]> | null = null
  for (const { fetched, keys } of open) {
    const address = keys.find(isAddressKey)
    const match = address === undefined ? undefined : known.get(address)
    if (match === undefined || match.title === '') continue
    const title = titleOf(match)
    if (title === titleOf(fetched)) stays += 1
    else {
      byTitle ??= Map.groupBy(entries, (one) => titleOf(one.fetched))
      const [now, ...more] = byTitle.get(title) ?? []
      const nowAt = now?.keys.find(isAddressKey)
      if (nowAt !== undefined && nowAt !== address && more.length === 0) moved += 1
    }
  }
  return moved > stays
}

function addressAndTitleOf({ url, title }: Pick<ParsedEntry, 'url' | 'title'>): string {
  return JSON.stringify([url === null ? null : canonicalUrl(url), normalTitle(title)])
}

function titleOf({ title }: Pick<ParsedEntry, 'title'>): string {
  return normalTitle(title)
}
