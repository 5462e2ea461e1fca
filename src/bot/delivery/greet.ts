import { ChatError } from '../../core/errors.ts'
import type { ChatAdapter, NewWorkspace } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import { newChannel } from '../../core/workspace.ts'
import { buildGreetingCard } from '../cards/greeting-card.ts'

/** A guess at where the bot may speak may be wrong so often. */
const CHANNELS_TRIED = 3

/**
 * Says how to begin, in the first of the channels that takes it, and once for ever: that it was said is written down
 * before, so a crash costs a greeting and never makes a second one.
 */
export async function greet(
  { language, channels, ...workspace }: NewWorkspace,
  adapter: ChatAdapter,
  deps: {
    readonly store: Pick<Store, 'transaction'>
    readonly clock: Clock
    readonly random: Random
    readonly log: Log
    readonly defaultTimeZone: string
  },
): Promise<void> {
  const { store, clock, random, log, defaultTimeZone: timeZone } = deps
  if (channels.length === 0) return
  const isNew = await store.transaction(async (ledger) => {
    if (!(await ledger.channels.markGreeted(workspace, clock.nowMs()))) return false
    for (const { id, roundup } of await ledger.channels.listOfWorkspace(workspace.id)) {
      // Who follows something knows how to begin.
      if (roundup.mode === 'always' || (await ledger.subscriptions.listOfChannel(id)).length > 0) return false
    }
    return true
  })
  if (!isNew) return
  for (const externalId of channels.slice(0, CHANNELS_TRIED)) {
    try {
      const channel = newChannel(workspace, externalId, { language, timeZone })
      await adapter.post(channel, { deliveryId: random.id(), card: buildGreetingCard(language), language })
      log.info('a workspace was greeted', { workspace: workspace.id, channel: channel.id })
      return
    } catch (error) {
      if (!(error instanceof ChatError)) throw error
      log.info('a greeting was not sent', { workspace: workspace.id, kind: error.kind, code: error.platformCode })
      if (error.kind !== 'forbidden' && error.kind !== 'channel-gone') return
    }
  }
}
