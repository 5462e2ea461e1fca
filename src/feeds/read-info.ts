import type { ParsedFeedInfo } from '../core/entry.ts'
import { absoluteUrl } from './absolute-url.ts'
import { DAY_NAMES } from './day-names.ts'
import { parseDate } from './parse-date.ts'
import { firstHtml, firstImage, firstText, imageUrl } from './read-entry.ts'
import { linkWithRel, pickLink } from './read-links.ts'
import { all, childrenOf, firstOf, type Children } from './xml-query.ts'
import { textOf } from './xml-text.ts'
import type { XmlNode } from './xml-tree.ts'

/** A document's data about itself, with title and description still HTML. */
export function readInfo(
  channel: XmlNode,
  parts: Children,
  context: { readonly isAtom: boolean; readonly bases: readonly string[] },
): ParsedFeedInfo {
  const resolve = (node: XmlNode, written: string | undefined): string | null =>
    absoluteUrl(written, [...context.bases, ...node.bases])
  const ttl = Number.parseInt(firstText(parts, ['ttl']) ?? '', 10)
  const description = firstHtml(
    parts,
    [
      'description',
      'subtitle',
      'tagline',
      'atom:subtitle',
      'abstract',
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
      'info',
    ],
    context.isAtom,
  )
  return {
    title: firstHtml(parts, ['title', 'atom:title', 'dc:title', 'itunes:title', 'media:title'], context.isAtom),
    description,
    link: pickLink(parts, context, resolve),
    self: linkWithRel(parts, 'self', resolve),
    hub: linkWithRel(parts, 'hub', resolve),
    ttl: Number.isFinite(ttl) && ttl > 0 ? ttl : null,
    language: firstText(parts, ['language', 'dc:language']) ?? channel.language,
    image:
      firstOf(
        parts,
        [
          'logo',
          'image',
          'icon',
          'itunes:image',
          'googleplay:image',
          'media:thumbnail',
          'media:content',
          'atom:logo',
          'atom:icon',
        ],
        (node) => imageUrl(node, resolve),
      ) ?? firstImage(channel, [description], resolve),
    updated: firstOf(parts, UPDATED, (node) => parseDate(textOf(node))),
    skipHours: readSkipHours(parts),
    skipDays: all(parts, 'skipdays')
      .flatMap((node) => all(childrenOf(node, false), 'day').map((day) => dayName(textOf(day))))
      .filter((day) => day !== null),
  }
}

/** Some count the hours from 1 to 24. */
function readSkipHours(parts: Children): readonly number[] {
  const written = all(parts, 'skiphours').flatMap((node) => all(childrenOf(node, false), 'hour'))
  const hours = written.map((hour) => Number.parseInt(textOf(hour), 10) % 24)
  return [...new Set(hours.filter((hour) => hour >= 0))]
}

const UPDATED = [
  'lastbuilddate',
  'updated',
  'modified',
  'atom:updated',
  'pubdate',
  'dcterms:modified',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'published',
  'lastmod',
]

function dayName(text: string): string | null {
  const wanted = text.trim().toLowerCase()
  return DAY_NAMES.find((day) => day.toLowerCase() === wanted) ?? null
}
