import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ANY_STORY } from '../core/any-story.ts'
import { TOPIC_WORDS } from '../core/command.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Route } from '../core/ports/route.ts'
import type { StoryStore } from '../core/ports/story-store.ts'
import { otherSpellings } from '../core/search-words.ts'
import { isDenial } from '../core/status.ts'
import { TOPICS, type Topic } from '../core/topic.ts'
import { COLON } from '../bot/cards/colon.ts'
import { buildRetractedCard } from '../bot/cards/mended-card.ts'
import { buildStoryPage } from '../bot/cards/story-page.ts'
import { stringsOf } from '../bot/cards/strings.ts'
import { drawCard } from './draw-card.ts'
import { escapeHtml } from './html.ts'
import { inLanguage } from './in-language.ts'
import { notFound } from './not-found.ts'
import { pageLanguage } from './page-language.ts'
import { PAGE_HEADERS, pageResponse } from './page-shell.ts'
import { pageStringsOf } from './page-strings.ts'
import { drawStoryList } from './story-list.ts'

const PAGE_SIZE = 30
const LAST_PAGE = 1_000
const LONGEST_WORDS = 80

type LedgerDeps = {
  readonly stories: Pick<StoryStore, 'listPage' | 'find' | 'reports'>
  readonly clock: Clock
  /** As in `PageView`. */
  readonly basePath: string
}

/** The ledger for everybody: what only a workspace's own feeds tell is nowhere on these pages. */
export function ledgerRoutes(deps: LedgerDeps): readonly Route[] {
  let style: string | null = null
  return [
    ...TOPICS.map((topic): Route => ({
      method: 'GET',
      path: `/${TOPIC_WORDS[topic]}`,
      handle: (request) => listPage(request, topic, deps),
    })),
    { method: 'GET', path: '/stories/:id', handle: (request) => storyPage(request, deps) },
    {
      method: 'GET',
      path: '/ledger.css',
      handle: () => {
        style ??= readFileSync(path.join(import.meta.dirname, 'ledger-style.css'), 'utf8')
        return new Response(style, {
          headers: {
            ...PAGE_HEADERS,
            'content-type': 'text/css; charset=utf-8',
            'cache-control': 'public, max-age=600',
          },
        })
      },
    },
  ]
}

async function listPage(request: Request, topic: Topic, { stories, clock, basePath }: LedgerDeps): Promise<Response> {
  const language = pageLanguage(request)
  const view = { language, basePath }
  const strings = stringsOf(language)
  const { pathname, searchParams } = new URL(request.url)
  const words = (searchParams.get('q') ?? '').trim().slice(0, LONGEST_WORDS)
  const asked = Number(searchParams.get('page') ?? 1)
  const searched = words === '' ? {} : { words, alsoWritten: otherSpellings(words) }
  const query = { ...ANY_STORY, topic, ...searched, limit: PAGE_SIZE }
  const pageAt = async (number: number) => await stories.listPage({ ...query, offset: (number - 1) * PAGE_SIZE })
  const wanted = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), LAST_PAGE) : 1
  const first = await pageAt(wanted)
  const pages = Math.max(1, Math.ceil(first.total / PAGE_SIZE))
  // Whoever asks for more gets the last one.
  const page = Math.min(wanted, pages)
  const { stories: found, total } = page === wanted ? first : await pageAt(page)
  const at = (number: number): string => {
    const more = new URLSearchParams()
    if (words !== '') more.set('q', words)
    if (number !== 1) more.set('page', String(number))
    return more.size === 0 ? pathname : `${pathname}?${more.toString()}`
  }
  const step = (number: number, label: string): string =>
    `<a href="${inLanguage(at(number), view)}">${escapeHtml(label)}</a>`
  const list =
    found.length === 0
      ? `<p>${escapeHtml(words === '' ? strings.noneYet : strings.nothingWithWords)}</p>`
      : `${drawStoryList(found, { ...view, nowMs: clock.nowMs() })}
<p class="pages">${page > 1 ? step(page - 1, strings.previous) : ''} <span class="note">${escapeHtml(strings.pageOf(page, pages, total))}</span> ${page < pages ? step(page + 1, strings.next) : ''}</p>`
  const title = strings.topicTitle[topic]
  const hint = escapeHtml(pageStringsOf(language).search)
  const body = `<h1>${escapeHtml(title)}</h1>
<form method="get" role="search"><input type="search" name="q" value="${escapeHtml(words)}" maxlength="${LONGEST_WORDS}" placeholder="${hint}" aria-label="${hint}"><input type="hidden" name="lang" value="${language}"></form>
${list}`
  return pageResponse({ title, view, at: at(page), body })
}

async function storyPage(request: Request, { stories, clock, basePath }: LedgerDeps): Promise<Response> {
  const language = pageLanguage(request)
  const view = { language, basePath }
  const { pathname } = new URL(request.url)
  const story = await stories.find(lastPart(pathname))
  // That a workspace's story exists is nobody else's business either.
  if (story?.workspaceId !== null) return notFound(request, basePath)
  if (story.mending?.kind === 'merged') {
    const at = `${basePath}/stories/${encodeURIComponent(story.mending.intoId)}?lang=${language}`
    const headers = { ...PAGE_HEADERS, 'cache-control': 'no-cache', location: at }
    return new Response(null, { status: 301, headers })
  }
  const card =
    story.mending === null
      ? buildStoryPage(story, await stories.reports(story.id), language)
      : buildRetractedCard(story, language)
  const body = drawCard(card, { language, nowMs: clock.nowMs() })
  // Bookmarks and previews of links have the title alone, without the badge.
  const title =
    card.badge !== null && isDenial(story.status) ? `${card.badge}${COLON[language]}${card.title}` : card.title
  return pageResponse({ title, view, at: pathname, body })
}

function lastPart(pathname: string): string {
  try {
    // PostgreSQL takes no NUL, not even to find nothing.
    return decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1)).replaceAll('\0', '')
  } catch {
    return ''
  }
}
