/** Namespace addresses (lower case, without scheme and trailing punctuation) -> the prefix that we know them by. */
const PREFIX_BY_URI: ReadonlyMap<string, string> = new Map([
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/atom/app', 'app'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/net/rss1.1', ''],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['search.yahoo.com/mrss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['tools.search.yahoo.com/mrss', 'media'],
  ['www.rssboard.org/media-rss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
])

const KNOWN_PREFIXES: ReadonlySet<string> = new Set(
  [...PREFIX_BY_URI.values(), 'atom10', 'xhtml'].filter((prefix) => prefix !== ''),
)

/** Our prefix for a namespace; `null` for one that we do not know. */
export function prefixOfUri(uri: string): string | null {
  const bare = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '')
  return PREFIX_BY_URI.get(bare) ?? null
}

/** Undeclared prefixes are common: the usual ones are taken at their word. */
export function prefixOfUndeclared(prefix: string): string {
  if (prefix === 'atom10' || prefix === 'a10') return 'atom'
  return KNOWN_PREFIXES.has(prefix) ? prefix : `?${prefix}`
}
