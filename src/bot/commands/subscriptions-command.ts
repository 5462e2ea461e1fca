import { card, strong, text, type Card, type CardSection } from '../../core/card.ts'
import type { Subscription } from '../../core/subscription.ts'
import { formatDate } from '../cards/format-date.ts'
import { noticeCard } from '../cards/notice-card.ts'
import type { CommandContext } from './command-context.ts'
import { filterWords } from './filter-words.ts'

/** `/subscriptions`: what this channel follows, and whether it rests. */
export async function runSubscriptions(context: CommandContext): Promise<Card> {
  const { strings, deps, channel } = context
  const subscriptions = await deps.store.subscriptions.listOfChannel(channel.id)
  if (subscriptions.length === 0) {
    return noticeCard(strings.noSubscriptions, [strings.forExample('/subscribe topic:models')])
  }
  const sections = subscriptions.map((subscription) => sectionOf(subscription, context))
  return card({ tone: 'info', title: strings.subscriptionsTitle, sections })
}

function sectionOf(subscription: Subscription, { strings, language, channel }: CommandContext): CardSection {
  const { pauseReason, pausedAt, topic, createdAt } = subscription
  const state =
    pausedAt === null || pauseReason === null ? strings.active : strings.paused(strings.pauseReason[pauseReason])
  const since = strings.since(formatDate(createdAt, language, channel.timeZone))
  return {
    heading: strings.topic[topic],
    lines: [[strong(state), text(` · ${since}`)], ...filterWords(subscription, language).map((words) => [text(words)])],
  }
}
