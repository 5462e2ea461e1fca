import { drawMarks, mentionHtml } from './draw-marks.ts'
import { drawPicture, type MessageOptions } from './draw-picture.ts'
import { escapeHtml, linkHtml, timeHtml } from './html.ts'

/** A message to Slack. Blocks are read as they are: https://docs.slack.dev/reference/block-kit/blocks */
export type SlackShown = { readonly text: string; readonly blocks: readonly object[] }

/** A message as Slack's client shows it: HTML without scripts and styles of its own. */
export function drawSlack({ blocks }: SlackShown, options: MessageOptions): string {
  return blocks.map((block) => drawBlock(block, options)).join('')
}

/** What a message of the channel that answers it shows of it: the first line of its text. HTML. */
export function drawSlackQuote({ text }: SlackShown, options: MessageOptions): string {
  return mrkdwn(text.split('\n', 1).join(''), options)
}

function drawBlock(block: object, options: MessageOptions): string {
  switch (read(block, 'type')) {
    case 'header':
      return `<div class="s-header">${drawText(read(block, 'text'), options)}</div>`
    case 'section': {
      const fields = list(read(block, 'fields')).map((field) => `<div>${drawText(field, options)}</div>`)
      const text = read(block, 'text')
      return [
        text === undefined ? '' : `<div class="s-section">${drawText(text, options)}</div>`,
        fields.length === 0 ? '' : `<div class="s-fields">${fields.join('')}</div>`,
      ].join('')
    }
    case 'context': {
      const parts = list(read(block, 'elements')).map((element) => `<span>${drawText(element, options)}</span>`)
      return `<div class="s-context">${parts.join('')}</div>`
    }
    case 'image':
      return drawPicture(word(read(read(block, 'slack_file'), 'id')), options)
    case 'divider':
      return '<hr class="s-divider">'
    case 'input':
      return drawInput(block)
    case 'actions':
      return `<div class="s-actions">${list(read(block, 'elements')).map(drawButton).join('')}</div>`
    default:
      return ''
  }
}

function drawText(text: unknown, options: MessageOptions): string {
  const value = word(read(text, 'text'))
  return read(text, 'type') === 'mrkdwn' ? mrkdwn(value, options) : escapeHtml(value)
}

/** A field of a form, empty or with what is chosen in it. */
function drawInput(block: object): string {
  const element = read(block, 'element')
  const chosen = read(read(read(element, 'initial_option'), 'text'), 'text')
  const typed = word(read(element, 'initial_value')) || word(chosen)
  const shown = typed || word(read(read(element, 'placeholder'), 'text'))
  const isChoice = word(read(element, 'type')).includes('select')
  const optional = read(block, 'optional') === true ? '' : ' <em>*</em>'
  const label = escapeHtml(word(read(read(block, 'label'), 'text')))
  return `<div class="f-field"><b>${label}${optional}</b><div class="f-line">${escapeHtml(shown)}${isChoice ? '<i>⌄</i>' : ''}</div></div>`
}

function drawButton(button: unknown): string {
  const label = escapeHtml(word(read(read(button, 'text'), 'text')))
  const url = read(button, 'url')
  if (typeof url === 'string') return linkHtml(url, `<span class="s-button">${label}</span>`)
  return `<button type="button" class="s-button" data-press="slack" data-id="${escapeHtml(word(read(button, 'value')))}">${label}</button>`
}

/** As on Slack, asterisks beside a letter or a wide sign make no bold. */
const MARK =
  /<(?<address>https?:[^|>]+)\|(?<label>[^>]*)>|<!date\^(?<seconds>-?\d+)\^(?<format>[^|>]*)\|[^>]*>|<(?<kind>@|#|!subteam\^)(?<called>[\w.-]+)>|(?<![^\p{ASCII}\s]|[\p{L}\p{N}*])\*(?<bold>[^*\n]+)\*(?![^\p{ASCII}\s]|[\p{L}\p{N}*])|&(?<sign>amp|lt|gt);|\n/gu
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' }

function mrkdwn(text: string, options: MessageOptions): string {
  return drawMarks(text, MARK, ({ address, label, seconds, format, kind, called, bold, sign }) => {
    if (address !== undefined) return linkHtml(address.replaceAll('&amp;', '&'), mrkdwn(label ?? '', options))
    if (seconds !== undefined) return drawTime(Number(seconds), format ?? '', options)
    if (called !== undefined) return mentionHtml(`${kind === '#' ? '#' : '@'}${called}`)
    if (bold !== undefined) return `<strong>${mrkdwn(bold, options)}</strong>`
    if (sign !== undefined) return escapeHtml(SIGNS[sign] ?? '')
    return '<br>'
  })
}

/** Slack knows no relative time: what is relative elsewhere is a day and an hour there. */
function drawTime(seconds: number, format: string, { nowMs, locale }: MessageOptions): string {
  const day = timeHtml(seconds, false, nowMs, locale)
  if (!format.includes('{time}')) return day
  const date = new Date(seconds * 1_000)
  if (Number.isNaN(date.getTime())) return day
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(date)
  return `${day} ${escapeHtml(time)}`
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
