import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import { NOBODY, type LossReason, type Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { buildLossCard } from '../cards/loss-card.ts'
import { tellPerson } from './tell-person.ts'

/**
 * Tells whoever subscribed, in direct messages, that nothing can be posted in their channels any more, and what to do. To
 * be called after the commit that paused the subscriptions: a pause happens once, so nobody is told twice. Who can't be
 * reached still sees it in the list of subscriptions. Channels of other platforms are left out.
 */
export async function tellLoss(
  lost: readonly Subscription[],
  reason: LossReason,
  adapter: ChatAdapter,
  deps: { readonly store: Pick<Store, 'channels'>; readonly random: Random; readonly log: Log },
): Promise<void> {
  for (const [personId, subscriptions] of Map.groupBy(lost, ({ createdBy }) => createdBy)) {
    if (personId === NOBODY) continue
    const channels: Channel[] = []
    for (const channelId of new Set(subscriptions.map((subscription) => subscription.channelId))) {
      const channel = await deps.store.channels.find(channelId)
      // A person's own direct messages are no way to tell that they are closed.
      if (channel?.platform === adapter.platform && channel.personId === null) channels.push(channel)
    }
    const [first] = channels
    if (first === undefined) continue
    await tellPerson(personId, first, buildLossCard(channels, reason, first.language), adapter, deps)
  }
}
