import type { Feed } from '../../src/core/feed.ts'
import type { FeedResponse, HttpFetch } from '../../src/core/ports/http-fetch.ts'
import { FEEDS, headlineOf, OLD_COMPANY, sumOf, wrongSumOf, type SimReport } from './scenario.ts'
import type { SimProcess } from './sim-process.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

type SimFeeds = {
  readonly feeds: readonly Feed[]
  /** What its outlet mends later comes with another sum until then. */
  publish(report: SimReport, atMs: number): void
  mend(report: SimReport): void
  /** A client of that process. */
  fetch(process: SimProcess): HttpFetch
}

/** The documents of three outlets. */
export function createSimFeeds(startMs: number): SimFeeds {
  const old: Item = { title: headlineOf({ company: OLD_COMPANY, kind: 'closed' }), atMs: startMs - 60_000 }
  const items = new Map<string, Map<string, Item>>(FEEDS.map((id, at) => [id, new Map([[`old-${at}`, old]])]))
  let edition = 0
  const place = (report: SimReport, item: (known: Item | undefined) => Item): void => {
    const guid = `${report.company}-${report.kind}`.replaceAll(' ', '')
    const own = items.get(report.feed)
    own?.set(guid, item(own.get(guid)))
    edition += 1
  }
  return {
    feeds: FEEDS.map((id): Feed => ({
      ...WIRE_FEED,
      id,
      name: `The ${id}`,
      url: `https://${id}.example/feed`,
    })),
    publish(report, atMs) {
      const sum = report.mendedAtMs === undefined ? sumOf(report.company) : wrongSumOf(report.company)
      place(report, () => ({ title: headlineOf(report, sum), atMs }))
    },
    mend(report) {
      place(report, (known) => ({ title: headlineOf(report), atMs: known?.atMs ?? startMs }))
    },
    fetch: (process) => ({
      fetch: ({ url, validators }) =>
        process.call((): Promise<FeedResponse> => {
          const own = items.get(new URL(url).hostname.split('.')[0] ?? '') ?? new Map<string, Item>()
          const answer = {
            validators: { etag: `"${edition}"`, lastModified: null },
            freshForMs: null,
            permanentUrl: null,
          }
          if (validators.etag === answer.validators.etag) return Promise.resolve({ ...answer, kind: 'not-modified' })
          const listed = [...own].map(([guid, item]) => written(guid, item)).join('')
          const text = `<rss version="2.0"><channel><title>Outlet</title>${listed}</channel></rss>`
          return Promise.resolve({
            ...answer,
            kind: 'modified',
            body: new TextEncoder().encode(text),
            contentType: 'application/rss+xml',
            finalUrl: url,
            hub: null,
            self: null,
          })
        }),
      postForm: () => Promise.resolve(404),
      close: () => Promise.resolve(),
    }),
  }
}

type Item = { readonly title: string; readonly atMs: number }

function written(guid: string, { title, atMs }: Item): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://outlet.example/${guid}</link><pubDate>${new Date(atMs).toUTCString()}</pubDate></item>`
}
