import { ANY_STORY } from '../../core/any-story.ts'
import type { Ledger, Store } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { asJudged } from '../cards/as-judged.ts'
import { toldAlready } from './told-already.ts'
import { verdictOf } from './verdict.ts'

const PAGE = 50
/** What is older than so many stories is not recent, however few a filter lets through. */
const MOST_LOOKED_AT = 500
/** A person named the number: the day's limit is for what comes by itself. */
const ASKED_FOR = { allowEarlier: true, postedToday: 0 } as const

/**
 * Owes the channel the newest stories of the ledger that the subscription would have got, `count` of them at most and
 * oldest first. Returns how many were added: what the channel has or awaits already does not come again.
 */
export async function backfill(
  store: Store,
  subscription: Subscription,
  channel: Channel,
  count: number,
  nowMs: number,
): Promise<number> {
  const matching = await findMatching(store, subscription, channel, count)
  if (matching.length === 0) return 0
  return await store.transaction(async (ledger) => {
    let added = 0
    for (const { id } of matching.toReversed()) {
      // It may have been merged, retracted or told by another story meanwhile.
      const story = await ledger.stories.find(id)
      if (story === null || !(await takesStory(ledger, story, subscription, channel))) continue
      const { revision } = story
      const post = { channelId: channel.id, kind: 'post', storyId: id, week: null, revision, dueAt: nowMs } as const
      // It may have been owed, and lost with the right to post: who asks now gets it.
      const isOwed =
        (await ledger.deliveries.add(post)) || (await ledger.deliveries.reopenPost(channel.id, id, { dueAt: nowMs }))
      if (isOwed) added += 1
    }
    return added
  })
}

/** Nobody has to wait for it: it holds up no writer. */
async function findMatching(
  store: Store,
  subscription: Subscription,
  channel: Channel,
  count: number,
): Promise<readonly Story[]> {
  const matching: Story[] = []
  for (let offset = 0; offset < MOST_LOOKED_AT; offset += PAGE) {
    const page = await store.stories.list({
      ...ANY_STORY,
      topic: subscription.topic,
      workspaceId: channel.workspaceId,
      limit: PAGE,
      offset,
    })
    for (const story of page) {
      if (await takesStory(store, story, subscription, channel)) matching.push(story)
      if (matching.length === count) return matching
    }
    if (page.length < PAGE) break
  }
  return matching
}

async function takesStory(
  ledger: Ledger,
  story: Story,
  subscription: Subscription,
  channel: Channel,
): Promise<boolean> {
  const judged = await asJudged(story, subscription.filter, ledger.stories)
  if (!verdictOf(judged, subscription, channel, { ...ASKED_FOR, isToldAlready: false }).deliver) return false
  // Asked last, for it costs questions.
  return !(await toldAlready(ledger, story))(channel)
}
