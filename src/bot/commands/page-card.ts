import type { Card, CardButton } from '../../core/card.ts'
import type { CommandCall } from '../../core/command.ts'
import { inBrackets } from '../cards/brackets.ts'
import { splitCard } from '../delivery/split-card.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { readInteger } from './read-options.ts'

/** The option by which buttons ask for a page. */
export const PART = 'part'

/**
 * What one answer holds of the card: all of it, or the page that is asked for, with buttons that lead to the ones beside
 * it. Throws CommandMistake where there is no such page.
 */
export function pageCard(whole: Card, fits: CommandCall['fits'], context: CommandContext): Card {
  const { strings, call, language } = context
  const asked = readInteger(context, PART, 1)
  if (fits === undefined) return whole
  const turn = (label: string, part: number, parts: number): CardButton => ({
    kind: 'command',
    label: `${label}${inBrackets(`${part}/${parts}`, language)}`,
    run: { command: call.command, options: { ...call.options, [PART]: String(part) } },
  })
  // Every page has room for its buttons.
  const roomy = [turn(strings.previous, 1, 1), turn(strings.next, 1, 1), ...whole.buttons]
  const parts = fits(whole) ? [whole] : splitCard({ ...whole, buttons: roomy }, fits, language)
  const part = parts[asked - 1]
  if (part === undefined) throw mistake(context, strings.noSuchPage(asked, parts.length))
  const turns = [
    ...(asked > 1 ? [turn(strings.previous, asked - 1, parts.length)] : []),
    ...(asked < parts.length ? [turn(strings.next, asked + 1, parts.length)] : []),
  ]
  return { ...part, footer: whole.footer, buttons: [...turns, ...whole.buttons] }
}
