import type { CommandContext } from './command-context.ts'
import { plainWord } from './plain-word.ts'
import { EVERYBODY } from './read-filter.ts'
import { readText } from './read-options.ts'

/** The call of a list without the options that say `all` or `any`: these leave nothing out. */
export function withoutAny(context: CommandContext): CommandContext {
  const { call } = context
  const said = Object.entries(call.options).filter(
    ([name]) => !EVERYBODY.includes(plainWord(readText(context, name) ?? '')),
  )
  return { ...context, call: { ...call, options: Object.fromEntries(said) } }
}
