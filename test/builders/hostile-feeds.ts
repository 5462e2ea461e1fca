/** A document that is hard on a parser: `size` says how large, in its own unit. */
type HostileFeed = {
  readonly name: string
  /** What the issue asks for: bytes, items, levels ... */
  readonly size: number
  readonly build: (size: number) => string
}

const MB = 1024 * 1024
const HEAD = '<rss version="2.0"><channel><title>Wire</title><item><title>One</title></item>'
const FOOT = '</channel></rss>'

function inItem(inside: string): string {
  return `${HEAD}<item>${inside}</item>${FOOT}`
}

/** The piece again and again, about `bytes` long. */
function filled(piece: string, bytes: number): string {
  return piece.repeat(Math.ceil(bytes / piece.length))
}

function numbered(count: number, one: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => one(at)).join('')
}

/** Inside elements that declare 64 each, at nearly any depth that is read. */
export function belowNamespaces(inside: string): string {
  const levels = Array.from({ length: 90 }, (_, level) => {
    return `<a ${numbered(64, (at) => `xmlns:n${level}.${at}="" `)}>`
  })
  return `${levels.join('')}${inside}${'</a>'.repeat(levels.length)}`
}

function laughs(levels: number): string {
  const entities = numbered(levels, (at) => `<!ENTITY l${at} "${at === 0 ? 'ha' : `&l${at - 1};`.repeat(10)}">`)
  return `<!DOCTYPE rss [${entities}]>${inItem(`<title>&l${levels - 1};</title>`)}`
}

const EXTERNAL =
  '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % far SYSTEM "http://127.0.0.1:9/x.dtd"> %far;]>'

/** Never closed, so that each piece has to be looked at as markup that may still end. */
function unclosed(piece: string): HostileFeed {
  return {
    name: `10 MB of ${piece}`,
    size: 9.9 * MB,
    build: (bytes) => `${HEAD}<item><description>${filled(piece, bytes)}`,
  }
}

/** The generator of the tests and of the measurements. Each document begins with an entry that is called One. */
export const HOSTILE_FEEDS: readonly HostileFeed[] = [
  { name: 'billion laughs', size: 30, build: laughs },
  {
    name: 'external entities',
    size: 10_000,
    build: (count) =>
      `${EXTERNAL}${inItem(`<title>&file;</title><description>${'&file; '.repeat(count)}</description>`)}`,
  },
  {
    name: '100,000 levels',
    size: 100_000,
    build: (levels) => inItem(`${'<b>'.repeat(levels)}${'</b>'.repeat(levels)}`),
  },
  {
    name: '200,000 attributes',
    size: 200_000,
    build: (count) => inItem(`<link ${numbered(count, (at) => `a${at}="${at}" `)}/>`),
  },
  {
    name: '200,000 namespaces',
    size: 200_000,
    build: (count) => inItem(`<link ${numbered(count, (at) => `xmlns:n${at}="u:${at}" `)}/>`),
  },
  {
    name: 'a namespace of its own for each of 200,000 elements, below thousands of others',
    size: 200_000,
    build: (count) => inItem(belowNamespaces(numbered(count, () => '<b xmlns:x=""/>'))),
  },
  {
    name: '3,000,000 entities of 1,024 characters',
    size: 3_000_000,
    build: (count) =>
      `<!DOCTYPE rss [<!ENTITY e "${'\uac00'.repeat(1_024)}">]>${inItem(`<description>${'&e;'.repeat(count)}</description>`)}`,
  },
  {
    name: '200,000 categories',
    size: 200_000,
    build: (count) => inItem(numbered(count, (at) => `<category>${at}</category>`)),
  },
  {
    name: '100,000 items',
    size: 100_000,
    build: (count) =>
      `${HEAD}${numbered(count, (at) => `<item><title>Story ${at}</title><guid>${at}</guid></item>`)}${FOOT}`,
  },
  {
    name: '1,500,000 items that end together',
    size: 1_500_000,
    build: (count) => `${HEAD}${'<item>'.repeat(count)}</item>${FOOT}`,
  },
  {
    name: '100,000 items of JSON',
    size: 100_000,
    build: (count) =>
      `{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"One"}${numbered(count, (at) => `,{"id":${at},"title":"Story ${at}"}`)}]}`,
  },
  ...['<', '&', '<!--', '<!---->', '<![CDATA[', '<script', '<script>', '</zz>', '<b>', '<p a="', ']]>'].map(unclosed),
  {
    name: 'names of the prototype',
    size: 100_000,
    build: (count) =>
      inItem(
        '<__proto__ __proto__="1" constructor="2"><constructor>x</constructor></__proto__><toString/>'.repeat(count),
      ),
  },
  { name: '1 MB title', size: MB, build: (bytes) => inItem(`<title>${filled('word &amp; ', bytes)}</title>`) },
  { name: '1 MB of < in a title', size: MB, build: (bytes) => inItem(`<title>${filled('&lt;', bytes)}</title>`) },
  { name: '1 MB date', size: MB, build: (bytes) => inItem(`<pubDate>${filled('(1 Jan 2026 ', bytes)}</pubDate>`) },
  { name: '1 MB link', size: MB, build: (bytes) => inItem(`<link>https://n.example/${filled('../a%', bytes)}</link>`) },
  { name: '1 MB guid', size: MB, build: (bytes) => inItem(`<guid>${filled('x', bytes)}</guid>`) },
  {
    name: '1 MB of < in a description',
    size: MB,
    build: (bytes) => inItem(`<description><![CDATA[${filled('<', bytes)}]]></description>`),
  },
  {
    name: '1 MB of <img in a description',
    size: MB,
    build: (bytes) => inItem(`<description><![CDATA[${filled('<img ', bytes)}]]></description>`),
  },
  {
    name: 'descriptions of 64 kB',
    size: 9.9 * MB,
    build: (bytes) =>
      `${HEAD}${filled(`<item><description><![CDATA[${filled('<p ', 60_000)}]]></description></item>`, bytes)}${FOOT}`,
  },
]

/** Over the cap on documents. */
export function fiftyMegabytes(): Buffer {
  return Buffer.alloc(50 * MB, HEAD)
}
