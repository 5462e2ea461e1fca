import { stripVTControlCharacters } from 'node:util'
import type { Card, CardTone, Inline, Line } from '../../../core/card.ts'
import type { Language } from '../../../core/workspace.ts'
import { wrapText } from '../../../core/wrap-text.ts'
import { COLON } from '../../cards/colon.ts'
import { formatDate } from '../../cards/format-date.ts'
import { relativeTime } from '../../cards/relative-time.ts'
import { seenText, shorten } from '../../cards/visible-text.ts'
import { webUrl } from '../../cards/web-url.ts'

/** Longer lines are hard to read. */
const WIDTH = 88
/** The bar at the left side, and the space behind it. */
const BAR = 2
const TITLE_LIMIT = 400
const LINE_LIMIT = 2_000
const COLOUR: Readonly<Record<CardTone, string>> = {
  model: '36',
  funding: '32',
  rumour: '33',
  roundup: '35',
  info: '34',
  error: '31',
}
const CONTROL = /\p{Cc}/gu

type TerminalOptions = {
  readonly language: Language
  readonly isColoured: boolean
  readonly nowMs: number
  /** Of the terminal; where nobody knows, 90. One that was opened without a size says 0. */
  readonly columns?: number | undefined
}

/** Draws a card for a terminal, at most 90 columns wide. Text of feeds cannot move the cursor or change colours. */
export function renderTerminal(shown: Card, options: TerminalOptions): string {
  const { columns = 0 } = options
  const width = columns === 0 ? WIDTH : Math.max(1, Math.min(WIDTH, columns - BAR))
  const paint = (code: string, text: string): string => (options.isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)
  const bar = paint(COLOUR[shown.tone], '▌')
  const mention = shown.mention === null ? '' : `@${clean(shown.mention.id)} `
  const badge = shown.badge === null ? '' : `[${shorten(clean(shown.badge), TITLE_LIMIT)}] `
  const titleRows = (text: string): readonly string[] => wrapText(text, width).map((row) => paint('1', row))
  const body = [...titleRows(mention + badge + shorten(clean(shown.title), TITLE_LIMIT))]
  const address = shown.url === null ? null : webAddress(shown.url)
  if (address !== null) body.push(paint('2', hyperlink(shorten(address, LINE_LIMIT), address, options.isColoured)))
  const lineText = (line: Line): string =>
    shortenLine(line)
      .map((inline) => inlineText(inline, options))
      .join('')
  const addLines = (lines: readonly Line[], indent: string): void => {
    for (const line of lines) for (const row of wrapText(lineText(line), width - indent.length)) body.push(indent + row)
  }
  addLines(shown.lines, '')
  for (const { label, value } of shown.fields)
    addLines([[{ kind: 'text', text: `${label}${COLON[options.language]}${value}` }]], '  ')
  for (const { heading, lines } of shown.sections) {
    if (heading !== null) body.push('', ...titleRows(shorten(clean(heading), TITLE_LIMIT)))
    addLines(lines, '  ')
  }
  for (const { alt } of shown.images) {
    body.push('')
    addLines([[{ kind: 'text', text: `▦ ${alt}` }]], '')
  }
  const footer = lineText(shown.footer)
  if (footer !== '') body.push(...wrapText(footer, width).map((row) => paint('2', row)))
  const commands = shown.buttons.flatMap((button) =>
    button.kind === 'command'
      ? [
          shorten(
            clean(`[${button.label}] /${button.run.command} ${optionText(button.run.options)}`).trim(),
            LINE_LIMIT,
          ),
        ]
      : [],
  )
  body.push(...sideBySide(commands, width).map((row) => paint('2', row)))
  return body.map((row) => `${bar} ${row}`).join('\n')
}

/** As many in a row as it holds, none broken that would fit into one of its own. */
function sideBySide(parts: readonly string[], width: number): readonly string[] {
  const rows: string[] = []
  for (const part of parts) {
    const last = rows.pop()
    const joined = last === undefined ? part : `${last}  ·  ${part}`
    if (last === undefined || wrapText(joined, width).length === 1) rows.push(...wrapText(joined, width))
    else rows.push(last, ...wrapText(part, width))
  }
  return rows
}

function optionText(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => (/\s/u.test(value) ? `${name}:"${value}"` : `${name}:${value}`))
    .join(' ')
}

function inlineText(inline: Inline, { language, nowMs, isColoured }: TerminalOptions): string {
  switch (inline.kind) {
    case 'text':
    case 'channel':
    case 'person':
      return clean(inline.text)
    case 'link':
      return hyperlink(clean(inline.text), inline.url, isColoured)
    case 'time':
      return inline.style === 'relative'
        ? relativeTime(inline.atMs - nowMs, language)
        : formatDate(inline.atMs, language, 'UTC')
  }
}

/** A link that a terminal opens (OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda); plain text elsewhere. */
function hyperlink(shown: string, url: string, isColoured: boolean): string {
  const target = webAddress(url)
  return isColoured && target !== null ? `\u001b]8;;${target}\u001b\\${shown}\u001b]8;;\u001b\\` : shown
}

/** As it is safe to print, `null` for anything but http and https. */
function webAddress(written: string): string | null {
  const url = webUrl(written)
  return url === null ? null : new URL(url).href
}

function clean(text: string): string {
  return seenText(stripVTControlCharacters(text).replace(CONTROL, ' '))
}

/** Shortened by parts, so that no escape sequence is cut. */
function shortenLine(line: Line): Line {
  let left = LINE_LIMIT
  return line.flatMap((inline): Line => {
    if (inline.kind === 'time') return [inline]
    if (left <= 0) return []
    const shown = shorten(inline.text, left)
    left -= shown.length
    return [{ ...inline, text: shown }]
  })
}
