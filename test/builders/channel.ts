import type { Ledger } from '../../src/core/ports/store.ts'
import { DEFAULT_FILTER, type Subscription, type SubscriptionFilter } from '../../src/core/subscription.ts'
import type { Topic } from '../../src/core/topic.ts'
import { newChannel, platformId, type Channel, type Platform } from '../../src/core/workspace.ts'

export const EVERYTHING: SubscriptionFilter = { ...DEFAULT_FILTER, rumours: true, aiOnly: false }

/** A channel of its own workspace, stored. */
export async function addChannel(ledger: Ledger, name: string, platform: Platform = 'preview'): Promise<Channel> {
  const workspace = { id: platformId(platform, `w-${name}`), platform, externalId: `w-${name}` }
  return await ledger.channels.ensure(workspace, newChannel(workspace, name, { language: 'en', timeZone: 'UTC' }))
}

/** What a channel wishes to hear of, from the beginning of time and by everything that is not given. */
export function subscriptionTo(
  channelId: string,
  topic: Topic,
  parts: Partial<Omit<Subscription, 'channelId' | 'topic'>> = {},
): Subscription {
  const createdAt = parts.createdAt ?? 0
  return {
    id: `${channelId}:${topic}`,
    channelId,
    topic,
    filter: EVERYTHING,
    mention: null,
    createdAt,
    filterSince: createdAt,
    createdBy: 'tester',
    pausedAt: null,
    pauseReason: null,
    ...parts,
  }
}

export async function subscribe(
  ledger: Ledger,
  channel: Channel,
  topic: Topic,
  filter: SubscriptionFilter = EVERYTHING,
  createdAt = 0,
): Promise<void> {
  await ledger.subscriptions.save(subscriptionTo(channel.id, topic, { filter, createdAt }))
}
