import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { LOST_UNSEEN } from './why-over.ts'

type MovedOn = {
  /** Its post may be on the platform by now, with what stood before. */
  readonly onTheWay: ReadonlySet<string>
  /** It stands in a message with others, or is on the way in one, and has none of its own. */
  readonly shared: ReadonlySet<string>
  /** The messages with others in which it stands. */
  readonly standing: readonly Message[]
}

export const NOWHERE: MovedOn = { onTheWay: new Set(), shared: new Set(), standing: [] }

/** The channels that have read of a story, or may have, beside those where a message is its `own`. */
export async function whereItMovedOn(ledger: Ledger, storyId: string, own: readonly Message[]): Promise<MovedOn> {
  const hasOwn = new Set(own.map(({ channelId }) => channelId))
  const standing = await ledger.messages.listSharedOf(storyId)
  const openShared = new Set(standing.map(({ deliveryId }) => deliveryId))
  const onTheWay = new Set<string>()
  const shared = new Set<string>()
  for (const post of await ledger.deliveries.listPosts(storyId)) {
    const { channelId, leadId, state, ambiguous, problem } = post
    if (hasOwn.has(channelId)) continue
    // It is looked for if its channel is back.
    const isLostUnseen = state === 'failed' && problem === LOST_UNSEEN
    if (leadId !== null) {
      // A member waits with its lead; one whose message somebody deleted stays deleted.
      if (state === 'due' || state === 'sending' || isLostUnseen || openShared.has(leadId)) shared.add(channelId)
    } else if (state === 'sending' || (state === 'due' && ambiguous) || isLostUnseen) onTheWay.add(channelId)
  }
  return { onTheWay, shared, standing }
}
