import type { Card, CommandState } from './card.ts'
import type { Topic } from './topic.ts'
import type { Language, Platform } from './workspace.ts'

export const COMMAND_NAMES = [
  'models',
  'funding',
  'search',
  'story',
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'roundup',
  'watch',
  'settings',
  'why',
  'feeds',
  'health',
  'help',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

/** What people type for a topic: the command that lists its stories is called so, too. */
export const TOPIC_WORDS = {
  'model-release': 'models',
  funding: 'funding',
} as const satisfies Readonly<Record<Topic, CommandName>>

/** Names beside the English ones: lower case, letters of any script, digits, `-` and `_`, at most 32. */
export type LocalNames = Readonly<Record<Exclude<Language, 'en'>, string>>

export type LocalisedText = Readonly<Record<Language, string>>

/** From what a half-typed value is completed. */
export type CompletionSource =
  | 'vendor'
  | 'company'
  | 'investor'
  | 'subject'
  | 'followed'
  | 'model'
  | 'story'
  | 'time-zone'
  | 'watched'
  | 'muted'
  | 'round'
  | 'status'
  | 'language'
  | 'country'
  | 'publisher'

export type CommandOption = {
  /** `^[a-z_]{1,32}$` */
  readonly name: string
  readonly description: LocalisedText
  readonly localNames?: LocalNames
  /**
   * Values always travel as text; a platform may offer a better input for what is not `text`. A `channel` travels as the
   * platform's id, a `mention` as `<@id>` for a person and `<@&id>` for a role.
   */
  readonly type: 'text' | 'integer' | 'boolean' | 'channel' | 'mention'
  readonly required: boolean
  /** Closed list, where there is one. */
  readonly choices: readonly string[]
  /** What a choice is called beside its own word. */
  readonly choiceNames?: Readonly<Record<string, LocalNames>>
  readonly min?: number
  readonly max?: number
  /** Characters of a text; default: as many as the platform takes. */
  readonly maxLength?: number
  /** Words that are typed without a key go here, all of them: one option of a command at most. */
  readonly takesRest?: boolean
  /** What is typed is prose: a word with a colon in it may belong there, where elsewhere it is an option that is unknown. */
  readonly isProse?: boolean
  readonly completes?: CompletionSource
  /** It takes several values, with commas between them. */
  readonly isList?: boolean
  /** Given, it changes something: only for who may manage the channel. */
  readonly changes?: boolean
}

/** What a platform needs to know to offer a command. Required options come first. */
export type Command = {
  readonly name: CommandName
  readonly description: LocalisedText
  readonly localNames?: LocalNames
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
  /** The person administers the workspace. */
  readonly isAdmin: boolean
  /** The platform did not say now what the person may do, so they may do nothing. Default: false. */
  readonly isUnknown?: boolean
  /** The person may know of every channel of the workspace. Default: false. */
  readonly seesAll?: boolean
  /** Roles among the options whom a post cannot call as things stand: the platform's ids. Default: none. */
  readonly uncallable?: readonly string[]
  /**
   * Whom the person may have posts call as a role: the platform's ids; `'any'`: every one but the one of everybody. Default:
   * all that the platform takes.
   */
  readonly callableRoles?: readonly string[] | 'any'
  /** Posts of this channel can go on to channels that follow it. Default: false. */
  readonly canPublish?: boolean
  /** The thread of the channel in which it was used, where it was one: the platform's id. */
  readonly threadExternalId?: string
  /** Other channels that the options name and that the person may manage: the platform's ids. */
  readonly managesToo: readonly string[]
  /** Whether one answer holds the card whole: a larger one comes in pages. Default: every card fits. */
  readonly fits?: (card: Card) => boolean
  /** What the person set on the platform; `null` when it is none of ours: then the channel's language holds. */
  readonly language: Language | null
  /** It was typed into a form, which is closed now: a mistake says what stood in it. Default: false. */
  readonly isFromForm?: boolean
}

/** A command to be filled in before it runs: `asks` names the options that have a field, the weightiest first. */
export type CommandForm = {
  readonly run: CommandState
  readonly asks: readonly string[]
  /** What stands in the fields. */
  readonly filled: CommandState['options']
}

/** One way to finish what somebody types: `value` is what the option gets. */
export type CompletionChoice = { readonly label: string; readonly value: string }

/** What a platform may show at once (Discord, 25 choices). */
export const COMPLETIONS_MAX = 25
