import type { App } from '../app.ts'
import { TOPICS } from '../core/topic.ts'
import { platformId, type Channel } from '../core/workspace.ts'

const EXTERNAL_ID = 'terminal'

/** Subscribes the terminal to everything, rumours included. Returns its channel. */
export async function subscribePreview(
  app: App,
  options: { readonly createdAt: number; readonly timeZone: string },
): Promise<Channel> {
  const workspace = { id: platformId('preview', EXTERNAL_ID), platform: 'preview', externalId: EXTERNAL_ID } as const
  return await app.store.transaction(async (ledger) => {
    const channel = await ledger.channels.ensure(workspace, {
      ...workspace,
      workspaceId: workspace.id,
      language: 'en',
      timeZone: options.timeZone,
      quietHours: null,
    })
    const already = await ledger.subscriptions.listOfChannel(channel.id)
    for (const topic of TOPICS) {
      if (already.some((subscription) => subscription.topic === topic)) continue
      await ledger.subscriptions.save({
        id: `${channel.id}:${topic}`,
        channelId: channel.id,
        topic,
        filter: { minAmountUsd: null, rumours: true, aiOnly: false },
        createdAt: options.createdAt,
        createdBy: 'terminal',
        pausedAt: null,
        pauseReason: null,
      })
    }
    return channel
  })
}
