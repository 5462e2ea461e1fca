import { createServer } from 'node:http'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Clock } from '../../src/core/ports/clock.ts'
import { closeServer } from '../fakes/close-server.ts'
import { createChance, type Chance } from '../simulation/chance.ts'

const SHOWN_ITEMS = 25
/** One entry in so many is about a round; the others are about nothing. */
const NEWS_ONE_IN = 8
const ROUNDS = ['seed', 'Series A', 'Series B', 'Series C']
const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'ta', 'vo', 'zu', 'pel', 'dor', 'sha', 'nim', 'bru']

type SoakFeeds = {
  readonly feeds: readonly Feed[]
  readonly host: string
  /** What was published meanwhile. Call it as time passes. */
  publish(fromMs: number, untilMs: number): void
  /** Companies that may be in the news, in no order. */
  readonly companies: readonly string[]
  close(): Promise<void>
}

/** Outlets on loopback that publish about once an hour each; several often tell of one event. */
export async function startSoakFeeds(count: number, clock: Clock): Promise<SoakFeeds> {
  const chance = createChance(7)
  const items = Array.from({ length: count }, (): string[] => [])
  const companies = Array.from({ length: 400 }, (_, at) => companyName(at))
  let number = 0
  let event = ''

  const publishOne = (outlet: string[], atMs: number): void => {
    number += 1
    const isNews = chance.below(NEWS_ONE_IN) === 0
    // Every other report is about what another outlet has told already.
    if (isNews && chance.below(2) === 0) event = newEvent(chance, companies)
    const title = isNews ? event : `What we learned this week, part ${number}`
    outlet.unshift(
      `<item><guid isPermaLink="false">g${number}</guid><title>${title}</title><link>https://outlet.example/${number}</link><description>${'A few words about it. '.repeat(12)}</description><pubDate>${new Date(atMs).toUTCString()}</pubDate></item>`,
    )
    outlet.length = Math.min(outlet.length, SHOWN_ITEMS)
  }

  const server = createServer((request, response) => {
    const own = items[Number(request.url?.slice(1))] ?? []
    const etag = `"${own[0]?.slice(0, 60).replaceAll(/\W/gu, '') ?? ''}"`
    response.setHeader('etag', etag)
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end()
      return
    }
    response.setHeader('content-type', 'application/rss+xml')
    response.end(`<rss version="2.0"><channel><title>Outlet</title>${own.join('')}</channel></rss>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  for (const outlet of items) for (let at = 0; at < 5; at += 1) publishOne(outlet, clock.nowMs() - HOUR_MS * (6 - at))
  return {
    host,
    companies,
    feeds: items.map((_, at): Feed => ({
      ...{ id: `outlet-${at}`, name: `Outlet ${at}`, url: `http://${host}/${at}`, language: 'en', kind: 'press' },
      ...{ weight: 0.7, scope: { kind: 'catalogue' } },
    })),
    publish(fromMs, untilMs) {
      const share = (untilMs - fromMs) / HOUR_MS
      for (const outlet of items) if (chance.below(1_000) < share * 1_000) publishOne(outlet, untilMs)
    },
    async close() {
      await closeServer(server)
    },
  }
}

function companyName(at: number): string {
  const [one, other] = [SYLLABLES[at % 12] ?? '', SYLLABLES[Math.floor(at / 12) % 12] ?? '']
  const name = `${one}${other}${SYLLABLES[(at * 5) % 12] ?? ''}`
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${at >= 144 ? ' Labs' : ''} AI`
}

function newEvent(chance: Chance, companies: readonly string[]): string {
  const company = companies[chance.below(companies.length)] ?? ''
  return `${company} raises $${10 + chance.below(300)} million ${ROUNDS[chance.below(ROUNDS.length)] ?? ''} led by Example Ventures`
}
