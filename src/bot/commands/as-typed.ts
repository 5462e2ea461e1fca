import type { CommandState } from '../../core/card.ts'
import { COMMANDS } from './definitions.ts'
import { yesOrNo } from './yes-or-no.ts'

/** A command that was given, as a person types it: platforms and forms say true for yes, and false for no. */
export function asTyped({ command, options }: CommandState): CommandState {
  const known = COMMANDS.find(({ name }) => name === command)?.options ?? []
  const typed = Object.entries(options).map(([name, value]): [string, string] => {
    const isYesOrNo = known.some((option) => option.name === name && option.type === 'boolean')
    const said = isYesOrNo ? yesOrNo(value) : null
    return [name, said === null ? value : said ? 'yes' : 'no']
  })
  return { command, options: Object.fromEntries(typed) }
}
