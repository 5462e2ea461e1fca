import type { Card, Inline, Line } from '../../../core/card.ts'
import { COMMAND_NAMES } from '../../../core/command.ts'
import { isNative, UMBRELLA } from './commands.ts'

const BEHIND_UMBRELLA = COMMAND_NAMES.filter((name) => !isNative(name)).join('|')
/** A command that is named in a sentence; no part of an address. */
const NAMED = new RegExp(String.raw`(?<![\w/:.-])/(${BEHIND_UMBRELLA})(?![\w/-]|\.\w)`, 'gu')

/** The bot's own words name commands as they are typed on Slack; what publishers say stays as it is. */
export function withSlashNames(card: Card): Card {
  if (card.tone !== 'info' && card.tone !== 'error') return card
  return {
    ...card,
    title: rename(card.title),
    lines: card.lines.map(renameLine),
    fields: card.fields.map(({ label, value }) => ({ label, value: rename(value) })),
    sections: card.sections.map(({ heading, lines }) => ({ heading, lines: lines.map(renameLine) })),
    footer: renameLine(card.footer),
  }
}

function renameLine(line: Line): Line {
  return line.map((inline): Inline => (inline.kind === 'text' ? { ...inline, text: rename(inline.text) } : inline))
}

function rename(text: string): string {
  return text.replace(NAMED, `${UMBRELLA} $1`)
}
