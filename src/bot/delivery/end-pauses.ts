import type { Store } from '../../core/ports/store.ts'
import { putRight } from './put-right.ts'

/**
 * Goes on where somebody wanted a pause until now, however late that is seen. What came before is no news any more, as after
 * one that is ended by hand. Where the bot may not post, that is tried again in its own time.
 */
export async function endPauses(store: Store, nowMs: number): Promise<void> {
  for (const channelId of await store.channels.listPauseEnded(nowMs)) {
    await store.transaction(async (ledger) => {
      // It may have been made longer meanwhile.
      const endedAt = await ledger.channels.pausedUntil(channelId)
      if (endedAt === null || endedAt > nowMs) return
      await ledger.channels.setPausedUntil(channelId, null)
      const all = await ledger.subscriptions.listOfChannel(channelId)
      const paused = all.filter(({ pauseReason }) => pauseReason === 'asked')
      for (const subscription of paused) {
        await ledger.subscriptions.save({ ...subscription, createdAt: endedAt, filterSince: endedAt })
      }
      await ledger.subscriptions.resumeChannel(channelId, 'asked')
      // It may have been lost meanwhile.
      if (paused.length > 0) await putRight(ledger, channelId, nowMs)
      const workspaceId = (await ledger.channels.find(channelId))?.workspaceId
      if (paused.length === 0 || workspaceId === undefined) return
      const byItself = { personId: null, action: 'subscriptions', options: { resume: 'yes' } }
      await ledger.audit.add({ at: endedAt, workspaceId, channelId, ...byItself })
    })
  }
}
