import type { ParsedFeed } from '../core/entry.ts'
import { readAuthor } from './read-author.ts'
import { entryDate, readEntry } from './read-entry.ts'
import { readInfo } from './read-info.ts'
import { childrenOf, firstOf, type Children } from './xml-query.ts'
import type { XmlNode } from './xml-tree.ts'

/** How many entries of one document are read. */
export const MAX_ENTRIES = 500

/** Makes one plain shape of RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0. Texts are still HTML, dates ISO 8601, addresses absolute. */
export function tidy(root: XmlNode, url: string | undefined): ParsedFeed {
  const isAtom = root.name === 'feed' || root.name === 'atom:feed'
  const rootParts = childrenOf(root, isAtom)
  const channel = isAtom ? root : (rootParts.get('channel')?.[0] ?? root)
  const parts = channel === root ? rootParts : merged(childrenOf(channel, isAtom), rootParts)
  const documentBases = url === undefined ? [] : [url]
  const info = readInfo(channel, parts, { isAtom, bases: documentBases })
  const fallback = info.self ?? info.link
  const bases = url !== undefined || fallback === null ? documentBases : [fallback]
  const items = itemsOf(root, channel)
  const kept = newest(items, isAtom)
  const context = {
    isAtom,
    bases,
    author: firstOf(
      parts,
      ['author', 'atom:author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor'],
      readAuthor,
    ),
    language: info.language,
  }
  return {
    feed: info,
    entries: kept.map((item) => readEntry(item, context)),
    overCap: items.length - kept.length,
  }
}

/** RSS 1.0 has its image beside the channel. The channel's own parts come first. */
function merged(inner: Children, outer: Children): Children {
  const both = new Map(inner)
  for (const [name, nodes] of outer) if (!both.has(name)) both.set(name, nodes)
  return both
}

/** Entries wherever they ended up: in the channel, beside it, in a second channel. */
function itemsOf(root: XmlNode, channel: XmlNode): readonly XmlNode[] {
  const items: XmlNode[] = []
  const collect = (parent: XmlNode): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      const local = child.name.startsWith('atom:') ? child.name.slice('atom:'.length) : child.name
      if (local === 'item' || local === 'entry') items.push(child)
      else if (parent === root && (child === channel || local === 'channel')) collect(child)
      else if (local === 'items' || local === 'entries') collect(child)
    }
  }
  collect(root)
  return items
}

function newest(items: readonly XmlNode[], isAtom: boolean): readonly XmlNode[] {
  if (items.length <= MAX_ENTRIES) return items
  const dated = items.map((item, position) => ({ item, position, date: entryDate(item, isAtom) ?? '' }))
  const chosen = dated.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.position - b.position))
  return chosen
    .slice(0, MAX_ENTRIES)
    .toSorted((a, b) => a.position - b.position)
    .map(({ item }) => item)
}
