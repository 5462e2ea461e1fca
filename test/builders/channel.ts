import type { Ledger } from '../../src/core/ports/store.ts'
import { DEFAULT_FILTER, type SubscriptionFilter } from '../../src/core/subscription.ts'
import type { Topic } from '../../src/core/topic.ts'
import { newChannel, platformId, type Channel, type Platform } from '../../src/core/workspace.ts'

export const EVERYTHING: SubscriptionFilter = { ...DEFAULT_FILTER, rumours: true, aiOnly: false }

/** A channel of its own workspace, stored. */
export async function addChannel(ledger: Ledger, name: string, platform: Platform = 'preview'): Promise<Channel> {
  const workspace = { id: platformId(platform, `w-${name}`), platform, externalId: `w-${name}` }
  return await ledger.channels.ensure(workspace, newChannel(workspace, name, { language: 'en', timeZone: 'UTC' }))
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
    mention: null,
    createdAt,
    filterSince: createdAt,
    createdBy: 'tester',
    pausedAt: null,
    pauseReason: null,
  })
}
