import { InvariantError } from '../../core/errors.ts'
import type { Delivery } from '../../core/delivery.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { buildRoundup } from '../roundup/build-roundup.ts'
import { buildRoundupCard } from '../roundup/roundup-card.ts'
import { roundupScope } from '../roundup/roundup-scope.ts'
import { unwanted, type Rendered } from './rendered.ts'

/** The week, as the ledger has it now; `active`: the channel's subscriptions that are followed. */
export async function renderRoundup(
  delivery: Delivery,
  channel: Channel,
  active: readonly Subscription[],
  ledger: Ledger,
): Promise<Rendered> {
  if (active.length === 0 && channel.roundup.mode !== 'always') {
    return unwanted('the channel has no active subscription')
  }
  // Begun, it is told to the end.
  if (channel.roundup.mode === 'off' && delivery.partsSent === 0)
    return unwanted('the channel wants no roundup any more')
  if (delivery.week === null) throw new InvariantError(`roundup ${delivery.id} has no week`)
  const roundup = await buildRoundup(ledger, {
    week: delivery.week,
    timeZone: channel.timeZone,
    workspaceId: channel.workspaceId,
    scope: roundupScope(active),
    muted: channel.muted,
    channel,
  })
  const card = buildRoundupCard(roundup, channel.language, channel.timeZone)
  return { kind: 'post', card, shown: new Map(), over: null }
}
