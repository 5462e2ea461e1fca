import { ApplicationCommandOptionType, ApplicationCommandType, InteractionContextType } from 'discord.js'
import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import type { CommandState } from '../../../core/card.ts'
import type { Command, CommandCall, CommandOption, LocalisedText } from '../../../core/command.ts'
import type { Language } from '../../../core/workspace.ts'
import { COMMAND_DESCRIPTION, COMMAND_OPTIONS, OPTION_CHOICES } from './limits.ts'
import { shorten } from './plain-text.ts'

const MANAGE_CHANNELS = 1n << 4n
const MANAGE_GUILD = 1n << 5n

type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody
type OptionBody = NonNullable<CommandBody['options']>[number]

/** How a command is registered. */
export function commandBody(command: Command): CommandBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    ...describe(command.description),
    options: command.options.slice(0, COMMAND_OPTIONS).map(optionBody),
    default_member_permissions: command.changes ? MANAGE_CHANNELS.toString() : null,
    contexts: [InteractionContextType.Guild],
  }
}

function optionBody(option: CommandOption): OptionBody {
  const common = { name: option.name, ...describe(option.description), required: option.required }
  if (option.type === 'boolean') return { ...common, type: ApplicationCommandOptionType.Boolean }
  if (option.type === 'integer') {
    return {
      ...common,
      type: ApplicationCommandOptionType.Integer,
      ...(option.min !== undefined && { min_value: option.min }),
      ...(option.max !== undefined && { max_value: option.max }),
    }
  }
  const choices = option.choices.slice(0, OPTION_CHOICES).map((value) => ({ name: value, value }))
  return { ...common, type: ApplicationCommandOptionType.String, ...(choices.length > 0 && { choices }) }
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
export function slashCall(interaction: ChatInputCommandInteraction): CommandCall | null {
  const options = interaction.options.data.flatMap((option): [string, string][] =>
    option.value === undefined ? [] : [[option.name, String(option.value)]],
  )
  return call(interaction, { command: interaction.commandName, options: Object.fromEntries(options) })
}

/** A press of a command button; `null` outside a guild. */
export function buttonCall(interaction: ButtonInteraction, run: CommandState): CommandCall | null {
  return call(interaction, run)
}

function call(interaction: ChatInputCommandInteraction | ButtonInteraction, run: CommandState): CommandCall | null {
  const { guildId, channel } = interaction
  // Stories have threads of their own, and a thread can't have one: what is said in a thread is about its channel.
  const channelId = channel?.isThread() === true ? channel.parentId : interaction.channelId
  if (guildId === null || channelId === null) return null
  const permissions = interaction.memberPermissions
  return {
    command: run.command,
    options: run.options,
    platform: 'discord',
    workspaceExternalId: guildId,
    channelExternalId: channelId,
    personId: interaction.user.id,
    canManage: permissions !== null && (permissions.has(MANAGE_CHANNELS) || permissions.has(MANAGE_GUILD)),
    language: languageOf(interaction.locale),
  }
}

/** The interface language for one of Discord's locales. */
export function languageOf(locale: string): Language {
  if (locale.startsWith('ko')) return 'ko'
  if (locale.startsWith('ja')) return 'ja'
  return locale.startsWith('zh') ? 'zh' : 'en'
}
