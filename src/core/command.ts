import type { Language, Platform } from './workspace.ts'

export const COMMAND_NAMES = [
  'models',
  'funding',
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'roundup',
  'why',
  'feeds',
  'help',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export type LocalisedText = Readonly<Record<Language, string>>

export type CommandOption = {
  /** `^[a-z_]{1,32}$` */
  readonly name: string
  readonly description: LocalisedText
  /** Values always travel as text; a platform may offer a better input for `integer` and `boolean`. */
  readonly type: 'text' | 'integer' | 'boolean'
  readonly required: boolean
  /** Closed list, where there is one. */
  readonly choices: readonly string[]
  readonly min?: number
  readonly max?: number
  /** Words that are typed without a key go here, all of them: one option of a command at most. */
  readonly takesRest?: boolean
}

/** What a platform needs to know to offer a command. Required options come first. */
export type Command = {
  readonly name: CommandName
  readonly description: LocalisedText
  readonly options: readonly CommandOption[]
  /** Changes something: only for who may manage the channel. */
  readonly changes: boolean
  /** Answers to it are for whoever asked only. */
  readonly isPrivate: boolean
  /** Shown in help: the text after the slash. */
  readonly example: string
}

/** One use of a command. */
export type CommandCall = {
  readonly command: string
  /** As typed; validated by the command, whatever the platform offered. */
  readonly options: Readonly<Record<string, string>>
  readonly platform: Platform
  /** The platform's ids. */
  readonly workspaceExternalId: string
  readonly channelExternalId: string
  readonly personId: string
  /** The person may manage this channel. */
  readonly canManage: boolean
  readonly language: Language
}
