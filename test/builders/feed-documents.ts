const BODY =
  '<p>The lab <a href="https://lab.example/models?id=7&amp;lang=en">released</a> its new model &amp; the weights.</p>' +
  '<p>It answers in “four” languages, and costs <strong>$3</strong> for a million tokens.</p><ul><li>fast</li></ul>'

/** Well-formed documents of `count` entries with bodies of some kilobytes, one for each usual way to write a feed. */
export function feedDocuments(count: number): Readonly<Record<string, string>> {
  return {
    'RSS, escaped': rss(count, (at) => `<description>${escaped(body(at, 8))}</description>`),
    'RSS, CDATA': rss(
      count,
      (at) =>
        `<description><![CDATA[${body(at, 1)}]]></description>` +
        `<content:encoded><![CDATA[${body(at, 10)}]]></content:encoded>`,
    ),
    'RSS, headlines': rss(count, () => ''),
    'Atom, html': atom(count, (at) => `<content type="html">${escaped(body(at, 8))}</content>`),
    'Atom, summaries': atom(count, (at) => `<summary>Story ${at} in a sentence or two.</summary>`),
    RDF: rdf(count, (at) => `<description>${escaped(body(at, 2))}</description>`),
  }
}

function body(at: number, paragraphs: number): string {
  return `<h2>Story ${at}</h2>${BODY.repeat(paragraphs)}`
}

function escaped(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function entries(count: number, one: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => one(at)).join('\n')
}

function dateOf(at: number): Date {
  return new Date(Date.UTC(2026, 0, 31) - at * 3_600_000)
}

function rss(count: number, inside: (at: number) => string): string {
  const item = (at: number): string =>
    `<item><title>Story ${at}: a &amp; b</title><link>https://news.example/${at}</link>` +
    `<guid isPermaLink="false">tag:news.example,${at}</guid><pubDate>${dateOf(at).toUTCString()}</pubDate>` +
    `<dc:creator>Ada</dc:creator><category>Models</category><category>Research</category>${inside(at)}</item>`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>' +
    `<link>https://news.example/</link><description>News</description>${entries(count, item)}</channel></rss>`
  )
}

function atom(count: number, inside: (at: number) => string): string {
  const entry = (at: number): string =>
    `<entry><title type="html">Story ${at}: a &amp;amp; b</title><link rel="alternate" href="https://news.example/${at}"/>` +
    `<id>tag:news.example,${at}</id><published>${dateOf(at).toISOString()}</published>` +
    `<updated>${dateOf(at).toISOString()}</updated><author><name>Ada</name></author><category term="Models"/>` +
    `${inside(at)}</entry>`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>' +
    '<link href="https://news.example/"/><id>tag:news.example,wire</id><updated>2026-01-31T00:00:00Z</updated>' +
    `${entries(count, entry)}</feed>`
  )
}

function rdf(count: number, inside: (at: number) => string): string {
  const item = (at: number): string =>
    `<item rdf:about="https://news.example/${at}"><title>Story ${at}: a &amp; b</title>` +
    `<link>https://news.example/${at}</link><dc:date>${dateOf(at).toISOString()}</dc:date>${inside(at)}</item>`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x">' +
    `<title>Wire</title><link>https://news.example/</link></channel>${entries(count, item)}</rdf:RDF>`
  )
}
