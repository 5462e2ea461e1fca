import type { GuildBasedChannel } from 'discord.js'

/**
 * Whether the bot has all of these in a channel, as far as the gateway told: what is not known is `true`, and learnt from
 * what Discord answers.
 */
export function hasIn(channel: GuildBasedChannel, ...permissions: readonly bigint[]): boolean {
  const { guild } = channel
  const { me } = guild.members
  // The role that everybody has bears the id of its server.
  if (me === null || !guild.roles.cache.has(guild.id)) return true
  return channel.permissionsFor(me.id)?.has(permissions) ?? true
}
