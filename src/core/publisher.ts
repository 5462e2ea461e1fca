import type { StorySource } from './story.ts'

/** Below these domains every host is somebody's own. */
const HOSTS_OF_OTHERS: ReadonlySet<string> = new Set([
  'beehiiv.com',
  'blogspot.com',
  'brunch.co.kr',
  'ghost.io',
  'github.io',
  'gitlab.io',
  'google.com',
  'hatenablog.com',
  'medium.com',
  'naver.com',
  'netlify.app',
  'pages.dev',
  'substack.com',
  'tistory.com',
  'tumblr.com',
  'vercel.app',
  'wordpress.com',
])
/** On these hosts the first part of the path is somebody's own. */
const PATHS_OF_OTHERS: ReadonlySet<string> = new Set([
  'blog.naver.com',
  'brunch.co.kr',
  'dev.to',
  'github.com',
  'huggingface.co',
  'medium.com',
  'note.com',
  'qiita.com',
  'velog.io',
  'zenn.dev',
])
/** Addresses of these hosts do not say who tells. */
const NAMELESS: ReadonlySet<string> = new Set([
  'bsky.app',
  'facebook.com',
  'feeds.feedburner.com',
  'linkedin.com',
  'mp.weixin.qq.com',
  'raw.githubusercontent.com',
  'rss.beehiiv.com',
  't.co',
  't.me',
  'threads.net',
  'twitter.com',
  'weibo.com',
  'weixin.qq.com',
  'x.com',
  'youtu.be',
  'youtube.com',
])
/** Second halves of a country's endings: `co.kr`, `com.cn`, `ne.jp`. */
const GENERAL = /^(?:ac|ad|co|com|edu|go|gov|gr|ne|net|or|org)$/u
/** Whose path it is: of a feed, it stands behind `/feed/`. */
const OWNER = /^\/+(?:feed\/+)?([^/]*)/u
const NUMERIC = /^[\d.]+$|:/u

/** The domain that somebody owns: `sub.example.co.kr` is a part of `example.co.kr`. */
function domainOf(host: string): string {
  const labels = host.split('.')
  const isOfCountry = labels.at(-1)?.length === 2 && GENERAL.test(labels.at(-2) ?? '')
  return labels.slice(isOfCountry ? -3 : -2).join('.')
}

/** The site that an address belongs to, `null` where it does not tell: on a host of many it is the part of one of them. */
export function siteOf(url: string | null): string | null {
  const address = URL.parse(url ?? '')
  if (address === null || !/^https?:$/u.test(address.protocol)) return null
  const host = address.hostname.replace(/^(?:www|m)\./u, '').replace(/\.$/u, '')
  if (NUMERIC.test(host)) return address.host
  if (NAMELESS.has(host)) return null
  if (PATHS_OF_OTHERS.has(host)) return `${host}/${OWNER.exec(address.pathname)?.[1]?.toLowerCase() ?? ''}`
  const domain = domainOf(host)
  return HOSTS_OF_OTHERS.has(domain) ? host : domain
}

/** Who speaks: a feed's name and kind, and the address of what it says. */
type Voice = Pick<StorySource, 'name' | 'kind' | 'url'>

/**
 * Whose word it is: that of one site, whatever feeds it has, and of what another feed only links to. A community speaks for
 * itself, whatever it links to.
 */
export function publisherOf({ name, kind, url }: Voice): string {
  return (kind === 'community' ? null : siteOf(url)) ?? name.toLowerCase()
}

/** Whether any publisher is among them: where anybody posts, nobody reports. */
export function isReported(sources: readonly StorySource[]): boolean {
  return sources.some(({ kind }) => kind !== 'community')
}

/** Of a story's sources one for each publisher that reports it, the first. */
export function publishersAmong(sources: readonly StorySource[]): readonly StorySource[] {
  const byPublisher = new Map<string, StorySource>()
  for (const source of sources) {
    const publisher = publisherOf(source)
    if (source.kind !== 'community' && !byPublisher.has(publisher)) byPublisher.set(publisher, source)
  }
  return [...byPublisher.values()]
}
