import type { Clock } from '../core/ports/clock.ts'
import type { Route } from '../core/ports/route.ts'
import type { Topic } from '../core/topic.ts'
import type { Language } from '../core/workspace.ts'
import { createKeptAnswers } from './kept-answers.ts'
import { notFound } from './not-found.ts'
import { atomOf, jsonFeedOf, OWN_FEEDS, type OwnEntry, type OwnFeed } from './own-feeds.ts'
import { pageLanguage } from './page-language.ts'
import { tooMuch } from './too-much.ts'

/** What the pages are made of: public stories alone. */
export type RoundupSource = {
  /** Whether that week is one, has begun, and lies within the ledger: cheap, whatever is asked. */
  hasPage(week: string): Promise<boolean>
  /** The page of a week that has one. */
  page(week: string, language: Language): Promise<string>
  /** The last week that has ended. */
  lastWeek(): string
  /**
   * What the feed of a topic holds, or (`null`) that of the roundups, newest first. An address that begins with a slash is a
   * page of our own.
   */
  entries(topic: Topic | null): Promise<readonly OwnEntry[]>
}

/** Pages and feeds change when a story does; readers ask again and again, and to make one reads weeks of stories. */
const KEPT_MS = 300_000
const CACHE = { 'cache-control': `public, max-age=${KEPT_MS / 1_000}` }
const BY_LANGUAGE = { vary: 'accept-language' }
const MOST_PAGES = 50
/** To make a page takes a fifth of a second. Whoever asks for one week after the other must not hold up the messages. */
const MOST_NEW_A_MINUTE = 30
// Nothing of a feed's text can run on the page.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * `/roundups/2026-W07`, `/roundups` for the last week, and `/feeds/models.xml`, `.json` and so on. `publicUrl` is
 * `null` where readers' own address serves; `basePath` as in `PageView`.
 */
export function roundupRoutes(
  source: RoundupSource,
  { publicUrl, basePath }: { readonly publicUrl: string | null; readonly basePath: string },
  clock: Pick<Clock, 'monotonicMs'>,
): readonly Route[] {
  const pages = createKeptAnswers<string>({ clock, forMs: KEPT_MS, most: MOST_PAGES, aMinute: MOST_NEW_A_MINUTE })
  const feeds = createKeptAnswers<readonly OwnEntry[]>({
    clock,
    forMs: KEPT_MS,
    most: OWN_FEEDS.length,
    aMinute: MOST_NEW_A_MINUTE,
  })
  const originOf = (request: Request): string => publicUrl ?? new URL(request.url).origin
  const page: Route = {
    method: 'GET',
    path: '/roundups/:week',
    isTagged: true,
    async handle(request) {
      const week = new URL(request.url).pathname.split('/').at(-1) ?? ''
      const language = pageLanguage(request)
      if (!(await source.hasPage(week))) return notFound(request, basePath)
      const html = await pages(`${week} ${language}`, () => source.page(week, language))
      if (html === null) return tooMuch(request, basePath)
      const headers = {
        ...CACHE,
        ...BY_LANGUAGE,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
      }
      return new Response(html, { headers })
    },
  }
  const last: Route = {
    method: 'GET',
    path: '/roundups',
    handle: (request) => {
      const location = `${basePath}/roundups/${source.lastWeek()}?lang=${pageLanguage(request)}`
      return new Response(null, { status: 302, headers: { ...CACHE, ...BY_LANGUAGE, location } })
    },
  }
  const feedRoute = (
    { topic, name, title, page }: (typeof OWN_FEEDS)[number],
    ending: string,
    type: string,
    write: (feed: OwnFeed) => string,
  ): Route => ({
    method: 'GET',
    path: `/feeds/${name}.${ending}`,
    isTagged: true,
    async handle(request) {
      const origin = originOf(request)
      const found = await feeds(name, () => source.entries(topic))
      if (found === null) return tooMuch(request, basePath)
      const entries = found.map((entry) => ({ ...entry, url: entry.url.replace(/^(?=\/)/u, origin) }))
      const url = `${origin}/feeds/${name}.${ending}`
      const document = write({ title, url, pageUrl: `${origin}${page}`, language: 'en', entries })
      return new Response(document, { headers: { ...CACHE, 'content-type': `${type}; charset=utf-8` } })
    },
  })
  return [
    page,
    last,
    ...OWN_FEEDS.flatMap((feed) => [
      feedRoute(feed, 'xml', 'application/atom+xml', atomOf),
      feedRoute(feed, 'json', 'application/feed+json', jsonFeedOf),
    ]),
  ]
}
