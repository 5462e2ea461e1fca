import { channelName, type Card, type Line } from '../../core/card.ts'
import type { CommandContext } from './command-context.ts'
import { CommandMistake } from './command-mistake.ts'
import { COMMANDS } from './definitions.ts'
import { isHere } from './target-channel.ts'

type Place = Pick<CommandContext, 'call' | 'channel'>

const NAMES = COMMANDS.filter(({ options }) => options.some(({ name }) => name === 'channel')).map(({ name }) => name)
/** A command to be typed that does not say for which channel. */
const HINT = new RegExp(`(?<![\\w/])/(?:${NAMES.join('|')})(?![\\w/-])(?![^\\n]*\\schannel:)`, 'gu')

/**
 * A card that is about another channel says which. What it tells people to type has to name that channel, too: typed as
 * told, it would change the one where they sit. A button acts where it is pressed, unless it names a channel.
 */
export function carryChannel(card: Card, place: Place): Card {
  if (isHere(place)) return card
  const carried = (lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => line.map((part) => (part.kind === 'text' ? { ...part, text: carry(part.text, place) } : part)))
  return {
    ...card,
    lines: [[channelName(place.channel.externalId)], ...carried(card.lines)],
    fields: card.fields.map((field) => ({ ...field, value: carry(field.value, place) })),
    sections: card.sections.map((section) => ({ ...section, lines: carried(section.lines) })),
    buttons: card.buttons.filter((button) => button.kind === 'link' || button.run.options.channel !== undefined),
  }
}

/** What is thrown about another channel, with that channel in its example. */
export function carryMistake(error: unknown, place: Place): unknown {
  if (!(error instanceof CommandMistake) || isHere(place)) return error
  return new CommandMistake(carry(error.message, place), error.example === null ? null : carry(error.example, place))
}

function carry(told: string, { channel }: Place): string {
  return told.replace(HINT, (command) => `${command} channel:<#${channel.externalId}>`)
}
