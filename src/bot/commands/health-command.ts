import { card, strong, text, type Card, type CardSection, type Line } from '../../core/card.ts'
import type { StoredFeed } from '../../core/ports/store.ts'
import type { Subscription } from '../../core/subscription.ts'
import { formatDate } from '../cards/format-date.ts'
import type { CommandContext } from './command-context.ts'
import { roundupComes } from './roundup-comes.ts'
import { quietUntil } from './quiet-until.ts'

const LISTED_FEEDS = 10

/** `/health`: what works, what does not, and since when; for this channel and for the feeds that all share. */
export async function runHealth(context: CommandContext): Promise<Card> {
  const { deps, strings } = context
  const feeds = (await deps.store.feeds.list()).filter(({ feed }) => feed.scope.kind === 'catalogue')
  const troubled = feeds.filter(({ state }) => state.problem !== null || state.stoppedAt !== null)
  const subscriptions = await deps.store.subscriptions.listOfChannel(context.channel.id)
  const sections: CardSection[] = [
    { heading: strings.channelHealth, lines: await channelLines(subscriptions, context) },
    { heading: strings.feedHealth, lines: feedLines(feeds, troubled, context) },
  ]
  const title = pausedTitle(subscriptions, context) ?? (troubled.length === 0 ? strings.allWell : strings.mostlyWell)
  return card({ tone: 'info', title, sections })
}

/** `null` where nothing is paused. */
function pausedTitle(subscriptions: readonly Subscription[], { strings }: CommandContext): string | null {
  const paused = subscriptions.filter(({ pausedAt }) => pausedAt !== null)
  if (paused.length === 0) return null
  return paused.length === subscriptions.length ? strings.channelPaused : strings.partlyPaused
}

async function channelLines(subscriptions: readonly Subscription[], context: CommandContext): Promise<readonly Line[]> {
  const { strings, language, channel } = context
  const day = (atMs: number) => formatDate(atMs, language, channel.timeZone)
  const states = subscriptions.map(({ topic, pausedAt, pauseReason, createdAt }): Line => {
    const isPaused = pausedAt !== null && pauseReason !== null
    const state = isPaused ? strings.paused(strings.pauseReason[pauseReason]) : strings.active
    return [strong(strings.topic[topic]), text(` · ${state} · ${strings.since(day(isPaused ? pausedAt : createdAt))}`)]
  })
  const comes: Line[] = channel.roundup.mode === 'always' ? [[text(roundupComes(channel, context))]] : []
  const isAwake = comes.length > 0 || subscriptions.some(({ pausedAt }) => pausedAt === null)
  return [
    ...(states.length === 0 && comes.length === 0 ? [[text(strings.noSubscriptions)]] : states),
    ...comes,
    ...(isAwake ? [await waitingLine(context)] : []),
  ]
}

/** When the next post comes: not in quiet hours, and not while the channel rests after a refusal. */
async function waitingLine(context: CommandContext): Promise<Line> {
  const { deps, strings, channel } = context
  const dueAt = await deps.store.deliveries.nextPostAt(channel.id)
  if (dueAt === null) return [text(strings.nothingWaits)]
  const until = quietUntil(context)
  if (until !== null) return [text(strings.waitsForQuiet(until))]
  const { restUntil } = await deps.store.channels.rest(channel.id)
  const atMs = Math.max(dueAt, restUntil)
  if (atMs <= deps.clock.nowMs()) return [text(strings.comesSoon)]
  return [text(`${strings.somethingWaits} `), { kind: 'time', atMs, style: 'relative' }]
}

function feedLines(
  feeds: readonly StoredFeed[],
  troubled: readonly StoredFeed[],
  { strings, language, channel }: CommandContext,
): readonly Line[] {
  const read = feeds.flatMap(({ state }) => (state.lastSuccessAt === null ? [] : [state.lastSuccessAt]))
  const lastAt = read.length === 0 ? null : read.reduce((one, other) => Math.max(one, other))
  const longestFirst = troubled.toSorted(
    (one, other) => (one.state.lastSuccessAt ?? 0) - (other.state.lastSuccessAt ?? 0),
  )
  const rest = troubled.length - LISTED_FEEDS
  return [
    [text(strings.feedsRead(feeds.length - troubled.length, feeds.length))],
    ...(lastAt === null
      ? []
      : [[text(`${strings.lastRead} `), { kind: 'time', atMs: lastAt, style: 'relative' } as const]]),
    ...longestFirst.slice(0, LISTED_FEEDS).map(({ feed, state }): Line => {
      const since = state.lastSuccessAt === null ? null : formatDate(state.lastSuccessAt, language, channel.timeZone)
      return [strong(feed.name), text(` · ${since === null ? strings.neverRead : strings.notReadSince(since)}`)]
    }),
    ...(rest > 0 ? [[text(strings.andMore(rest))]] : []),
  ]
}
