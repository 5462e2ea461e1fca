import type { Ledger } from '../../src/core/ports/store.ts'
import type { SubscriptionFilter } from '../../src/core/subscription.ts'
import type { Topic } from '../../src/core/topic.ts'
import { platformId, type Channel, type Platform } from '../../src/core/workspace.ts'

export const EVERYTHING: SubscriptionFilter = { minAmountUsd: null, rumours: true, aiOnly: false }

/** A channel of its own workspace, stored. */
export async function addChannel(ledger: Ledger, name: string, platform: Platform = 'preview'): Promise<Channel> {
  const workspace = { id: platformId(platform, `w-${name}`), platform, externalId: `w-${name}` }
  return await ledger.channels.ensure(workspace, {
    id: platformId(platform, name),
    workspaceId: workspace.id,
    platform,
    externalId: name,
    language: 'en',
    timeZone: 'UTC',
    quietHours: null,
  })
}

export async function subscribe(
  ledger: Ledger,
  channel: Channel,
  topic: Topic,
  filter: SubscriptionFilter = EVERYTHING,
  createdAt = 0,
): Promise<void> {
  await ledger.subscriptions.save({
    id: `${channel.id}:${topic}`,
    channelId: channel.id,
    topic,
    filter,
    createdAt,
    createdBy: 'tester',
    pausedAt: null,
    pauseReason: null,
  })
}
