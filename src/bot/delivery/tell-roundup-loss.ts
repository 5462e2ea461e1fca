import type { Audited } from '../../core/audited.ts'
import type { Delivery } from '../../core/delivery.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import { PROBED_REASONS, type LossReason } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { buildRoundupLossCard } from '../cards/loss-card.ts'
import { addWeeks } from '../roundup/iso-week.ts'
import { tellPerson } from './tell-person.ts'

const LOOKED_AT = 100

/**
 * Tells whoever wanted the roundup that it could not be posted where nothing else is, for there is no subscription that
 * would say so. Once: not at each try, and not again when the roundup of the week before was lost, too.
 */
export async function tellRoundupLoss(
  { week }: Pick<Delivery, 'week'>,
  channel: Channel,
  reason: LossReason,
  adapter: ChatAdapter,
  deps: {
    readonly store: Pick<Store, 'audit' | 'channels' | 'deliveries' | 'subscriptions'>
    readonly random: Random
    readonly log: Log
  },
): Promise<void> {
  const { audit, channels, deliveries, subscriptions } = deps.store
  if (week === null || channel.roundup.mode !== 'always') return
  // Of what is lost, its subscriber was told.
  if ((await subscriptions.listOfChannel(channel.id)).some(({ pauseReason }) => pauseReason !== 'asked')) return
  const { refusals } = await channels.rest(channel.id)
  if (refusals !== (PROBED_REASONS.some((probed) => probed === reason) ? 1 : 0)) return
  if ((await deliveries.findRoundup(channel.id, addWeeks(week, -1)))?.state === 'failed') return
  const wish = (await audit.list(channel.id, LOOKED_AT)).find(setsRoundup)
  if (wish === undefined || wish.personId === null) return
  await tellPerson(wish.personId, channel, buildRoundupLossCard(channel, reason, channel.language), adapter, deps)
}

function setsRoundup({ action, options }: Audited): boolean {
  return action === 'subscribe' || (action === 'settings' && options.roundup !== undefined)
}
