import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js'
import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js'
import type { Command, CommandOption, LocalisedText, LocalNames } from '../../../core/command.ts'
import { shorten } from '../../cards/visible-text.ts'
import { COMMAND_DESCRIPTION, COMMAND_OPTIONS, OPTION_CHOICES } from './limits.ts'

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
    default_member_permissions: command.changes ? PermissionFlagsBits.ManageChannels.toString() : null,
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
  return {
    ...common,
    type,
    ...(option.completes !== undefined && { autocomplete: true }),
    ...(option.maxLength !== undefined && { max_length: option.maxLength }),
  }
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
