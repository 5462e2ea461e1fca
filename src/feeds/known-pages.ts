type KnownPage = {
  readonly host: RegExp
  readonly path: RegExp
  /** The address of its feed, from the groups of `path` and the query. */
  readonly feed: (groups: readonly string[], query: URLSearchParams, host: string) => string | null
}

/** Sites whose pages let only browsers in, name no feed, or name another one first. */
const KNOWN_PAGES: readonly KnownPage[] = [
  {
    // Their new pages name none, and are kept from programs.
    host: /^(?:www\.|old\.|new\.)?reddit\.com$/,
    path: /^\/(r|u|user)\/([\w+-]+)(?:\/(hot|new|top|rising|best|controversial))?\/?$/,
    feed: ([kind, name, order], query) => {
      const since = /^(?:hour|day|week|month|year|all)$/.exec(query.get('t') ?? '')?.[0]
      const place = `${kind === 'r' ? 'r' : 'user'}/${name}/${order === undefined ? '' : `${order}/`}`
      return `https://www.reddit.com/${place}.rss${since === undefined ? '' : `?t=${since}`}`
    },
  },
  {
    host: /^news\.google\.com$/,
    path: /^\/(search|topics\/[\w=-]+)\/?$/,
    feed: ([page = ''], query) => {
      // What is looked for, and in which language and country.
      const kept = ['q', 'hl', 'gl', 'ceid'].flatMap((name): [string, string][] => {
        const value = query.get(name)
        return value === null ? [] : [[name, value]]
      })
      const asked = new URLSearchParams(kept).toString()
      return page === 'search' && !query.has('q')
        ? null
        : `https://news.google.com/rss/${page}${asked === '' ? '' : `?${asked}`}`
    },
  },
  {
    // In many countries a page asks for consent first.
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/channel\/(UC[\w-]{22})(?:\/|$)/,
    feed: ([id]) => `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`,
  },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/playlist$/,
    feed: (_groups, query) => {
      const id = query.get('list') ?? ''
      return /^[\w-]{10,64}$/.test(id) ? `https://www.youtube.com/feeds/videos.xml?playlist_id=${id}` : null
    },
  },
  {
    // The page of a repository names its commits.
    host: /^(?:www\.)?github\.com$/,
    path: /^\/(?!(?:orgs|topics|features|marketplace|sponsors|collections|settings)\/)([\w-]+)\/([\w.-]+?)(?:\.git)?\/?$/,
    feed: ([owner, name]) => `https://github.com/${owner}/${name}/releases.atom`,
  },
  {
    // Its pages let only browsers in. https://help.medium.com/hc/en-us/articles/214874118
    host: /^(?:www\.)?medium\.com$/,
    path: /^\/(?!(?:about|creators|feed|jobs-at-medium|m|me|membership|new-story|search|tag)\/?$)(@?[\w.-]+|tag\/[\w-]+)\/?$/,
    feed: ([name]) => `https://medium.com/feed/${name}`,
  },
  {
    host: /^(?!(?:www|help|policy|status|cdn-images-1|miro)\.)[\w-]+\.medium\.com$/,
    path: /^\/$/,
    feed: (_groups, _query, host) => `https://${host}/feed`,
  },
  {
    host: /^(?:www\.)?arxiv\.org$/,
    path: /^\/list\/([\w-]+(?:\.[\w-]+)?)\/(?:recent|new|current)\/?$/,
    feed: ([category]) => `https://rss.arxiv.org/rss/${category}`,
  },
]

/** The feed of a page on a site that is known to have one there; `null` for any other address. */
export function feedOfKnownPage(address: string): string | null {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  for (const { host, path, feed } of KNOWN_PAGES) {
    const groups = host.test(url.hostname) ? path.exec(url.pathname)?.slice(1) : undefined
    if (groups !== undefined) return feed(groups, url.searchParams, url.hostname)
  }
  return null
}
