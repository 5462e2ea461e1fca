import type { Card, Inline, Line } from '../../core/card.ts'
import { seenText } from '../cards/visible-text.ts'

/** A card as Markdown, for e-mail and blogs. Text of feeds stays text: nothing in it is markup. */
export function cardMarkdown(card: Card): string {
  const parts = [`# ${escapeMarkdown(card.title)}`]
  if (card.footer.length > 0) parts.push(lineMarkdown(card.footer))
  parts.push(...card.lines.map(lineMarkdown))
  for (const { heading, lines } of card.sections) {
    if (heading !== null) parts.push(`## ${escapeMarkdown(heading)}`)
    parts.push(lines.map((line) => `- ${lineMarkdown(line)}`).join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function lineMarkdown(line: Line): string {
  return line.map(inlineMarkdown).join('')
}

function inlineMarkdown(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.strong === true ? `**${escapeMarkdown(inline.text)}**` : escapeMarkdown(inline.text)
    case 'channel':
    case 'person':
      return escapeMarkdown(inline.text)
    case 'link':
      return `[${escapeMarkdown(inline.text)}](<${inline.url.replace(/[<>\s\\]/gu, encodeURIComponent)}>)`
    case 'time':
      return new Date(inline.atMs).toISOString().slice(0, 10)
  }
}

function escapeMarkdown(words: string): string {
  const inOneLine = seenText(words.replace(/\s+/gu, ' '))
  return inOneLine.replace(/[\\`*_[\]<>#|~]/gu, (sign) => `\\${sign}`)
}
