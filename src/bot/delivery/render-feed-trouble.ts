import type { Delivery } from '../../core/delivery.ts'
import type { StoredFeed } from '../../core/ports/feed-store.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Channel } from '../../core/workspace.ts'
import { feedTroubleCard } from '../cards/feed-cards.ts'
import { unwanted, type Rendered } from './rendered.ts'
import { feedsOfMessage, isOwedTrouble } from './tell-feed-trouble.ts'

/** Which of the channel's own feeds are in trouble now. */
export async function renderFeedTrouble(delivery: Delivery, channel: Channel, ledger: Ledger): Promise<Rendered> {
  const feeds: StoredFeed[] = []
  for (const feedId of await feedsOfMessage(delivery, ledger)) {
    const stored = await ledger.feeds.find(feedId)
    if (stored !== null && isOwedTrouble(stored.state)) feeds.push(stored)
  }
  if (feeds.length === 0) return unwanted('the feed is well again, or gone')
  return { kind: 'post', card: feedTroubleCard(feeds, channel.language), shown: new Map(), over: null }
}
