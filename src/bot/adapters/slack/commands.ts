import { card, strong, text } from '../../../core/card.ts'
import type { Card, CommandState } from '../../../core/card.ts'
import type { Command, CommandName, CommandOption } from '../../../core/command.ts'
import type { Language } from '../../../core/workspace.ts'
import { fillOptions, leftOver } from '../../commands/fill-options.ts'
import { isCalled } from '../../commands/is-called.ts'
import { meantLine } from '../../commands/meant-line.ts'
import { splitWords, type Word } from '../../commands/split-words.ts'
import { withSigns } from './with-signs.ts'

/** Takes every command as its first word. */
export const UMBRELLA = '/aiwire'
/** Names of their own, all others go behind the umbrella: Slack keeps many words for itself, and apps share one namespace. */
const NATIVE: ReadonlySet<string> = new Set<CommandName>([
  'models',
  'funding',
  'story',
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'roundup',
  'why',
])

/** What somebody typed: a command to run, one to fill in because something is missing, or one to explain. */
type SlashText =
  | { readonly kind: 'run'; readonly run: CommandState }
  | { readonly kind: 'form'; readonly command: Command; readonly filled: CommandState['options'] }
  | { readonly kind: 'usage'; readonly command: Command; readonly example: string }

/** Whether a command has a slash name of its own. */
export function isNative(name: string): boolean {
  return NATIVE.has(name)
}

/** The commands that have a slash name of their own. */
export function nativeCommands(commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ name }) => isNative(name))
}

/** Reads `/models vendor:Anthropic 30d` and `/aiwire models ...`. */
export function parseSlash(commands: readonly Command[], slash: string, typed: string): SlashText {
  const words = splitWords(unwrap(typed))
  if (slash !== UMBRELLA) return parseWords(commands, slash.replace(/^\//u, ''), words)
  const [first, ...rest] = words
  const help = commands.some((command) => command.name === 'help')
  if (first === undefined && help) return { kind: 'run', run: { command: 'help', options: {} } }
  return parseWords(commands, first?.value.replace(/^\//u, '').toLowerCase() ?? '', rest)
}

/** The options of one command, as a hint behind its name: `topic:models|funding [limit:1-25]`. */
export function usage(command: Command): string {
  return command.options
    .map((option) => {
      const shown = `${option.name}:${valueHint(option)}`
      return option.required ? shown : `[${shown}]`
    })
    .join(' ')
}

/** Shown to whoever asks about a command, or typed behind it what it does not take. */
export function usageCard(command: Command, example: string, language: Language): Card {
  const { description, options } = command
  return card({
    tone: 'info',
    title: slashName(command),
    isPrivate: true,
    lines: [
      [text(description[language])],
      [strong(slashName(command)), text(` ${usage(command)}`)],
      [text(`→ /${example.replace(/^\//u, '')}`)],
    ],
    sections:
      options.length === 0
        ? []
        : [
            {
              heading: null,
              lines: options.map((option) => [strong(option.name), text(` ${option.description[language]}`)]),
            },
          ],
  })
}

function slashName(command: Command): string {
  return isNative(command.name) ? `/${command.name}` : `${UMBRELLA} ${command.name}`
}

function valueHint(option: CommandOption): string {
  if (option.choices.length > 0) return option.choices.join('|')
  if (option.type === 'boolean') return 'yes|no'
  if (option.type === 'text') return '…'
  if (option.type === 'mention') return '@…'
  if (option.type === 'channel') return '#…'
  return `${option.min ?? ''}-${option.max ?? ''}` === '-' ? '1' : `${option.min ?? ''}-${option.max ?? ''}`
}

function parseWords(commands: readonly Command[], name: string, words: readonly Word[]): SlashText {
  const command = commands.find((one) => isCalled(one, name))
  // The answer names the command that was most likely meant, with the words behind it.
  if (command === undefined) return { kind: 'run', run: { command: name, options: leftOver(words) } }
  const [first] = words
  if (words.length === 1 && command.options.length > 0 && first !== undefined && asksHelp(commands, first)) {
    return { kind: 'usage', command, example: command.example }
  }
  const { options, isUsable } = fillOptions(command, words)
  if (isUsable) return { kind: 'run', run: { command: command.name, options } }
  const known = new Set(command.options.map((option) => option.name))
  // The command itself tells of a mistyped option.
  if (Object.keys(options).some((key) => !known.has(key)))
    return { kind: 'run', run: { command: command.name, options } }
  const isMissing = command.options.some((option) => option.required && options[option.name] === undefined)
  return isMissing
    ? { kind: 'form', command, filled: options }
    : { kind: 'usage', command, example: lineMeant(command, words) ?? command.example }
}

/** For `language korean` behind `settings`: the line that does it. */
function lineMeant({ name }: Command, [first, ...behind]: readonly Word[]): string | null {
  const line = meantLine(first?.value.toLowerCase() ?? '', behind.map(({ typed }) => typed).join(' '))?.line
  return line?.startsWith(`/${name} `) === true ? line : null
}

/** By a question mark, or by what the command for it is called. */
function asksHelp(commands: readonly Command[], { key, isQuoted, value }: Word): boolean {
  if (key !== null || isQuoted) return false
  const help = commands.find(({ name }) => name === 'help')
  return ['?', '\uff1f'].includes(value) || (help !== undefined && isCalled(help, value.replace(/^-+/u, '')))
}

// Some clients wrap an address.
function unwrap(typed: string): string {
  return withSigns(typed.replace(/<(https?:[^|>\s]+)(?:\|[^>]*)?>/giu, '$1'))
}
