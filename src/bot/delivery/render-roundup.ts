import { InvariantError } from '../../core/errors.ts'
import type { Delivery } from '../../core/delivery.ts'
import { buildRoundup } from '../roundup/build-roundup.ts'
import { buildRoundupCard } from '../roundup/roundup-card.ts'
import { roundupScope } from '../roundup/roundup-scope.ts'
import type { Destination } from './destination.ts'
import { unwanted, type Rendered } from './rendered.ts'

/** The week, as the ledger has it now. */
export async function renderRoundup(delivery: Delivery, { channel, active, ledger }: Destination): Promise<Rendered> {
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
