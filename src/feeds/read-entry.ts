import type { ParsedEntry } from '../core/entry.ts'
import { absoluteUrl } from './absolute-url.ts'
import { decodeEntities } from './entities.ts'
import { MAX_PARTS } from './limits.ts'
import { parseDate } from './parse-date.ts'
import { plainText } from './plain-text.ts'
import { readAuthor } from './read-author.ts'
import { pickLink, type Resolve } from './read-links.ts'
import { unwrapLink } from './unwrap-link.ts'
import { all, childrenOf, firstOf, type Children } from './xml-query.ts'
import { atomHtml, rssHtml, textOf } from './xml-text.ts'
import type { XmlNode } from './xml-tree.ts'

type EntryContext = {
  readonly isAtom: boolean
  /** Where the document came from, and what else relative addresses may be resolved against. */
  readonly bases: readonly string[]
  readonly author: string | null
  readonly language: string | null
}

/** An entry with its texts still HTML. */
export function readEntry(item: XmlNode, context: EntryContext): ParsedEntry {
  const parts = childrenOf(item, context.isAtom)
  const resolve = (node: XmlNode, written: string | undefined): string | null =>
    absoluteUrl(written, node.bases.length === 0 ? context.bases : [...context.bases, ...node.bases])
  const guid = all(parts, 'guid', 'id', 'atom:id').find((node) => textOf(node).trim() !== '')
  const id = guid === undefined ? null : textOf(guid).trim()
  const about = aboutOf(item)
  const summary = firstHtml(parts, SUMMARIES, context.isAtom)
  // Some have a text under both of RSS's own names: the second is not lost.
  const content = firstHtml(parts, CONTENTS, context.isAtom) ?? secondBody(parts, context.isAtom)
  const dates = readEntryDates(parts)
  const media = mediaOf(parts)
  const enclosures = readEnclosures(parts, media, resolve)
  const image = readImage(parts, media, resolve) ?? firstImage(item, [content, summary], resolve)
  const linked = pickLink(parts, context, resolve) ?? permalinkOf(guid) ?? resolve(item, about)
  // A podcast may have nothing but the sound itself.
  const url = linked === null ? (enclosures.find((address) => address !== image) ?? null) : unwrapLink(linked)
  return {
    id: id ?? about ?? url,
    title: firstHtml(parts, TITLES, context.isAtom) ?? '',
    url,
    ...dates,
    author: firstOf(parts, AUTHORS, readAuthor) ?? context.author,
    summary: summary ?? firstHtml(parts, FALLBACK_SUMMARIES, context.isAtom) ?? deepDescription(parts),
    content,
    categories: readCategories(parts),
    image,
    enclosures,
    language: item.language ?? firstText(parts, ['dc:language', 'language']) ?? context.language,
  }
}

function aboutOf({ attributes }: XmlNode): string | undefined {
  if (attributes.size === 0) return undefined
  return attributes.get('rdf:about') ?? [...attributes].find(([name]) => name.endsWith(':about'))?.[1]
}

const TITLES = ['title', 'atom:title', 'dc:title', 'itunes:title', 'media:title']
const SUMMARIES = ['description', 'summary', 'atom:summary', 'abstract']
const FALLBACK_SUMMARIES = [
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
]
const CONTENTS = ['content:encoded', 'content', 'atom:content', 'xhtml:body', 'body', 'fullitem', 'encoded']
const AUTHORS = [
  'author',
  'dc:creator',
  'atom:author',
  'dc:author',
  'itunes:author',
  'dc:contributor',
  'googleplay:author',
  'media:credit',
]
const PUBLISHED = ['pubdate', 'published', 'issued', 'atom:published', 'dcterms:issued', 'dcterms:created', 'created']
const UPDATED = ['updated', 'modified', 'atom:updated', 'atom:modified', 'dcterms:modified']

/** The moment by which an entry counts as newer or older, cheaply; `null` without a date. ISO 8601. */
export function entryDate(item: XmlNode, isAtom: boolean): string | null {
  const { published, updated } = readEntryDates(childrenOf(item, isAtom))
  return published ?? updated
}

/** What an entry is called by, cheaply and as it is written: its address, else its id; empty without both. */
export function entryName(item: XmlNode, isAtom: boolean): string {
  const name = (node: XmlNode): string | null => nonEmpty(textOf(node).trim()) ?? node.attributes.get('href') ?? null
  return firstOf(childrenOf(item, isAtom), ['link', 'guid', 'id', 'atom:id'], name) ?? ''
}

function readEntryDates(parts: Children): { readonly published: string | null; readonly updated: string | null } {
  const read = (node: XmlNode): string | null => parseDate(textOf(node))
  const updated = firstOf(parts, UPDATED, read)
  const neutral = firstOf(parts, ['dc:date', 'date', 'dcterms:date', 'lastmod'], read)
  return { published: firstOf(parts, PUBLISHED, read) ?? neutral ?? updated, updated: updated ?? neutral }
}

/** The HTML of the first of these elements that has any; `null` where none has. */
export function firstHtml(parts: Children, names: readonly string[], isAtom: boolean): string | null {
  return firstOf(parts, names, (node) => {
    const isTyped =
      isAtom || node.name.startsWith('atom:') || /^(?:x?html|text\/html)$/.test(node.attributes.get('type') ?? '')
    const isModule = node.name.includes(':') && !node.name.startsWith('atom:')
    const html = isTyped && !isModule ? atomHtml(node) : rssHtml(node)
    return html === '' ? null : html
  })
}

/** The words of the first of these elements that has any; `null` where none has. */
export function firstText(parts: Children, names: readonly string[]): string | null {
  return firstOf(parts, names, (node) => nonEmpty(plainText(textOf(node))))
}

function nonEmpty(text: string): string | null {
  return text === '' ? null : text
}

function secondBody(parts: Children, isAtom: boolean): string | null {
  return !isAtom && parts.has('description') ? firstHtml(parts, ['summary'], false) : null
}

function deepDescription(parts: Children): string | null {
  for (const group of all(parts, 'media:group', 'media:content')) {
    const html = firstHtml(childrenOf(group, false), ['media:description'], false)
    if (html !== null) return html
  }
  return null
}

/** RSS 2.0: a guid is the address of the entry unless it says that it is not. An id of Atom mostly is one, too. */
function permalinkOf(guid: XmlNode | undefined): string | null {
  if (guid === undefined) return null
  const isPermalink = (guid.attributes.get('ispermalink') ?? 'true').trim().toLowerCase() !== 'false'
  return isPermalink ? absoluteUrl(textOf(guid), []) : null
}

function readCategories(parts: Children): readonly string[] {
  // Apple's categories hold their subcategories.
  const podcast = all(parts, 'itunes:category')
  const nested = podcast.flatMap((node) => all(childrenOf(node, false), 'itunes:category'))
  const own = all(parts, 'category', 'atom:category', 'dc:subject', 'media:category')
  const labels = [...own, ...podcast, ...nested].map(
    (node) =>
      node.attributes.get('label') ??
      nonEmpty(textOf(node).trim()) ??
      node.attributes.get('term') ??
      node.attributes.get('text') ??
      '',
  )
  const keywords = all(parts, 'itunes:keywords', 'media:keywords', 'tags').flatMap((node) => textOf(node).split(','))
  const names = [...labels, ...keywords].map((label) => plainText(label)).filter((label) => label !== '')
  return [...new Set(names)].slice(0, MAX_PARTS)
}

function readImage(parts: Children, media: readonly XmlNode[], resolve: Resolve): string | null {
  const isImage = (node: XmlNode): boolean =>
    node.attributes.get('medium') === 'image' ||
    (node.attributes.get('type') ?? '').startsWith('image/') ||
    (!node.attributes.has('type') && /\.(?:avif|gif|jpe?g|png|webp)(?:\?|$)/i.test(node.attributes.get('url') ?? ''))
  const candidates = [
    ...media.filter((node) => node.name === 'media:content' && isImage(node)),
    ...media.filter((node) => node.name === 'media:thumbnail'),
    ...all(parts, 'enclosure').filter(isImage),
  ]
  for (const node of candidates) {
    const url = resolve(node, node.attributes.get('url') ?? textOf(node))
    if (url !== null) return url
  }
  for (const node of all(parts, 'link').filter(isImage)) {
    const url = node.attributes.get('rel') === 'enclosure' ? resolve(node, node.attributes.get('href')) : null
    if (url !== null) return url
  }
  return firstOf(parts, ['itunes:image', 'googleplay:image', 'image'], (node) => imageUrl(node, resolve))
}

/** The absolute address of the first picture in the bodies; `null` where none has one. */
export function firstImage(item: XmlNode, bodies: readonly (string | null)[], resolve: Resolve): string | null {
  for (const body of bodies) {
    const [, quoted, bare] = /<img\s(?:[^<>]*?\s)?src\s*=\s*(?:["']([^"'<>]*)["']|([^\s"'<>]+))/i.exec(body ?? '') ?? []
    const url = resolve(item, decodeEntities(quoted ?? bare ?? ''))
    if (url !== null) return url
  }
  return null
}

/** The address of an image element in any of its shapes: `href`, `url` child, text. */
export function imageUrl(node: XmlNode, resolve: Resolve): string | null {
  const child = childrenOf(node, true).get('url')?.[0]
  return (
    resolve(node, node.attributes.get('href') ?? node.attributes.get('url')) ??
    (child === undefined ? resolve(node, textOf(node)) : resolve(child, textOf(child))) ??
    resolve(node, [...node.attributes].find(([name]) => name.endsWith(':resource'))?.[1])
  )
}

function mediaOf(parts: Children): readonly XmlNode[] {
  const groups = all(parts, 'media:group', 'media:content').flatMap((group) => {
    const inside = childrenOf(group, false)
    return all(inside, 'media:content', 'media:thumbnail')
  })
  return [...all(parts, 'media:content', 'media:thumbnail'), ...groups]
}

function readEnclosures(parts: Children, media: readonly XmlNode[], resolve: Resolve): readonly string[] {
  const urls = [
    ...all(parts, 'enclosure').map((node) => resolve(node, node.attributes.get('url') ?? node.attributes.get('href'))),
    ...all(parts, 'link', 'atom:link')
      .filter((node) => node.attributes.get('rel') === 'enclosure')
      .map((node) => resolve(node, node.attributes.get('href'))),
    ...media.filter((node) => node.name === 'media:content').map((node) => resolve(node, node.attributes.get('url'))),
  ]
  return [...new Set(urls.filter((url) => url !== null))].slice(0, MAX_PARTS)
}
