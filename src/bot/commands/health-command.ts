import { card, strong, text, type Card, type CardSection, type CommandState, type Line } from '../../core/card.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { FeedLevel } from '../../core/ports/feed-desk.ts'
import type { StoredFeed } from '../../core/ports/feed-store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { feedStringsOf } from '../cards/feed-strings.ts'
import { formatDate } from '../cards/format-date.ts'
import type { CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'
import { feedsOfWorkspace } from './feeds-of-workspace.ts'
import { subscriptionOptions } from './filter-words.ts'
import { roundupComes } from './roundup-comes.ts'
import { pausedUntilWords } from './pause-span.ts'
import { subscriptionState } from './subscription-state.ts'
import { waitingLine } from './waiting-line.ts'

const LISTED_FEEDS = 10
/** Most channels hear of something within days. */
const LONG_AGO_MS = 2 * DAY_MS

/** `/health`: what works, what does not, and since when; for this channel, the feeds that all share, and the workspace's own. */
export async function runHealth(context: CommandContext): Promise<Card> {
  const { deps, strings, language } = context
  const { shared, own } = await feedsOfWorkspace(context)
  const subscriptions = await deps.store.subscriptions.listOfChannel(context.channel.id)
  const sections: CardSection[] = [
    { heading: strings.channelHealth, lines: await channelLines(subscriptions, context) },
    { heading: strings.feedHealth, lines: feedLines(shared, context) },
    ...(own.length === 0 ? [] : [{ heading: feedStringsOf(language).title, lines: feedLines(own, context) }]),
  ]
  // What rests is well again by itself once a channel follows something.
  const isTroubled = [...shared, ...own].some(
    (stored) => isNotRead(stored, context) && deps.feedDesk.levelOf(stored) !== 'resting',
  )
  const title = pausedTitle(subscriptions, context) ?? (isTroubled ? strings.mostlyWell : strings.allWell)
  return card({ tone: 'info', title, sections })
}

/** One that was just added, or just came with a new version, was not read yet, which is nothing to tell of. */
function isNotRead(stored: StoredFeed, { deps }: CommandContext): boolean {
  const level = deps.feedDesk.levelOf(stored)
  return level !== 'well' && level !== 'new'
}

/** `null` where nothing is paused. */
function pausedTitle(subscriptions: readonly Subscription[], { strings }: CommandContext): string | null {
  const paused = subscriptions.filter(({ pausedAt }) => pausedAt !== null)
  if (paused.length === 0) return null
  return paused.length === subscriptions.length ? strings.channelPaused : strings.partlyPaused
}

async function channelLines(subscriptions: readonly Subscription[], context: CommandContext): Promise<readonly Line[]> {
  const { strings, channel } = context
  const until = await pausedUntilWords(context)
  const states = subscriptions.map((subscription): Line => {
    const { state, since } = subscriptionState(subscription, until, context)
    return [strong(strings.topic[subscription.topic]), text(` · ${state}${since}`)]
  })
  const comes: Line[] = channel.roundup.mode === 'always' ? [[text(roundupComes(channel, context))]] : []
  const goesOnBy = lineToGoOn(subscriptions, channel)
  const isAwake = comes.length > 0 || subscriptions.some(({ pausedAt }) => pausedAt === null)
  return [
    ...(states.length === 0 && comes.length === 0 ? [[text(strings.noSubscriptions)]] : states),
    ...comes,
    ...(goesOnBy === null ? [] : [[text(strings.forExample(commandLine(goesOnBy)))]]),
    ...(isAwake ? await pastLines(subscriptions, context) : []),
    ...(isAwake ? [await nextLine(context)] : []),
  ]
}

/** What brings posts here where nothing comes, or what somebody paused; `null` where all comes, or a platform is in the way. */
function lineToGoOn(subscriptions: readonly Subscription[], { roundup }: Channel): CommandState | null {
  if (subscriptions.some(({ pauseReason }) => pauseReason === 'asked')) {
    return { command: 'subscriptions', options: { resume: 'yes' } }
  }
  const isNothing = subscriptions.length === 0 && roundup.mode !== 'always'
  return isNothing ? { command: 'subscribe', options: { topic: 'models' } } : null
}

/** When the last post came; where that is long ago, how to see what would have come. */
async function pastLines(subscriptions: readonly Subscription[], context: CommandContext): Promise<readonly Line[]> {
  const { deps, strings, channel, call } = context
  const lastAt = await deps.store.messages.lastSentAt(channel.id)
  const last: Line =
    lastAt === null
      ? [text(strings.neverPosted)]
      : strings.lastPosted({ kind: 'time', atMs: lastAt, style: 'relative' })
  const isQuiet = lastAt === null || deps.clock.nowMs() - lastAt > LONG_AGO_MS
  const active = isQuiet && call.canManage ? subscriptions.filter(({ pausedAt }) => pausedAt === null) : []
  return [last, ...active.map((one): Line => [text(strings.lookBack(lookBackLine(one, channel)))])]
}

function lookBackLine(subscription: Subscription, channel: Channel): string {
  const { mention: _, mention_min: __, mention_words: ___, ...options } = subscriptionOptions(subscription, channel)
  return commandLine({ command: 'subscribe', options: { ...options, preview: '7d' } })
}

/** When the next post comes. */
async function nextLine(context: CommandContext): Promise<Line> {
  const { deps, strings, channel } = context
  const dueAt = await deps.store.deliveries.nextPostAt(channel.id)
  if (dueAt === null) return [text(strings.nothingWaits)]
  return (await waitingLine(dueAt, context)) ?? [text(strings.comesSoon)]
}

function feedLines(feeds: readonly StoredFeed[], context: CommandContext): readonly Line[] {
  const { deps, strings, language, channel } = context
  const countOf = (level: FeedLevel): number => feeds.filter((one) => deps.feedDesk.levelOf(one) === level).length
  const fresh = countOf('new')
  const read = feeds.flatMap(({ state }) => (state.lastSuccessAt === null ? [] : [state.lastSuccessAt]))
  const lastAt = read.length === 0 ? null : read.reduce((one, other) => Math.max(one, other))
  const troubled = feeds.filter((stored) => isNotRead(stored, context))
  const longestFirst = troubled.toSorted(
    (one, other) => (one.state.lastSuccessAt ?? 0) - (other.state.lastSuccessAt ?? 0),
  )
  const rest = troubled.length - LISTED_FEEDS
  return [
    [text(strings.feedsRead(countOf('well'), feeds.length))],
    ...(fresh === 0 ? [] : [[text(strings.notReadYet(fresh))]]),
    ...(lastAt === null ? [] : [strings.lastRead({ kind: 'time', atMs: lastAt, style: 'relative' })]),
    ...longestFirst.slice(0, LISTED_FEEDS).map((stored): Line => {
      const { feed, state } = stored
      const level = feedStringsOf(language).level[deps.feedDesk.levelOf(stored)]
      const day = state.lastSuccessAt === null ? null : formatDate(state.lastSuccessAt, language, channel.timeZone)
      const since = day === null ? strings.neverRead : strings.notReadSince(day)
      return [strong(feed.name), text(` · ${level} · ${since}`)]
    }),
    ...(rest > 0 ? [[text(strings.andMoreFeeds(rest))]] : []),
  ]
}
