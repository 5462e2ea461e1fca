import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
} from 'discord.js'
import type { LocalizationMap, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js'
import type { Command, CommandOption, LocalisedText, LocalNames } from '../../../core/command.ts'
import { LANGUAGES, type Language } from '../../../core/workspace.ts'
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

/** Under which of Discord's locales each language is told, beside the English that stands for all others. */
const LOCALES: Readonly<Record<Language, readonly Locale[]>> = {
  en: [],
  ko: [Locale.Korean],
  ja: [Locale.Japanese],
  zh: [Locale.ChineseCN, Locale.ChineseTW],
}

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
    // An app that a person added for themselves brings no bot to the server where they use it.
    integration_types: [ApplicationIntegrationType.GuildInstall],
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
  const texts = { en: name, ...local }
  return { name, name_localizations: localised((language) => texts[language]) }
}

function describe(given: LocalisedText) {
  const cut = (language: Language) => shorten(given[language], COMMAND_DESCRIPTION)
  return { description: cut('en'), description_localizations: localised(cut) }
}

function localised(textIn: (language: Language) => string): LocalizationMap {
  const texts: LocalizationMap = {}
  for (const language of LANGUAGES) {
    for (const locale of LOCALES[language]) texts[locale] = textIn(language)
  }
  return texts
}
