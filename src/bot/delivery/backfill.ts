import type { Store } from '../../core/ports/store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { verdictOf } from './verdict.ts'

const PAGE = 50

/**
 * Owes the channel the newest stories of the ledger that the subscription would have got, `count` of them at most and
 * oldest first. Returns how many were added: what the channel has already does not come again.
 */
export async function backfill(
  store: Store,
  subscription: Subscription,
  channel: Channel,
  count: number,
  nowMs: number,
): Promise<number> {
  return await store.transaction(async (ledger) => {
    const matching = []
    for (let offset = 0; matching.length < count; offset += PAGE) {
      const page = await ledger.stories.list({
        topic: subscription.topic,
        workspaceId: channel.workspaceId,
        subject: null,
        words: null,
        statuses: null,
        minAmountUsd: null,
        from: null,
        until: null,
        sort: 'newest',
        limit: PAGE,
        offset,
      })
      matching.push(...page.filter((story) => verdictOf(story, subscription, channel, { allowEarlier: true }).deliver))
      if (page.length < PAGE) break
    }
    let added = 0
    for (const { id, revision } of matching.slice(0, count).reverse()) {
      const post = { channelId: channel.id, kind: 'post', storyId: id, week: null, revision, dueAt: nowMs } as const
      if (await ledger.deliveries.add(post)) added += 1
    }
    return added
  })
}
