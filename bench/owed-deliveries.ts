import type { Random } from '../src/core/ports/random.ts'
import type { Store } from '../src/core/ports/store.ts'
import { newChannel, platformId } from '../src/core/workspace.ts'

const LEASE_MS = 60_000

/** Owes that many posts to that many channels in turn. Returns the channels. */
export async function oweDeliveries(store: Store, deliveries: number, channels: number): Promise<readonly string[]> {
  const workspace = { id: platformId('preview', 'w'), platform: 'preview', externalId: 'w' } as const
  const channelIds = Array.from({ length: channels }, (_, at) => platformId('preview', `c${at}`))
  await store.transaction(async (ledger) => {
    for (const id of channelIds) {
      await ledger.channels.ensure(workspace, newChannel(workspace, id, { id, language: 'en', timeZone: 'UTC' }))
    }
    for (let at = 0; at < deliveries; at += 1) {
      const channelId = channelIds[at % channelIds.length] ?? ''
      const post = { kind: 'post', storyId: `s${at}`, week: null, revision: 1, dueAt: 0 } as const
      await ledger.deliveries.add({ channelId, ...post })
    }
  })
  return channelIds
}

/** Claims and marks all that these channels are owed, each channel one after the other. Returns how many. */
export async function claimAndMark(store: Store, channelIds: readonly string[], random: Random): Promise<number> {
  const drain = async (channelId: string): Promise<number> => {
    const only = { channelId }
    let marked = 0
    for (;;) {
      const claimed = await store.transaction((ledger) => ledger.deliveries.claimNext(channelId, 1, LEASE_MS), only)
      if (claimed === null) return marked
      const message = {
        id: random.id(),
        channelId,
        ref: claimed.id,
        deliveryId: claimed.id,
        storyId: claimed.storyId,
        isShared: false,
        revision: 1,
        sentAt: 1,
        frozenAt: null,
      }
      await store.transaction((ledger) => ledger.deliveries.markSent(claimed, message), only)
      marked += 1
    }
  }
  const counts = await Promise.all(channelIds.map(drain))
  return counts.reduce((sum, count) => sum + count, 0)
}
