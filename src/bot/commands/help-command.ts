import { card, strong, text, type Card } from '../../core/card.ts'
import type { CommandContext } from './command-context.ts'
import { COMMANDS } from './definitions.ts'

/** `/help`: every command by an example. */
export function runHelp({ strings, language }: CommandContext): Card {
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
  })
}
