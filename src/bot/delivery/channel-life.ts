import type { AdapterHandlers, ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import { LOSS_REASONS, WORKSPACE_LOSSES, type LossReason, type Subscription } from '../../core/subscription.ts'
import type { Platform } from '../../core/workspace.ts'
import { putRight } from './put-right.ts'
import { tellLoss } from './tell-loss.ts'

/** What ends when the bot may post: a forum's tags are another matter. */
const SHUT_OUT: readonly LossReason[] = ['forbidden', 'channel-gone', ...WORKSPACE_LOSSES]

type LifeDeps = {
  readonly store: Store
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Something is due for the channel. */
  readonly wake: (channelId: string) => void
}

type ChannelLife = Pick<
  AdapterHandlers,
  'workspaceGone' | 'workspaceJoined' | 'channelLost' | 'channelMoved' | 'channelsOpen' | 'channelBack'
>

/** What becomes of subscriptions when a platform tells that a channel or a workspace went, came back or moved. */
export function createChannelLife(deps: LifeDeps): ChannelLife {
  const { store, adapters, clock, wake } = deps
  const tell = async (lost: readonly Subscription[], reason: LossReason): Promise<void> => {
    for (const adapter of adapters.values()) await tellLoss(lost, reason, adapter, deps)
  }
  /** What rests because the bot could not post there goes on. */
  const goOn = async (channelId: string): Promise<void> => {
    await store.transaction(async (ledger) => {
      for (const reason of LOSS_REASONS) await ledger.subscriptions.resumeChannel(channelId, reason)
      await ledger.channels.setRest(channelId, { restUntil: 0, refusals: 0 })
      // Of one that was paused or follows nothing any more, nobody knows whether it was lost.
      await putRight(ledger, channelId, clock.nowMs())
    })
    wake(channelId)
  }
  return {
    workspaceGone: async (workspaceId, reason) => {
      const lost = await store.transaction((ledger) =>
        ledger.subscriptions.pauseWorkspace(workspaceId, reason, clock.nowMs()),
      )
      await tell(lost, reason)
    },
    workspaceJoined: async (workspaceId) => {
      const back = await store.transaction(async (ledger) => {
        const resumed = new Set<string>()
        for (const reason of WORKSPACE_LOSSES) {
          for (const id of await ledger.subscriptions.resumeWorkspace(workspaceId, reason)) resumed.add(id)
        }
        for (const channelId of resumed) await putRight(ledger, channelId, clock.nowMs())
        return resumed
      })
      for (const channelId of back) wake(channelId)
    },
    channelLost: async (channelId, reason, workspaceId) => {
      if ((await store.channels.find(channelId))?.workspaceId !== workspaceId) return
      const lost = await store.subscriptions.pauseChannel(channelId, reason, clock.nowMs())
      await tell(lost, reason)
    },
    channelMoved: async (channelId, to) => {
      if (await store.transaction((ledger) => ledger.channels.move(channelId, to))) await goOn(to.id)
    },
    channelsOpen: async (workspaceId, mayPost) => {
      for (const { id, externalId } of await store.channels.listOfWorkspace(workspaceId)) {
        const subscriptions = await store.subscriptions.listOfChannel(id)
        // A roundup without subscriptions is refused, too.
        const isRefused = subscriptions.length === 0 && (await store.channels.rest(id)).refusals > 0
        const rests = (reason: LossReason): boolean =>
          (isRefused && reason === 'forbidden') || subscriptions.some(({ pauseReason }) => pauseReason === reason)
        if (SHUT_OUT.some((reason) => rests(reason) && mayPost(externalId, reason))) await goOn(id)
      }
    },
    channelBack: goOn,
  }
}
