import type { App } from '../app.ts'
import { TOPICS } from '../core/topic.ts'
import { DEFAULT_FILTER } from '../core/subscription.ts'
import { newChannel, platformId, USUAL_PLAN, type Channel } from '../core/workspace.ts'

const EXTERNAL_ID = 'terminal'

/**
 * Subscribes the terminal to everything, rumours included, from `createdAt` on, and from `roundupsSince` on (default: ever) to
 * its roundups. Both are Unix milliseconds. Returns its channel.
 */
export async function subscribePreview(
  app: App,
  options: { readonly createdAt: number; readonly timeZone: string; readonly roundupsSince?: number },
): Promise<Channel> {
  const workspace = { id: platformId('preview', EXTERNAL_ID), platform: 'preview', externalId: EXTERNAL_ID } as const
  return await app.store.transaction(async (ledger) => {
    const { timeZone, roundupsSince = USUAL_PLAN.since } = options
    const roundup = { ...USUAL_PLAN, since: roundupsSince }
    const terminal = newChannel(workspace, EXTERNAL_ID, { language: 'en', timeZone, roundup })
    const channel = await ledger.channels.ensure(workspace, terminal)
    const already = await ledger.subscriptions.listOfChannel(channel.id)
    for (const topic of TOPICS) {
      if (already.some((subscription) => subscription.topic === topic)) continue
      await ledger.subscriptions.save({
        id: `${channel.id}:${topic}`,
        channelId: channel.id,
        topic,
        filter: { ...DEFAULT_FILTER, rumours: true, aiOnly: false },
        mention: null,
        createdAt: options.createdAt,
        filterSince: options.createdAt,
        createdBy: 'terminal',
        pausedAt: null,
        pauseReason: null,
      })
    }
    return channel
  })
}
