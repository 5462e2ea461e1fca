import { card, link, strong, text, type Card, type Line } from '../../core/card.ts'
import { COMMAND_NAMES, type Command, type CommandOption } from '../../core/command.ts'
import type { Language } from '../../core/workspace.ts'
import { inBrackets } from '../cards/brackets.ts'
import type { CommandContext } from './command-context.ts'
import { COMMANDS } from './definitions.ts'
import { isCalled } from './is-called.ts'
import { commandElsewhere, ownerOf } from './meant-line.ts'
import { readText } from './read-options.ts'
import { didYouMean, withNear } from './did-you-mean.ts'
import { mistake } from './command-context.ts'

/** `/help`: every command by an example, or one with its options. */
export function runHelp(context: CommandContext): Card {
  const typed = readText(context, 'command')?.replace(/^\//u, '').toLowerCase() ?? null
  if (typed !== null) return commandCard(typed, context)
  const { strings, language, deps } = context
  const { version, docsUrl } = deps.about
  return card({
    tone: 'info',
    title: strings.helpTitle,
    lines: [[text(strings.helpIntro)]],
    sections: [
      {
        heading: null,
        lines: COMMANDS.map(({ example, description }) => [strong(example), text(` · ${description[language]}`)]),
      },
    ],
    footer: [text(`AI Wire ${version} · `), link(strings.documentation, docsUrl)],
  })
}

function commandCard(typed: string, context: CommandContext): Card {
  const { strings, language } = context
  // Who asks about an option is told of its command.
  const command = COMMANDS.find((one) => isCalled(one, typed)) ?? commandElsewhere(typed) ?? ownerOf(typed)?.owner
  if (command === undefined) {
    const near = didYouMean(typed, COMMAND_NAMES)
    throw mistake(context, withNear(strings.unknownCommand(typed), near, strings), `/help command:${near ?? 'models'}`)
  }
  return card({
    tone: 'info',
    title: `/${command.name}`,
    lines: [[text(command.description[language])], [strong(command.example)]],
    sections:
      command.options.length === 0 ? [] : [{ heading: strings.optionsHeading, lines: optionLines(command, context) }],
  })
}

function optionLines(command: Command, { language, strings }: CommandContext): readonly Line[] {
  return command.options.map((option) => {
    const need = option.required ? inBrackets(strings.needed, language) : ''
    return [strong(option.name), text(`${need} · ${option.description[language]}${choicesOf(option, language)}`)]
  })
}

function choicesOf({ choices, name, description }: CommandOption, language: Language): string {
  // The commands are listed by help itself.
  const isNamed = name === 'command' || choices.every((choice) => description[language].includes(choice))
  return isNamed ? '' : `: ${choices.join(', ')}`
}
