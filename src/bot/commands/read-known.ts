import { mistake, type CommandContext } from './command-context.ts'
import { didYouMean, withNear } from './did-you-mean.ts'
import { KNOWN_VALUES } from './known-values.ts'
import { exampleOf } from './read-options.ts'
import { splitValues } from './split-values.ts'

/** What was typed for an option, as facts have it. Throws CommandMistake when it is none of the set. */
export function readKnown(
  context: CommandContext,
  option: string,
  typed: string,
  source: keyof typeof KNOWN_VALUES,
): string {
  const { parse, words, otherWords, nameOf, problem, meant, example } = KNOWN_VALUES[source]
  const value = parse(typed)
  if (value !== null) return value
  const names = words().map((word) => nameOf(parse(word) ?? word, context.language))
  // Of several, where one is listed, the first.
  const [first = ''] = splitValues(typed, parse)
  const near =
    parse(first) === null ? (meant(typed) ?? didYouMean(typed, [...words(), ...names, ...otherWords])) : first
  throw mistake(
    context,
    withNear(problem(option, typed, context.strings), near, context.strings),
    exampleOf(context, option, near ?? example),
  )
}

/** What was typed for an option that takes several, each once. Throws as `readKnown` does. */
export function readKnownList(
  context: CommandContext,
  option: string,
  typed: readonly string[],
  source: keyof typeof KNOWN_VALUES,
): readonly string[] {
  const values = typed.flatMap((part) => splitValues(part, KNOWN_VALUES[source].parse))
  return [...new Set(values.map((one) => readKnown(context, option, one, source)))]
}
