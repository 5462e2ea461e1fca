import type { App, Context } from '@slack/bolt'
import type { LossReason } from '../../../core/subscription.ts'
import { platformId } from '../../../core/workspace.ts'
import { teamOf } from './answers.ts'
import type { DeskParts } from './desk.ts'

/**
 * What happens to channels and to the bot's place in them. A new name needs nothing: channels are known by their ids, which
 * change only when a private channel is shared with another organisation.
 */
export function registerMembership(app: App, { handlers, clientOf, findPerson }: DeskParts): void {
  const lost = (channelId: string, reason: LossReason, context: Context) =>
    handlers.channelLost(platformId('slack', channelId), reason, platformId('slack', teamOf(context)))
  const back = (channelId: string) => handlers.channelBack(platformId('slack', channelId))

  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user !== context.botUserId) return
    await back(event.channel)
    const teamId = teamOf(context)
    const client = await clientOf(teamId)
    if (client === null) return
    const { inviter } = event
    const language = inviter === undefined ? null : (await findPerson(client, teamId, inviter, 'language')).language
    const workspace = { id: platformId('slack', teamId), platform: 'slack', externalId: teamId } as const
    await handlers.greet({ ...workspace, language: language ?? 'en', channels: [event.channel] })
  })
  app.event('member_left_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) await lost(event.channel, 'bot-removed', context)
  })
  app.event('channel_left', ({ event, context }) => lost(event.channel, 'bot-removed', context))
  app.event('group_left', ({ event, context }) => lost(event.channel, 'bot-removed', context))
  app.event('channel_archive', ({ event, context }) => lost(event.channel, 'channel-gone', context))
  app.event('group_archive', ({ event, context }) => lost(event.channel, 'channel-gone', context))
  app.event('channel_deleted', ({ event, context }) => lost(event.channel, 'channel-gone', context))
  app.event('group_deleted', ({ event, context }) => lost(event.channel, 'channel-gone', context))
  app.event('channel_unarchive', ({ event }) => back(event.channel))
  app.event('group_unarchive', ({ event }) => back(event.channel))
  app.event('channel_id_changed', async ({ event: { old_channel_id: from, new_channel_id: to } }) => {
    await handlers.channelMoved(platformId('slack', from), { id: platformId('slack', to), externalId: to })
  })
}

/** The events that the app has to be told of. */
export const MEMBERSHIP_EVENTS = [
  'channel_archive',
  'channel_deleted',
  'channel_id_changed',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
] as const
