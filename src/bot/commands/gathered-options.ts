import type { CommandState } from '../../core/card.ts'
import type { Command } from '../../core/command.ts'
import type { Language } from '../../core/workspace.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { commandLine, optionWord } from './command-line.ts'
import { isCalled } from './is-called.ts'

/** The field of a form that takes the options which have no field of their own: `name: value`, one a line. */
export const GATHERED = 'others'

// The colon may be the wide one of a Japanese keyboard.
const LINE = /^([^:\uff1a]{1,40})[:\uff1a](.*)$/su
const LONGEST_SHOWN = 60

/** The lines of that field. Options without a value are named all the same, so that people see what there is. */
export function writeGathered(
  { options }: Command,
  names: readonly string[],
  filled: CommandState['options'],
  language: Language,
): string {
  return names
    .map((name) => {
      const local = options.find((option) => option.name === name)?.localNames
      return `${language === 'en' ? name : (local?.[language] ?? name)}: ${filled[name] ?? ''}`
    })
    .join('\n')
}

/** The options with what was gathered spread over them. Throws CommandMistake on a line that says no option. */
export function spreadGathered(context: CommandContext): CommandState['options'] {
  const { [GATHERED]: gathered, ...own } = context.call.options
  if (gathered === undefined) return own
  const spread = new Map(Object.entries(own))
  for (const line of gathered.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const [, typed = '', value = ''] = LINE.exec(line) ?? []
    const name = nameOf(context.command, typed.trim())
    // A name that the command does not have is told of with the others.
    if (name === '' || (spread.get(name) ?? '') !== '') {
      throw mistake(context, context.strings.badLine(line.slice(0, LONGEST_SHOWN)))
    }
    if (value.trim() !== '') spread.set(name, value.trim())
  }
  return Object.fromEntries(spread)
}

/** What stood in a form, as it is typed instead: whatever is wrong with it, nothing of it is left out. */
export function formLine({ command, options }: CommandState): string {
  const { [GATHERED]: gathered = '', ...own } = options
  const lines = gathered.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = LINE.exec(line.trim()) ?? []
    return name === '' ? line.trim() : optionWord(name.trim(), value.trim())
  })
  return [commandLine({ command, options: own }), ...lines.filter((line) => line !== '')].join(' ')
}

function nameOf({ options }: Command, typed: string): string {
  return options.find((option) => isCalled(option, typed))?.name ?? typed.toLowerCase()
}
