import { card, strong, text } from '../../../core/card.ts'
import type { Card, CommandState, Line } from '../../../core/card.ts'
import type { Command, CommandOption } from '../../../core/command.ts'
import type { Language } from '../../../core/workspace.ts'
import { splitWords } from './split-words.ts'
import type { Word } from './split-words.ts'

/** Takes every command as its first word. */
export const UMBRELLA = '/aiwire'
/** Slack keeps these for itself; one such name spoils the whole manifest. */
const RESERVED: ReadonlySet<string> = new Set(['help'])

/** What somebody typed: a command to run, or something to explain (`null`: all commands). */
export type SlashText =
  { readonly kind: 'run'; readonly run: CommandState } | { readonly kind: 'usage'; readonly command: Command | null }

/** The commands that have a slash name of their own. */
export function nativeCommands(commands: readonly Command[]): readonly Command[] {
  return commands.filter((command) => !RESERVED.has(command.name))
}

/** Reads `/models vendor:Anthropic 30d` and `/aiwire models ...`. */
export function parseSlash(commands: readonly Command[], slash: string, typed: string): SlashText {
  const words = splitWords(typed)
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

/** Shown to whoever typed something that is not a command. */
export function usageCard(commands: readonly Command[], command: Command | null, language: Language): Card {
  const shown = command === null ? commands : [command]
  const options = command?.options ?? []
  return card({
    tone: 'info',
    title: command === null ? UMBRELLA : slashName(command),
    isPrivate: true,
    lines: shown.flatMap((one): Line[] => [
      [text(one.description[language])],
      [strong(slashName(one)), text(` ${usage(one)}`)],
      ...(command === null ? [] : [[text(`→ /${one.example.replace(/^\//u, '')}`)]]),
    ]),
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
  return RESERVED.has(command.name) ? `${UMBRELLA} ${command.name}` : `/${command.name}`
}

function valueHint(option: CommandOption): string {
  if (option.choices.length > 0) return option.choices.join('|')
  if (option.type === 'boolean') return 'yes|no'
  if (option.type === 'text') return '…'
  return `${option.min ?? ''}-${option.max ?? ''}` === '-' ? '1' : `${option.min ?? ''}-${option.max ?? ''}`
}

function parseWords(commands: readonly Command[], name: string, words: readonly Word[]): SlashText {
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return { kind: 'usage', command: null }
  const [first] = words
  if (words.length === 1 && command.options.length > 0 && (first?.value === 'help' || first?.value === '?')) {
    return { kind: 'usage', command }
  }
  const options = fillOptions(command, words)
  return options === null ? { kind: 'usage', command } : { kind: 'run', run: { command: name, options } }
}

function fillOptions(command: Command, words: readonly Word[]): Readonly<Record<string, string>> | null {
  const given = new Map<string, string>()
  const plain: Word[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) continue
    const option = command.options.find((one) => one.name === word.key)
    if (option === undefined) {
      plain.push(word)
      continue
    }
    const next = words[at + 1]
    // People write "maker: Mistral" too.
    const isSplit = word.value === '' && !word.isQuoted && next?.key === null
    if (isSplit) at += 1
    given.set(option.name, normalise(option, isSplit ? next.value : word.value))
  }
  if (!fillInOrder(command, plain, given)) return null
  const isComplete = command.options.every((option) => !option.required || given.has(option.name))
  return isComplete ? Object.fromEntries(given) : null
}

function fillInOrder(command: Command, plain: readonly Word[], given: Map<string, string>): boolean {
  const open = command.options.filter((option) => !given.has(option.name))
  const last = open.findLast((option) => option.type === 'text' && option.choices.length === 0)
  const rest = plain.map((word) => word.typed)
  for (const option of open) {
    const [first] = rest
    if (first === undefined) return true
    if (option === last) {
      given.set(option.name, rest.join(' '))
      return true
    }
    if (!option.required && !takes(option, first)) continue
    given.set(option.name, normalise(option, first))
    rest.shift()
  }
  return rest.length === 0
}

function takes(option: CommandOption, value: string): boolean {
  if (option.choices.length > 0) return option.choices.includes(value.toLowerCase())
  if (option.type === 'integer') return /^\d+$/u.test(value)
  return option.type === 'text' || asBoolean(value) !== null
}

function normalise(option: CommandOption, value: string): string {
  if (option.type === 'boolean') return asBoolean(value) ?? value
  const lower = value.toLowerCase()
  return option.choices.includes(lower) ? lower : value
}

function asBoolean(value: string): string | null {
  if (/^(?:true|yes|on)$/iu.test(value)) return 'true'
  return /^(?:false|no|off)$/iu.test(value) ? 'false' : null
}
