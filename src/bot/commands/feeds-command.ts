import { canonicalUrl } from '../../core/canonical-url.ts'
import { card, link, text, type Card, type CardSection, type Line } from '../../core/card.ts'
import { DAY_MS } from '../../core/durations.ts'
import { FeedError } from '../../core/errors.ts'
import { LONGEST_HOLD_MS } from '../../core/feed.ts'
import { plainLetters } from '../../core/plain-letters.ts'
import { FEED_LEVELS, type FeedLink } from '../../core/ports/feed-desk.ts'
import type { StoredFeed } from '../../core/ports/feed-store.ts'
import { feedSection } from '../cards/feed-cards.ts'
import { feedStringsOf, mayPass, notAddedWords, problemWords, type FeedStrings } from '../cards/feed-strings.ts'
import { COMMA } from '../cards/comma.ts'
import { formatDate, formatMoment } from '../cards/format-date.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import { isSecretAddress, shownAddress } from '../../core/secret-address.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { shorten } from '../cards/visible-text.ts'
import { webUrl } from '../cards/web-url.ts'
import { mayNotChange, mistake, type CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'
import { feedsOfWorkspace } from './feeds-of-workspace.ts'
import { languageName } from './language-name.ts'
import { makeChange } from './make-change.ts'
import { pastedAddress } from './pasted-address.ts'
import { plainWord } from './plain-word.ts'
import { EVERYBODY } from './read-filter.ts'
import { FEED_ACTIONS } from './reading-commands.ts'
import { didYouMean, withNear } from './did-you-mean.ts'
import { chosen, readText } from './read-options.ts'
import { LONGEST_NAME } from './typed-name.ts'

const byName = new Intl.Collator('en').compare

type Action = (typeof FEED_ACTIONS)[number]

const ALL_LINE = '/feeds action:list feed:all'
const SHOWN_OTHERS = 5
const SHOWN_FITTING = 5
/** A blog that posts less often is rare, and one that moved is not. */
const LONG_SILENT_MS = 60 * DAY_MS
/** A name, and maybe a password, before the host. */
const CREDENTIALS = /^<?(?:[a-z][a-z\d+.-]*:)?(?:\/\/)?[^/?#]*@/iu

const RUN: Readonly<Record<Action, (context: CommandContext, strings: FeedStrings) => Promise<Card>>> = {
  list,
  add,
  remove,
  check,
}

/** `/feeds`: the workspace's own feeds beside the catalogue. Nobody else sees anything of them. */
export async function runFeeds(context: CommandContext): Promise<Card> {
  // A feed alone does not say what to do with it: it may be an action with a slip.
  const written = readText(context, 'action') ?? readText(context, 'feed') ?? 'list'
  const action = chosen(context, 'action', written, FEED_ACTIONS, lineWithFeed(context))
  // Looking is for everybody. A check asks a stranger's server, and may bring back a feed that was given up.
  if (action !== 'list' && !context.call.canManage) throw mayNotChange(context)
  return await RUN[action](context, feedStringsOf(context.language))
}

/** A name alone is most likely that of a feed that somebody looks for. */
function lineWithFeed(context: CommandContext): string {
  const feed = ['action', 'feed'].flatMap((name) => readText(context, name) ?? []).join(' ')
  return commandLine({ command: 'feeds', options: { action: 'list', feed } })
}

async function list(context: CommandContext, strings: FeedStrings): Promise<Card> {
  const { deps, language } = context
  const asked = readText(context, 'feed')
  if (asked !== null && EVERYBODY.includes(plainWord(asked))) return await listAll(context, strings)
  if (asked !== null) return await fitting(asked, context, strings)
  const { shared, own } = await feedsOfWorkspace(context)
  const levels = shared.map((one) => deps.feedDesk.levelOf(one))
  const well = levels.filter((level) => level === 'well').length
  const fresh = levels.filter((level) => level === 'new').length
  // What needs somebody must not stand on a page behind the others.
  const byLevel = Map.groupBy(own, (one) => deps.feedDesk.levelOf(one))
  const inOrder = FEED_LEVELS.flatMap((level) => byLevel.get(level) ?? [])
  const shown = strings.catalogue(shared.length, fresh === shared.length ? null : well)
  return card({
    tone: 'info',
    title: strings.title,
    lines: own.length > 0 ? [] : [[text(strings.none)], [text(context.strings.forExample(context.command.example))]],
    sections: inOrder.map((one) => feedSection(one, deps.feedDesk.levelOf(one), language)),
    footer: [
      text(
        joinSentences(
          shown,
          ...(fresh === 0 ? [] : [context.strings.notReadYet(fresh)]),
          ...(shared.length === 0 ? [] : [strings.seeAll(ALL_LINE)]),
        ),
      ),
    ],
  })
}

/** Every feed by its name, their own ones first, then the shared ones of each language. */
async function listAll(context: CommandContext, strings: FeedStrings): Promise<Card> {
  const { shared, own } = await feedsOfWorkspace(context)
  const { language } = context
  const namesOf = (feeds: readonly StoredFeed[]): Line => [
    text([...new Set(feeds.map(({ feed }) => feed.name))].toSorted(byName).join(COMMA[language])),
  ]
  const byLanguage = [...Map.groupBy(shared, ({ feed }) => feed.language)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  return card({
    tone: 'info',
    title: strings.all(shared.length + own.length),
    sections: [
      ...(own.length === 0 ? [] : [{ heading: strings.title, lines: [namesOf(own)] }]),
      ...byLanguage.map(([code, feeds]) => ({ heading: languageName(code, language), lines: [namesOf(feeds)] })),
    ],
  })
}

/** Whether a feed is read, shared or their own: by its name, or the site that it is of. */
async function fitting(asked: string, context: CommandContext, strings: FeedStrings): Promise<Card> {
  const { deps, language } = context
  const found = await feedsCalled(asked, context)
  const written = shorten(asked, LONGEST_NAME)
  if (found.length === 0) {
    return noticeCard(strings.noneFits(written), [context.strings.forExample(context.command.example)])
  }
  const rest = found.length - SHOWN_FITTING
  return card({
    tone: 'info',
    title: strings.fitting(written),
    sections: found.slice(0, SHOWN_FITTING).map((one) => feedSection(one, deps.feedDesk.levelOf(one), language)),
    footer: rest > 0 ? [text(context.strings.andMoreFeeds(rest))] : [],
  })
}

/** Their own ones and shared ones that have it in their name, or are of that site. */
async function feedsCalled(asked: string, context: CommandContext): Promise<readonly StoredFeed[]> {
  const { shared, own } = await feedsOfWorkspace(context)
  const site = siteOf(addressOf(asked))
  const name = plain(asked)
  return [...own, ...shared].filter(
    ({ feed }) => plain(feed.name).includes(name) || (site !== null && siteOf(feed.url) === site),
  )
}

/** `techledger.example` of any of its addresses; a bare name of a site, too. `null` where it is none. */
function siteOf(address: string): string | null {
  const host = /^[^/?#:]+/u.exec(plain(address))?.[0] ?? ''
  return host.includes('.') ? host : null
}

async function add(context: CommandContext, strings: FeedStrings): Promise<Card> {
  const { deps, workspace } = context
  const typed = readText(context, 'feed')
  if (typed === null) throw mistake(context, strings.nameOne)
  // Before the change is written down with what was typed: a password is kept nowhere.
  if (CREDENTIALS.test(typed)) throw mistake(context, notAddedWords(strings, 'credentials'))
  const address = addressOf(typed)
  // Whoever gives a name wants to know of that feed, which may be read already.
  if (siteOf(address) === null && (await feedsCalled(typed, context)).length > 0) {
    return await fitting(typed, context, strings)
  }
  // Asking counts as a change whatever comes of it: each time a stranger's server is asked too.
  const channel = await makeChange(asKept(context), context.channel, (_ledger, stored) => Promise.resolve(stored))
  try {
    const adding = await deps.feedDesk.add(address, { workspaceId: workspace.id, channelId: channel.id })
    if (adding.kind === 'full') return noticeCard(strings.full(adding.most))
    if (adding.kind === 'spent') return noticeCard(strings.spent)
    const card =
      adding.kind === 'known'
        ? noticeCard(strings.known(adding.feed.name))
        : noticeCard(strings.added(adding.feed.name), [
            strings.baseline(adding.entries),
            ...longSilent(adding.newestAt, context, strings),
          ])
    return { ...card, sections: otherFeeds(adding.others, strings) }
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    const words = notAddedWords(strings, error.kind, whenAgain(error, context))
    // Nothing was wrong with what was typed.
    throw mayPass(strings, error.kind) ? mistake(context, words, null) : mistake(context, words)
  }
}

/** When its server may be asked again; `null` where it did not say. */
function whenAgain({ retryAfterMs }: FeedError, { deps, language, channel }: CommandContext): string | null {
  if (retryAfterMs === null || retryAfterMs === 0) return null
  return formatMoment(deps.clock.nowMs() + Math.min(retryAfterMs, LONGEST_HOLD_MS), language, channel.timeZone)
}

function longSilent(newestAt: number | null, context: CommandContext, strings: FeedStrings): readonly string[] {
  const { deps, language, channel } = context
  if (newestAt === null || deps.clock.nowMs() - newestAt < LONG_SILENT_MS) return []
  return [strings.longSilent(formatDate(newestAt, language, channel.timeZone))]
}

/** What is written down of the change is read by others, too. */
function asKept(context: CommandContext): CommandContext {
  const address = addressOf(readText(context, 'feed') ?? '')
  if (!isSecretAddress(address)) return context
  const options = { ...context.call.options, feed: shownAddress(address) }
  return { ...context, call: { ...context.call, options } }
}

/** What else the page names: the first one need not be what was meant. */
function otherFeeds(others: readonly FeedLink[], strings: FeedStrings): readonly CardSection[] {
  if (others.length === 0) return []
  const lines = others.slice(0, SHOWN_OTHERS).map(({ url, title }): Line => {
    const address = link(url, webUrl(url))
    return title === null ? [address] : [text(`${title} · `), address]
  })
  return [{ heading: strings.others, lines }]
}

async function remove(context: CommandContext, strings: FeedStrings): Promise<Card> {
  const { feed } = await find(context, strings)
  await makeChange(asKept(context), context.channel, (ledger) => ledger.feeds.remove(feed.id))
  return noticeCard(strings.removed(feed.name))
}

async function check(context: CommandContext, strings: FeedStrings): Promise<Card> {
  const { deps, language } = context
  const stored = await find(context, strings)
  // Asking counts as a change whatever comes of it.
  const channel = await makeChange(asKept(context), context.channel, (_ledger, known) => Promise.resolve(known))
  const found = await deps.feedDesk.check(stored)
  switch (found.kind) {
    case 'waits':
      return noticeCard(stored.feed.name, [strings.waits(formatMoment(found.untilAt, language, channel.timeZone))])
    case 'resumed':
      return noticeCard(strings.isWell(stored.feed.name), [strings.resumed])
    case 'trouble':
      return noticeCard(strings.troubleTitle(stored.feed.name), [problemWords(strings, found.problem)])
    case 'well':
      return noticeCard(strings.isWell(stored.feed.name), [
        found.entries === null ? strings.unchanged : strings.canBeRead(found.entries),
      ])
  }
}

/** By address or name, as people write them. */
async function find(context: CommandContext, strings: FeedStrings): Promise<StoredFeed> {
  const written = readText(context, 'feed')
  if (written === null) throw mistake(context, strings.nameOne, '/feeds action:check feed:https://example.com/feed.xml')
  const { own } = await feedsOfWorkspace(context)
  const name = plain(written)
  const address = plainAddress(addressOf(written))
  const found = own.find(
    ({ feed }) => plain(feed.name) === name || plainAddress(feed.url) === address || feed.id === written,
  )
  if (found !== undefined) return found
  const near = didYouMean(
    written,
    own.map(({ feed }) => feed.name),
  )
  throw mistake(context, withNear(strings.unknown(written), near, context.strings), lineFor(near, context))
}

/** What was asked, about the feed that was most likely meant. */
function lineFor(near: string | null, { call }: CommandContext): string {
  const action = call.options.action ?? ''
  return commandLine({ command: 'feeds', options: near === null ? { action: 'list' } : { action, feed: near } })
}

/** As it was pasted; a name, or what only the feeds' own reader takes for an address, stays as it is. */
function addressOf(typed: string): string {
  return pastedAddress(typed) ?? typed
}

function plainAddress(url: string): string {
  return plain(canonicalUrl(url))
}

function plain(written: string): string {
  return plainLetters(written)
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/\/$/u, '')
}
