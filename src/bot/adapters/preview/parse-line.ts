import type { CommandState } from '../../../core/card.ts'
import type { Command } from '../../../core/command.ts'
import { fillOptions, leftOver } from '../../commands/fill-options.ts'
import { isCalled } from '../../commands/is-called.ts'
import { splitWords } from '../../commands/split-words.ts'

/** Reads `/funding company:Temporal min_amount:"100M"`; `null` for a blank line. What is missing, the command itself tells. */
export function parseLine(line: string, commands: readonly Command[]): CommandState | null {
  const [first, ...words] = splitWords(line.trim())
  if (first === undefined) return null
  const name = first.typed.replace(/^\//u, '').toLowerCase()
  const command = commands.find((one) => isCalled(one, name))
  if (command === undefined) return { command: name, options: leftOver(words) }
  const { options } = fillOptions(command, words)
  const written = Object.entries(options).map(([key, value]): [string, string] => [
    key,
    command.options.find((option) => option.name === key)?.type === 'mention' ? asMention(value) : value,
  ])
  return { command: command.name, options: Object.fromEntries(written) }
}

/** In a terminal people type `@ada`, and `@&team` for a role. */
function asMention(value: string): string {
  const match = /^@(&?[\w.-]+)$/u.exec(value.trim())
  return match === null ? value : `<@${match[1] ?? ''}>`
}
