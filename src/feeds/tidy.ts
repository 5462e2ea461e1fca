import { hash } from 'node:crypto'
import type { ParsedEntry, ParsedFeedInfo } from '../core/entry.ts'
import { MAX_ENTRIES } from './limits.ts'
import { newest } from './newest.ts'
import { readAuthor } from './read-author.ts'
import { entryDate, entryName, readEntry } from './read-entry.ts'
import { readInfo } from './read-info.ts'
import { childrenOf, firstOf, type Children } from './xml-query.ts'
import type { XmlDocument, XmlNode } from './xml-tree.ts'

/** A feed whose entries are still to be read. Texts are still HTML, dates ISO 8601, addresses absolute. */
export type TidyFeed = {
  readonly feed: ParsedFeedInfo
  readonly items: readonly TidyItem[]
  /** How many items beyond the cap were left out. */
  readonly overCap: number
  /** As in a ParsedFeed. */
  readonly seamAt: number | null
}

export type TidyItem = {
  readonly read: () => ParsedEntry
  /** What `read` depends on beside the item's own text. */
  readonly setting: string
  /** Where the item is in the document's text, up to its own end tag; `end` is `null` where that was lost. */
  readonly start: number
  readonly end: number | null
}

/**
 * Makes one plain shape of RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0. `isPart`: more of the document follows, which nobody
 * has. Throws FeedError `too-large` where that is the newest.
 */
export function tidy(
  { root, entities }: Pick<XmlDocument, 'entities'> & { readonly root: XmlNode },
  url: string | undefined,
  isPart = false,
): TidyFeed {
  const isAtom = root.name === 'feed' || root.name === 'atom:feed'
  const rootParts = childrenOf(root, isAtom)
  const channel = isAtom ? root : (rootParts.get('channel')?.[0] ?? root)
  const parts = channel === root ? rootParts : merged(childrenOf(channel, isAtom), rootParts)
  const documentBases = url === undefined ? [] : [url]
  const info = readInfo(channel, parts, { isAtom, bases: documentBases })
  const fallback = info.self ?? info.link
  const bases = url !== undefined || fallback === null ? documentBases : [fallback]
  const items = itemsOf(root, channel)
  const { kept, seamAt } = newest(items, MAX_ENTRIES, {
    dateOf: ({ node }) => entryDate(node, isAtom),
    nameOf: isPart ? ({ node }) => entryName(node, isAtom) : undefined,
  })
  const author = firstOf(parts, AUTHORS, readAuthor)
  const context = { isAtom, bases, author, language: info.language }
  const shared = JSON.stringify([context, [...entities]])
  // As a digest: what is remembered of an entry would hold on to a document's whole beginning.
  const digest = (holders: string): string => hash('sha256', `${shared}${holders}`, 'base64')
  const settings = new Map([...new Set(kept.map(({ holders }) => holders))].map((one) => [one, digest(one)]))
  return {
    feed: info,
    items: kept.map(({ node, holders }) => ({
      read: () => readEntry(node, context),
      setting: settings.get(holders) ?? shared,
      start: node.start,
      end: node.end,
    })),
    overCap: items.length - kept.length,
    seamAt,
  }
}

const AUTHORS = ['author', 'atom:author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor']

/** RSS 1.0 has its image beside the channel. The channel's own parts come first. */
function merged(inner: Children, outer: Children): Children {
  const both = new Map(inner)
  for (const [name, nodes] of outer) if (!both.has(name)) both.set(name, nodes)
  return both
}

type Item = {
  readonly node: XmlNode
  /** The start tags of all that it is in: they decide about namespaces, bases and what its end tags close. */
  readonly holders: string
}

/** Entries wherever they ended up: in the channel, beside it, in a second channel. */
function itemsOf(root: XmlNode, channel: XmlNode): readonly Item[] {
  const found: Item[] = []
  const collect = (parent: XmlNode, outer: string): void => {
    const holders = `${outer}${JSON.stringify([parent.rawName, ...parent.attributes])}`
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      const local = child.name.startsWith('atom:') ? child.name.slice('atom:'.length) : child.name
      if (local === 'item' || local === 'entry') found.push({ node: child, holders })
      else if (parent === root && (child === channel || local === 'channel')) collect(child, holders)
      else if (local === 'items' || local === 'entries') collect(child, holders)
    }
  }
  collect(root, '')
  return found
}
