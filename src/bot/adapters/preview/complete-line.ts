import type { Command, CommandCall, CommandOption, CompletionChoice } from '../../../core/command.ts'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import { fillOptions } from '../../commands/fill-options.ts'
import { isCalled } from '../../commands/is-called.ts'
import { splitWords } from '../../commands/split-words.ts'

/** One way to go on: what is shown, and the whole line as it would be. */
export type LineCompletion = { readonly label: string; readonly line: string }

type Place = Omit<CommandCall, 'command' | 'options'>

/** How a half-typed line may go on: commands first, then the names of options and their values. */
export async function completeLine(
  line: string,
  place: Place,
  { commands, complete }: Pick<AdapterHandlers, 'commands' | 'complete'>,
): Promise<readonly LineCompletion[]> {
  const typed = line.trimStart()
  const head = /^\/?(\S*)$/u.exec(typed)
  if (head !== null) {
    const start = head[1]?.toLowerCase() ?? ''
    return commands
      .filter(({ name }) => name.startsWith(start))
      .map(({ name, description }) => ({
        label: `/${name} · ${description[place.language ?? 'en']}`,
        line: `/${name} `,
      }))
  }
  const [, name = '', rest = ''] = /^\/?(\S+)\s+(.*)$/su.exec(typed) ?? []
  const command = commands.find((one) => isCalled(one, name))
  if (command === undefined) return []
  const values = await valueCompletions(command, rest, place, complete)
  const before = `/${command.name} `
  if (values !== null) return values.map(({ label, line: tail }) => ({ label, line: before + tail }))
  return optionCompletions(command, rest, place).map(({ label, line: tail }) => ({ label, line: before + tail }))
}

/** Where the line ends in `key:value`, ways to finish the value; `null` where it does not. */
async function valueCompletions(
  command: Command,
  rest: string,
  place: Place,
  complete: AdapterHandlers['complete'],
): Promise<readonly LineCompletion[] | null> {
  const match = /^(.*?)([a-z_]{1,32})[:\uff1a](?:"([^"]*)|([^\s"]*))$/su.exec(rest)
  const option = command.options.find((one) => one.name === match?.[2])
  if (match === null || option === undefined) {
    const taker = command.options.find((one) => one.takesRest === true)
    // Plain words go to the option that takes the rest, when they begin no other option.
    const isFree = taker?.completes !== undefined && rest !== '' && !/[:\uff1a]/u.test(rest)
    if (!isFree) return null
    const found = await complete(
      { ...place, command: command.name, options: { [taker.name]: lastWords(command, rest) } },
      taker.name,
    )
    return found.length === 0 ? null : found.map((choice) => asLine(leadingWords(command, rest), taker, choice))
  }
  const before = match[1] ?? ''
  const value = match[3] ?? match[4] ?? ''
  const { options } = fillOptions(command, splitWords(before))
  const call = { ...place, command: command.name, options: { ...options, [option.name]: value } }
  const found = option.type === 'boolean' ? YES_NO : await complete(call, option.name)
  return found.map((choice) => asLine(before, option, choice))
}

const YES_NO: readonly CompletionChoice[] = ['yes', 'no'].map((value) => ({ label: value, value }))

/** Without the words that required options in front take: `/watch add Mis` completes `Mis`. */
function lastWords(command: Command, rest: string): string {
  return rest.slice(leadingWords(command, rest).length)
}

function leadingWords(command: Command, rest: string): string {
  const needed = command.options.filter(({ required, takesRest }) => required && takesRest !== true).length
  return new RegExp(`^(?:\\S+\\s+){0,${needed}}`, 'u').exec(rest)?.[0] ?? ''
}

function asLine(before: string, option: CommandOption, { label, value }: CompletionChoice): LineCompletion {
  const quoted = /\s/u.test(value) ? `"${value}"` : value
  return { label, line: `${before}${option.name}:${quoted}` }
}

/** Names of options that are not given yet; where the first word is one of a closed list, its values. */
function optionCompletions(command: Command, rest: string, place: Place): readonly LineCompletion[] {
  const at = /\S*$/u.exec(rest)?.index ?? rest.length
  const before = rest.slice(0, at)
  const start = rest.slice(at).toLowerCase()
  const { options } = fillOptions(command, splitWords(before))
  const open = command.options.filter(({ name }) => !(name in options))
  const [next] = open
  const values = !next?.required ? [] : next.choices.filter((choice) => choice.startsWith(start))
  return [
    ...values.map((value) => ({ label: value, line: `${before}${value} ` })),
    ...open
      .filter(({ name }) => name.startsWith(start))
      .map(({ name, description }) => ({
        label: `${name}: ${description[place.language ?? 'en']}`,
        line: `${before}${name}:`,
      })),
  ]
}
