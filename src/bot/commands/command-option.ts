import type { CommandOption, LocalisedText } from '../../core/command.ts'

type Details = Partial<Omit<CommandOption, 'name' | 'description'>>

/** An option of free text, unless the details say otherwise. */
export function option(name: string, description: LocalisedText, details: Details = {}): CommandOption {
  return { name, description, type: 'text', required: false, choices: [], ...details }
}
