import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  PermissionsBitField,
} from 'discord.js'
import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import type { CommandState } from '../../../core/card.ts'
import type { Command, CommandCall, CommandOption, LocalisedText, LocalNames } from '../../../core/command.ts'
import type { Language } from '../../../core/workspace.ts'
import { COMMAND_DESCRIPTION, COMMAND_OPTIONS, OPTION_CHOICES } from './limits.ts'
import { shorten } from './plain-text.ts'

const MANAGE_CHANNELS = 1n << 4n
const MANAGE_GUILD = 1n << 5n

/** Where posts can go. */
const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const

type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody
type OptionBody = NonNullable<CommandBody['options']>[number]

/** How a command is registered. */
export function commandBody(command: Command): CommandBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...naming(command.name, command.localNames),
    ...describe(command.description),
    options: command.options.slice(0, COMMAND_OPTIONS).map(optionBody),
    default_member_permissions: command.changes ? MANAGE_CHANNELS.toString() : null,
    contexts: [InteractionContextType.Guild],
  }
}

function optionBody(option: CommandOption): OptionBody {
  const common = {
    ...naming(option.name, option.localNames),
    ...describe(option.description),
    required: option.required,
  }
  if (option.type === 'boolean') return { ...common, type: ApplicationCommandOptionType.Boolean }
  if (option.type === 'integer') {
    return {
      ...common,
      type: ApplicationCommandOptionType.Integer,
      ...(option.min !== undefined && { min_value: option.min }),
      ...(option.max !== undefined && { max_value: option.max }),
    }
  }
  if (option.type === 'channel') {
    return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...POSTABLE] }
  }
  if (option.type === 'mention') return { ...common, type: ApplicationCommandOptionType.Mentionable }
  const type = ApplicationCommandOptionType.String
  const choices = option.choices
    .slice(0, OPTION_CHOICES)
    .map((value) => ({ ...naming(value, option.choiceNames?.[value]), value }))
  if (choices.length > 0) return { ...common, type, choices }
  return { ...common, type, ...(option.completes !== undefined && { autocomplete: true }) }
}

function naming(name: string, local: LocalNames | undefined) {
  if (local === undefined) return { name }
  const { ko, ja, zh } = local
  return { name, name_localizations: { ko, ja, 'zh-CN': zh, 'zh-TW': zh } }
}

function describe(given: LocalisedText) {
  const cut = (value: string) => shorten(value, COMMAND_DESCRIPTION)
  const zh = cut(given.zh)
  return {
    description: cut(given.en),
    description_localizations: { ko: cut(given.ko), ja: cut(given.ja), 'zh-CN': zh, 'zh-TW': zh },
  }
}

/** A use of a slash command; `null` outside a guild. */
export function slashCall(interaction: ChatInputCommandInteraction | AutocompleteInteraction): CommandCall | null {
  const options = interaction.options.data.flatMap((option): [string, string][] =>
    option.value === undefined ? [] : [[option.name, typedValue(option)]],
  )
  const run = { command: interaction.commandName, options: Object.fromEntries(options) }
  const managesToo = interaction.options.data.flatMap((option) =>
    managesChannel(option, interaction) ? [String(option.value)] : [],
  )
  return call(interaction, run, managesToo)
}

function typedValue(option: CommandInteractionOption): string {
  const value = String(option.value)
  if (option.type !== ApplicationCommandOptionType.Mentionable) return value
  return option.role === undefined || option.role === null ? `<@${value}>` : `<@&${value}>`
}

/** Whether the option names a channel that the person may manage. */
function managesChannel(
  { channel }: CommandInteractionOption,
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): boolean {
  if (channel === undefined || channel === null) return false
  if ('permissions' in channel && typeof channel.permissions === 'string') {
    return mayManage(new PermissionsBitField(BigInt(channel.permissions)))
  }
  return (
    'permissionsFor' in channel && interaction.inCachedGuild() && mayManage(channel.permissionsFor(interaction.member))
  )
}

function mayManage(permissions: Readonly<PermissionsBitField> | null): boolean {
  return permissions !== null && (permissions.has(MANAGE_CHANNELS) || permissions.has(MANAGE_GUILD))
}

/** A press of a command button; `null` outside a guild. */
export function buttonCall(interaction: ButtonInteraction, run: CommandState): CommandCall | null {
  return call(interaction, run, [])
}

function call(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction | ButtonInteraction,
  run: CommandState,
  managesToo: readonly string[],
): CommandCall | null {
  const { guildId, channel } = interaction
  const isThread = channel?.isThread() === true
  const channelId = isThread ? channel.parentId : interaction.channelId
  if (guildId === null || channelId === null) return null
  return {
    command: run.command,
    options: run.options,
    platform: 'discord',
    workspaceExternalId: guildId,
    channelExternalId: channelId,
    personId: interaction.user.id,
    canManage: mayManage(interaction.memberPermissions),
    isAdmin: interaction.memberPermissions?.has(MANAGE_GUILD) ?? false,
    canPublish: channel?.type === ChannelType.GuildAnnouncement,
    ...(isThread && { threadExternalId: channel.id }),
    managesToo,
    language: languageOf(interaction.locale),
  }
}

/** The interface language for one of Discord's locales, `null` where there is none. */
export function languageOf(locale: string): Language | null {
  if (locale.startsWith('ko')) return 'ko'
  if (locale.startsWith('ja')) return 'ja'
  if (locale.startsWith('zh')) return 'zh'
  return locale.startsWith('en') ? 'en' : null
}
