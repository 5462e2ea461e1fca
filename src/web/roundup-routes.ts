import type { Route } from '../core/ports/route.ts'
import { atomOf, jsonFeedOf, type OwnEntry, type OwnFeed } from './own-feeds.ts'

export const OWN_FEEDS = ['models', 'funding', 'roundup'] as const
export type OwnFeedName = (typeof OWN_FEEDS)[number]

/** What the pages are made of: public stories alone. */
export type RoundupSource = {
  /** The page of that week; `null` when there is none, or when it has not begun. */
  page(week: string): Promise<string | null>
  /** Newest first; `origin` is where the pages of our own are found. */
  entries(feed: OwnFeedName, origin: string): Promise<readonly OwnEntry[]>
}

const TITLES: Readonly<Record<OwnFeedName, string>> = {
  models: 'AI Wire: model releases',
  funding: 'AI Wire: funding rounds',
  roundup: 'AI Wire: the week',
}
/** Pages and feeds change when a story does; readers ask again and again. */
const CACHE = { 'cache-control': 'public, max-age=300' }
// Nothing of a feed's text can run on the page.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** `/roundups/2026-W07`, and `/feeds/models.xml`, `.json` and so on. `publicUrl` is `null` where readers' own address serves. */
export function roundupRoutes(source: RoundupSource, publicUrl: string | null): readonly Route[] {
  const originOf = (request: Request): string => (publicUrl ?? new URL(request.url).origin).replace(/\/$/u, '')
  const page: Route = {
    method: 'GET',
    path: '/roundups/:week',
    async handle(request) {
      const html = await source.page(new URL(request.url).pathname.split('/').at(-1) ?? '')
      if (html === null) return new Response('There is no roundup of that week.\n', { status: 404 })
      const headers = { ...CACHE, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
      return new Response(html, { headers })
    },
  }
  const feedRoute = (name: OwnFeedName, ending: string, type: string, write: (feed: OwnFeed) => string): Route => ({
    method: 'GET',
    path: `/feeds/${name}.${ending}`,
    async handle(request) {
      const origin = originOf(request)
      const entries = await source.entries(name, origin)
      const url = `${origin}/feeds/${name}.${ending}`
      const document = write({ title: TITLES[name], url, language: 'en', entries })
      return new Response(document, { headers: { ...CACHE, 'content-type': `${type}; charset=utf-8` } })
    },
  })
  return [
    page,
    ...OWN_FEEDS.flatMap((name) => [
      feedRoute(name, 'xml', 'application/atom+xml', atomOf),
      feedRoute(name, 'json', 'application/feed+json', jsonFeedOf),
    ]),
  ]
}
