import type { App } from '@slack/bolt'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { PauseReason } from '../../../core/subscription.ts'
import { platformId } from '../../../core/workspace.ts'

/** What happens to channels and to the bot's place in them. A new name needs nothing: channels are known by their ids. */
export function registerMembership(app: App, handlers: AdapterHandlers): void {
  const lost = (channelId: string, reason: PauseReason) => handlers.channelLost(platformId('slack', channelId), reason)
  const back = (channelId: string) => handlers.channelBack(platformId('slack', channelId))

  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) await back(event.channel)
  })
  app.event('member_left_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) await lost(event.channel, 'bot-removed')
  })
  app.event('channel_left', ({ event }) => lost(event.channel, 'bot-removed'))
  app.event('group_left', ({ event }) => lost(event.channel, 'bot-removed'))
  app.event('channel_archive', ({ event }) => lost(event.channel, 'channel-gone'))
  app.event('group_archive', ({ event }) => lost(event.channel, 'channel-gone'))
  app.event('channel_deleted', ({ event }) => lost(event.channel, 'channel-gone'))
  app.event('group_deleted', ({ event }) => lost(event.channel, 'channel-gone'))
  app.event('channel_unarchive', ({ event }) => back(event.channel))
  app.event('group_unarchive', ({ event }) => back(event.channel))
}

/** The events that the app has to be told of. */
export const MEMBERSHIP_EVENTS = [
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
] as const
