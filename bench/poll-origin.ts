/**
 * The publishers of the measurements, in a process of their own. Prints its port, then serves until it is killed.
 * `--addresses N`: on so many addresses of this computer, 127.0.0.1 and on, each of which is a host of its own.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { addresses: { type: 'string', default: '1' } } })

const ENTRIES = 50
const ETAG = '"unchanged"'
const polls = new Map<string, number>()
const startedAt = Date.now()
const born = new Map<string, number>()

/** What was there at the first poll is dated an hour apart; what comes later, when it comes. */
function entry(feed: string, number: number): string {
  const key = `${feed}#${number}`
  const bornAt = born.get(key) ?? (number > ENTRIES ? Date.now() : startedAt - (ENTRIES - number) * 3_600_000)
  born.set(key, bornAt)
  const date = new Date(bornAt).toUTCString()
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

function listen(host: string, port: number): Server {
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
  return server.listen(port, host)
}

const first = listen('127.0.0.1', 0)
await once(first, 'listening')
const address = first.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
for (let at = 2; at <= Number(values.addresses); at += 1) await once(listen(`127.0.0.${at}`, port), 'listening')
console.log(port)
