import type { Card } from '../../core/card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import type { CommandContext } from './command-context.ts'
import { readTopic } from './read-options.ts'

/** `/unsubscribe`: this channel gets no more of a topic. */
export async function runUnsubscribe(context: CommandContext): Promise<Card> {
  const { strings, deps, channel } = context
  const topic = readTopic(context)
  const removed = await deps.store.subscriptions.remove(channel.id, topic)
  const name = strings.topic[topic]
  return noticeCard(removed ? strings.unsubscribed(name) : strings.notSubscribed(name))
}
