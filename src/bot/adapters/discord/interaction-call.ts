import { ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord.js'
import type { CommandState } from '../../../core/card.ts'
import type { CommandCall } from '../../../core/command.ts'
import { languageOf } from '../../../core/workspace.ts'
import type { CommandUse, Interaction, Typing } from './interaction.ts'

/** Calls roles that others may not call, too. */
const MENTION_EVERYONE = PermissionFlagsBits.MentionEveryone
const CHANNEL: number = ApplicationCommandOptionType.Channel
const MENTIONABLE: number = ApplicationCommandOptionType.Mentionable

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])

/** A use of a slash command; `null` outside a server. */
export function slashCall(interaction: CommandUse | Typing): CommandCall | null {
  const { name: command, options, resolved } = interaction.data
  const given = options.flatMap(({ name, type, value }): [string, string][] => {
    if (value === undefined) return []
    if (type !== MENTIONABLE) return [[name, String(value)]]
    return [[name, String(value) in resolved.roles ? `<@&${value}>` : `<@${value}>`]]
  })
  const managed = options.flatMap(({ type, value }) => {
    const id = String(value)
    const may = type === CHANNEL ? resolved.channels[id]?.permissions : undefined
    return may !== undefined && mayManage(may) ? [id] : []
  })
  const call = interactionCall(interaction, { command, options: Object.fromEntries(given) }, managed)
  const callsAny = ((interaction.app_permissions ?? MENTION_EVERYONE) & MENTION_EVERYONE) !== 0n
  const mentionable = Object.keys(resolved.roles).filter((id) => resolved.roles[id]?.mentionable === true)
  const isOpen = call?.callableRoles !== 'any'
  const uncallable = Object.keys(resolved.roles).filter((id) => resolved.roles[id]?.mentionable === false)
  if (call === null) return null
  return { ...call, ...(isOpen && { callableRoles: mentionable }), ...(!callsAny && { uncallable }) }
}

/** A command that runs by a button or a form; `null` outside a server. */
export function interactionCall(
  interaction: Interaction,
  run: CommandState,
  managesToo: readonly string[] = [],
): CommandCall | null {
  const { guild_id: guildId, channel, channel_id: ownId = channel?.id, member } = interaction
  const isThread = channel?.type !== undefined && THREADS.has(channel.type)
  const channelId = isThread ? channel.parent_id : ownId
  if (guildId === undefined || member === undefined || typeof channelId !== 'string') return null
  return {
    command: run.command,
    options: run.options,
    platform: 'discord',
    workspaceExternalId: guildId,
    channelExternalId: channelId,
    personId: member.user.id,
    canManage: mayManage(member.permissions),
    isAdmin: isAdmin(member.permissions),
    // What is typed into a form comes without what the roles are like.
    callableRoles: callsEverybody(member.permissions) ? 'any' : [],
    seesAll: isAdmin(member.permissions),
    canPublish: channel?.type === ChannelType.GuildAnnouncement,
    ...(isThread && ownId !== undefined && { threadExternalId: ownId }),
    managesToo,
    language: languageOf(interaction.locale),
  }
}

/** A command that runs by a button or a form in the direct messages of that person, who may do there what they want. */
export function directCall(
  { locale }: Interaction,
  run: CommandState,
  place: Pick<CommandCall, 'workspaceExternalId' | 'channelExternalId' | 'personId'>,
): CommandCall {
  return {
    command: run.command,
    options: run.options,
    platform: 'discord',
    ...place,
    canManage: true,
    isAdmin: false,
    managesToo: [],
    language: languageOf(locale),
  }
}

function isAdmin(permissions: bigint): boolean {
  return (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n
}

function mayManage(permissions: bigint): boolean {
  return isAdmin(permissions) || (permissions & PermissionFlagsBits.ManageChannels) !== 0n
}

function callsEverybody(permissions: bigint): boolean {
  return (permissions & (MENTION_EVERYONE | PermissionFlagsBits.Administrator)) !== 0n
}
