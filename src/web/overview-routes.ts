import { ANY_STORY } from '../core/any-story.ts'
import { DAY_MS } from '../core/durations.ts'
import { FEED_LEVELS, type FeedLevel } from '../core/ports/feed-desk.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Route } from '../core/ports/route.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { ChannelOverview, SentOverview } from '../core/ports/operations-store.ts'
import type { Store } from '../core/ports/store.ts'
import { isLost } from '../core/subscription.ts'
import type { Language } from '../core/workspace.ts'
import { COLON } from '../bot/cards/colon.ts'
import { COMMA } from '../bot/cards/comma.ts'
import { feedSection } from '../bot/cards/feed-cards.ts'
import { feedStringsOf } from '../bot/cards/feed-strings.ts'
import { stringsOf } from '../bot/cards/strings.ts'
import { drawLine, type DrawOptions } from './draw-card.ts'
import { escapeHtml, wordsHtml } from './html.ts'
import { inLanguage, type PageView } from './in-language.ts'
import { pageLanguage } from './page-language.ts'
import { PAGE_HEADERS, pageResponse } from './page-shell.ts'
import { pageStringsOf } from './page-strings.ts'
import { drawStoryList } from './story-list.ts'

const LATEST = 10
const SHOWN_CHANNELS = 200
const SHOWN_MESSAGES = 50

type OverviewDeps = {
  readonly store: Pick<Store, 'stories' | 'feeds' | 'operations'>
  readonly clock: Clock
  /** As in `PageView`. */
  readonly basePath: string
  readonly levelOf: (stored: StoredFeed) => FeedLevel
  /** Whether this request may see feeds, channels and workspaces. */
  readonly mayLook: (request: Request) => boolean
  /** Lets those through only who may look, and asks others for the password. */
  readonly guard: (route: Route) => Route
}

/** `/`: the latest stories for everybody; for whoever runs the bot, how its feeds and channels are and what was posted. */
export function overviewRoutes(deps: OverviewDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/', handle: (request) => overview(request, deps) },
    // Only the way to sign in: a browser that knows the password sends it to `/` too (RFC 7617, 2.2).
    deps.guard({
      method: 'GET',
      path: '/status',
      handle: (request) => {
        const location = `${deps.basePath}/?lang=${pageLanguage(request)}`
        return new Response(null, { status: 302, headers: { ...PAGE_HEADERS, location, 'cache-control': 'no-store' } })
      },
    }),
  ]
}

async function overview(request: Request, deps: OverviewDeps): Promise<Response> {
  const language = pageLanguage(request)
  const strings = pageStringsOf(language)
  const view = { language, basePath: deps.basePath }
  const options = { ...view, nowMs: deps.clock.nowMs() }
  const latest = await deps.store.stories.list({ ...ANY_STORY, limit: LATEST, offset: 0 })
  const list =
    latest.length === 0 ? `<p>${escapeHtml(stringsOf(language).noneYet)}</p>` : drawStoryList(latest, options)
  const isPrivate = deps.mayLook(request)
  const more = isPrivate
    ? await insideSections(deps, options)
    : `<p><a href="${inLanguage('/status', view)}">${escapeHtml(strings.signIn)}</a></p>`
  const body = `<h1>${escapeHtml(strings.home)}</h1>
<p class="intro">${escapeHtml(strings.intro)}</p>
<section><h2>${escapeHtml(strings.latest)}</h2>${list}</section>
${more}`
  return pageResponse({ title: strings.home, view, at: '/', body, isPrivate })
}

async function insideSections({ store, levelOf }: OverviewDeps, options: DrawOptions & PageView): Promise<string> {
  const { operations } = store
  const since = options.nowMs - DAY_MS
  const sent = await operations.listSent(since, SHOWN_MESSAGES)
  const channels = await operations.listChannels(SHOWN_CHANNELS)
  const feeds = await store.feeds.list()
  return [
    postedSection(sent, await operations.countSent(since), options),
    channelsSection(channels, await operations.countChannels(), options),
    feedsSection(feeds, levelOf, options),
  ].join('\n')
}

function postedSection(sent: readonly SentOverview[], all: number, options: DrawOptions & PageView): string {
  const { language } = options
  const strings = pageStringsOf(language)
  const rows = sent.map(({ channelId, sentAt, kind, storyId, title }) => {
    const what =
      storyId === null
        ? ''
        : ` <a href="${inLanguage(`/stories/${encodeURIComponent(storyId)}`, options)}">${wordsHtml(title ?? storyId)}</a>`
    const when = drawLine([{ kind: 'time', atMs: sentAt, style: 'relative' }], options)
    return `<li>${escapeHtml(strings.kind[kind])}${what}<p class="note">${escapeHtml(channelId)} · ${when}</p></li>`
  })
  return section(strings.posted, all, rows, strings.nothingPosted, language)
}

function channelsSection(channels: readonly ChannelOverview[], all: number, options: DrawOptions): string {
  const { language } = options
  const strings = pageStringsOf(language)
  const words = stringsOf(language)
  const rows = channels.map((channel) => {
    const isResting = channel.restUntil > options.nowMs
    const { pauseReason } = channel
    const state =
      pauseReason !== null
        ? words.paused(words.pauseReason[pauseReason])
        : isResting
          ? strings.resting
          : strings.channelWell
    const when =
      channel.lastSentAt === null
        ? ''
        : ` · ${escapeHtml(strings.lastMessage)} ${drawLine([{ kind: 'time', atMs: channel.lastSentAt, style: 'relative' }], options)}`
    const topics = channel.topics.map((topic) => words.topic[topic]).join(COMMA[language])
    const parts = [topics, channel.due === 0 ? '' : strings.waiting(channel.due)].filter((part) => part !== '')
    const level = isLost(channel) || isResting ? 'trouble' : pauseReason === null ? 'well' : 'resting'
    return `<li><span class="dot ${level}"></span><strong>${escapeHtml(channel.id)}</strong> ${escapeHtml(state)}<p class="note">${escapeHtml([channel.workspaceId, ...parts].join(' · '))}${when}</p></li>`
  })
  return section(strings.channels, all, rows, strings.noChannels, language)
}

function feedsSection(
  feeds: readonly StoredFeed[],
  levelOf: (stored: StoredFeed) => FeedLevel,
  options: DrawOptions,
): string {
  const { language } = options
  const strings = feedStringsOf(language)
  const byLevel = Map.groupBy(feeds, levelOf)
  const groups = FEED_LEVELS.flatMap((level) => {
    const members = byLevel.get(level) ?? []
    if (members.length === 0) return []
    const rows = members.map((stored) => {
      const [name = [], ...rest] = feedSection(stored, null, language).lines
      const notes = rest.map((line) => `<p class="note">${drawLine(line, options)}</p>`)
      return `<li><span class="dot ${level}"></span>${drawLine(name, options)}${notes.join('')}</li>`
    })
    const isOpen = level === 'well' ? '' : ' open'
    return [
      `<details${isOpen}><summary>${escapeHtml(`${strings.level[level]}${COLON[language]}${members.length}`)}</summary><ul class="rows">${rows.join('\n')}</ul></details>`,
    ]
  })
  const heading = `${escapeHtml(pageStringsOf(language).feeds)} <small>${feeds.length}</small>`
  const list = groups.length === 0 ? `<p>${escapeHtml(pageStringsOf(language).noFeeds)}</p>` : groups.join('\n')
  return `<section><h2>${heading}</h2>${list}</section>`
}

function section(heading: string, all: number, rows: readonly string[], none: string, language: Language): string {
  const list = rows.length === 0 ? `<p>${escapeHtml(none)}</p>` : `<ul class="rows">${rows.join('\n')}</ul>`
  const cut =
    rows.length < all ? `<p class="note">${escapeHtml(pageStringsOf(language).shown(rows.length, all))}</p>` : ''
  return `<section><h2>${escapeHtml(heading)} <small>${all}</small></h2>${list}${cut}</section>`
}
