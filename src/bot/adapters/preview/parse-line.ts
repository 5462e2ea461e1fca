import type { CommandState } from '../../../core/card.ts'
import type { Command } from '../../../core/command.ts'
import { fillOptions } from '../../commands/fill-options.ts'
import { splitWords } from '../../commands/split-words.ts'

/** Reads `/funding company:Temporal min_amount:"100M"`; `null` for a blank line. What is missing, the command itself tells. */
export function parseLine(line: string, commands: readonly Command[]): CommandState | null {
  const [first, ...words] = splitWords(line.trim())
  if (first === undefined) return null
  const name = first.typed.replace(/^\//u, '').toLowerCase()
  const command = commands.find((one) => one.name === name)
  return { command: name, options: command === undefined ? {} : fillOptions(command, words).options }
}
