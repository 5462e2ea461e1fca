import type { Feed } from '../../src/core/feed.ts'
import type { FeedResponse, HttpFetch } from '../../src/core/ports/http-fetch.ts'
import { FEEDS, headlineOf, OLD_COMPANY, type SimReport } from './scenario.ts'
import type { SimProcess } from './sim-process.ts'

export type SimFeeds = {
  readonly feeds: readonly Feed[]
  publish(report: SimReport, atMs: number): void
  /** A client of that process. */
  fetch(process: SimProcess): HttpFetch
}

/** The documents of three outlets. */
export function createSimFeeds(startMs: number): SimFeeds {
  const items = new Map<string, string[]>(
    FEEDS.map((id, at) => [
      id,
      [itemOf(`old-${at}`, headlineOf({ company: OLD_COMPANY, kind: 'closed' }), startMs - 60_000)],
    ]),
  )
  return {
    feeds: FEEDS.map((id): Feed => ({
      id,
      scope: { kind: 'catalogue' },
      name: `The ${id}`,
      url: `https://${id}.example/feed`,
      language: 'en',
      kind: 'press',
      weight: 0.8,
    })),
    publish(report, atMs) {
      const guid = `${report.company}-${report.kind}`.replaceAll(' ', '')
      items.get(report.feed)?.push(itemOf(guid, headlineOf(report), atMs))
    },
    fetch: (process) => ({
      fetch: ({ url, validators }) =>
        process.call((): Promise<FeedResponse> => {
          const own = items.get(new URL(url).hostname.split('.')[0] ?? '') ?? []
          const answer = {
            validators: { etag: `"${own.length}"`, lastModified: null },
            freshForMs: null,
            permanentUrl: null,
          }
          if (validators.etag === answer.validators.etag) return Promise.resolve({ ...answer, kind: 'not-modified' })
          const text = `<rss version="2.0"><channel><title>Outlet</title>${own.join('')}</channel></rss>`
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

function itemOf(guid: string, title: string, atMs: number): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://outlet.example/${guid}</link><pubDate>${new Date(atMs).toUTCString()}</pubDate></item>`
}
