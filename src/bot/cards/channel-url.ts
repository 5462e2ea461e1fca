import { workspaceOf, type Channel } from '../../core/workspace.ts'

/** Where a channel opens in the platform's own client; `null` where there is none. */
export function channelUrl(channel: Channel): string | null {
  const workspace = workspaceOf(channel)
  switch (channel.platform) {
    case 'discord':
      return `https://discord.com/channels/${workspace.externalId}/${channel.externalId}`
    case 'slack':
      return `https://app.slack.com/client/${workspace.externalId}/${channel.externalId}`
    case 'preview':
      return null
  }
}
