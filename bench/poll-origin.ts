/** The publishers of `poll.bench.ts`, in a process of their own. Prints its port, then serves until it is killed. */
import { createServer } from 'node:http'

const ENTRIES = 50
const ETAG = '"unchanged"'
const polls = new Map<string, number>()

function entry(feed: string, number: number): string {
  const date = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toUTCString()
  const text = `What we learnt while growing tomatoes on the balcony, part ${number}. `.repeat(4)
  return `<item><title>Garden notes, part ${number}</title><link>https://${feed}/posts/${number}?utm_source=rss</link>
    <guid isPermaLink="false">https://${feed}/?p=${number}</guid><pubDate>${date}</pubDate>
    <category>garden</category><description><![CDATA[<p>${text}</p>]]></description></item>`
}

/** Every poll of a feed finds one entry more. */
function documentOf(feed: string, poll: number): string {
  const items = Array.from({ length: ENTRIES }, (_, at) => entry(feed, ENTRIES + poll - at))
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${feed}</title>
    <link>https://${feed}/</link><description>Garden</description>${items.join('\n')}</channel></rss>`
}

const server = createServer((request, response) => {
  const feed = (request.headers.host ?? '').replace(/:\d+$/, '') + (request.url ?? '')
  if (request.headers['if-none-match'] === ETAG) {
    response.writeHead(304, { etag: ETAG }).end()
    return
  }
  const poll = polls.get(feed) ?? 0
  polls.set(feed, poll + 1)
  const tag = feed.includes('unchanged') ? { etag: ETAG } : {}
  response.writeHead(200, { 'content-type': 'application/rss+xml', ...tag }).end(documentOf(feed, poll))
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' && address !== null ? address.port : 0)
})
