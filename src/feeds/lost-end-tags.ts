/** Elements that never have content (HTML Living Standard, 13.1.2), less those whose names feeds use themselves. */
const HTML_VOID: ReadonlySet<string> = new Set(
  ['br', 'img', 'hr', 'wbr', 'input', 'col', 'embed', 'area'].flatMap((name) => [
    name,
    `xhtml:${name}`,
    `atom:${name}`,
  ]),
)

const ITEMS: ReadonlySet<string> = new Set(['item', 'entry', 'atom:entry'])
const CONTAINERS: ReadonlySet<string> = new Set(['channel', 'feed', 'atom:feed', 'rdf:rdf', 'rss'])

/** Hold a value and no element of the feed's own. */
const PLAIN: ReadonlySet<string> = withAtom([
  'title',
  'link',
  'guid',
  'pubdate',
  'id',
  'updated',
  'published',
  'issued',
  'modified',
  'created',
  'category',
  'comments',
  'ttl',
  'language',
  'lastbuilddate',
  'generator',
  'dc:date',
  'dc:creator',
  'dc:subject',
  'dc:title',
])
/** Hold markup, in which HTML's own names mean nothing to us. */
const RICH: ReadonlySet<string> = withAtom(['description', 'summary', 'content', 'content:encoded', 'subtitle'])

const STARTS_ANEW: ReadonlySet<string> = withAtom([
  'title',
  'link',
  'guid',
  'pubdate',
  'description',
  'author',
  'category',
  'comments',
  'enclosure',
  'id',
  'updated',
  'published',
  'issued',
  'modified',
  'summary',
  'content',
  'content:encoded',
  'dc:date',
  'dc:creator',
  'dc:subject',
  'media:content',
  'media:thumbnail',
  'media:group',
  'item',
  'entry',
  'lastbuilddate',
  'ttl',
  'language',
  'image',
])
const NEVER_HTML: ReadonlySet<string> = withAtom([
  'guid',
  'pubdate',
  'description',
  'enclosure',
  'updated',
  'published',
  'issued',
  'modified',
  'content:encoded',
  'dc:date',
  'dc:creator',
  'item',
  'entry',
  'media:content',
  'media:thumbnail',
  'media:group',
])

function withAtom(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => (name.includes(':') ? [name] : [name, `atom:${name}`])))
}

/** What an element's name tells of where it may stand and end. */
export type Place = {
  /** An entry's own element. Nothing but a container can hold it, so that it ends whatever else is open. */
  readonly isItem: boolean
  /** What entries are in. */
  readonly isContainer: boolean
  /** HTML's own, without content. */
  readonly isVoid: boolean
  readonly isPlain: boolean
  readonly isRich: boolean
  readonly startsAnew: boolean
  readonly isNeverHtml: boolean
}

/** Of a name with our prefix for its namespace. */
export function placeOf(name: string): Place {
  return {
    isItem: ITEMS.has(name),
    isContainer: CONTAINERS.has(name),
    isVoid: HTML_VOID.has(name),
    isPlain: PLAIN.has(name),
    isRich: RICH.has(name),
    startsAnew: STARTS_ANEW.has(name),
    isNeverHtml: NEVER_HTML.has(name),
  }
}

/** Does an open part of an entry, or of its container, end where `next` opens, though its end tag was lost? */
export function endsByItself(open: Place, next: Place): boolean {
  return open.isPlain ? next.startsAnew : open.isRich && next.isNeverHtml
}
