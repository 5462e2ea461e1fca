type Wrapper = {
  readonly host: RegExp
  readonly path: RegExp
  /** Where the address of the page stands. */
  readonly parameters: readonly string[]
}

const WRAPPERS: readonly Wrapper[] = [
  { host: /^(?:www\.|news\.)?google\.[a-z.]{2,6}$/, path: /^\/(?:news\/)?url$/, parameters: ['url', 'q'] },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, parameters: ['url'] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
]

/** The page that an address of an aggregator leads to, where the address itself says so; else the address. */
export function unwrapLink(address: string): string {
  // Nearly no address is one of these.
  if (!HINT.test(address)) return address
  const url = URL.parse(address)
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url?.hostname ?? '') && path.test(url?.pathname ?? ''))
  for (const name of wrapper?.parameters ?? []) {
    const inner = URL.parse(url?.searchParams.get(name) ?? '')
    if (inner !== null && /^https?:$/.test(inner.protocol)) return inner.href
  }
  return address
}

const HINT = /\/(?:url|apiclick\.aspx|l\.php|redirect)\?/i
