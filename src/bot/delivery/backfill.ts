import { ANY_STORY } from '../../core/any-story.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { toldAlready } from './told-already.ts'
import { verdictOf } from './verdict.ts'

const PAGE = 50
/** A person named the number: the day's limit is for what comes by itself. */
const ASKED_FOR = { allowEarlier: true, postedToday: 0 } as const

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
        ...ANY_STORY,
        topic: subscription.topic,
        workspaceId: channel.workspaceId,
        limit: PAGE,
        offset,
      })
      for (const story of page) {
        const isToldAlready = (await toldAlready(ledger, story))(channel)
        if (verdictOf(story, subscription, channel, { ...ASKED_FOR, isToldAlready }).deliver) matching.push(story)
      }
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
