import type { Card } from '../../core/card.ts'
import type { Subscription } from '../../core/subscription.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { filterWords } from './filter-words.ts'
import { readBoolean, readInteger, readMinAmountUsd, readText, readTopic } from './read-options.ts'

/** `/subscribe`: this channel gets a topic from now on, and a few recent stories if asked. */
export async function runSubscribe(context: CommandContext): Promise<Card> {
  const { deps, strings, language, workspace, call } = context
  const topic = readTopic(context)
  if (topic === 'model-release' && readText(context, 'min_amount') !== null) {
    throw mistake(context, strings.amountIsForFunding)
  }
  const filter = { minAmountUsd: readMinAmountUsd(context), rumours: readBoolean(context, 'rumours'), aiOnly: true }
  const count = readInteger(context, 'backfill', 0)
  const subscription: Subscription = {
    // One per channel and topic, so these two name it.
    id: `${context.channel.id}:${topic}`,
    channelId: context.channel.id,
    topic,
    filter,
    createdAt: deps.clock.nowMs(),
    createdBy: call.personId,
    pausedAt: null,
    pauseReason: null,
  }
  const { channel, isChange } = await deps.store.transaction(async (ledger) => {
    const stored = await ledger.channels.ensure(workspace, context.channel)
    const before = await ledger.subscriptions.listOfChannel(stored.id)
    await ledger.subscriptions.save(subscription)
    return { channel: stored, isChange: before.some((known) => known.topic === topic) }
  })
  const found = count === 0 ? 0 : await deps.backfill(subscription, channel, count)
  if (found > 0) deps.wake(channel.id)
  const name = strings.topic[topic]
  return noticeCard(isChange ? strings.changed(name) : strings.subscribed(name), [
    strings.willPost(name),
    ...filterWords(subscription, language),
    strings.roundupComes,
    ...(count === 0 ? [] : [found === 0 ? strings.noBackfill : strings.backfilled(found)]),
  ])
}
