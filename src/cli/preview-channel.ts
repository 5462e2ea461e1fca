import type { App } from '../app.ts'
import { TOPICS } from '../core/topic.ts'
import { DEFAULT_FILTER } from '../core/subscription.ts'
import { newChannel, platformId, type Channel } from '../core/workspace.ts'

const EXTERNAL_ID = 'terminal'

/** Subscribes the terminal to everything, rumours included. Returns its channel. */
export async function subscribePreview(
  app: App,
  options: { readonly createdAt: number; readonly timeZone: string },
): Promise<Channel> {
  const workspace = { id: platformId('preview', EXTERNAL_ID), platform: 'preview', externalId: EXTERNAL_ID } as const
  return await app.store.transaction(async (ledger) => {
    const terminal = newChannel(workspace, EXTERNAL_ID, { language: 'en', timeZone: options.timeZone })
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
