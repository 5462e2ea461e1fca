import type { Inline, Line } from '../../../core/card.ts'
import { cleanText, fit, headFor, safeAddress } from '../../cards/visible-text.ts'
import { LINK_URL } from './limits.ts'

/**
 * Beside these an asterisk stays one: letters, and all signs but those of ASCII.
 * https://github.com/yhatt/jsx-slack/blob/main/docs/about-escape-and-exact-mode.md
 */
const NO_EDGE_SIGN = '(?:[^\\p{ASCII}\\s]|[\\p{L}\\p{N}*])'
const NO_EDGE = new RegExp(`^${NO_EDGE_SIGN}`, 'u')
/** Around words they would make them bold, slanted or struck out. */
const AROUND = new RegExp(`(?<!${NO_EDGE_SIGN})([*_~])(?!\\s)(.*?\\S)\\1(?!${NO_EDGE_SIGN})`, 'gu')
const MOST_DEEP = 10
/** What looks nearly the same and is none: Slack has no other way to show such a sign as it is. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' }
/** Keeps bold words apart from them. */
const GAP = ' '

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Escapes what Slack would read as markup; the result, entities counted, is at most `max` long. */
export function escapeMrkdwn(value: string, max: number): string {
  return fit(
    Array.from(withoutMarks(headFor(value, max)), (sign) => ENTITIES[sign] ?? sign),
    max,
  )
}

/** Three backticks would make code of all the lines up to the next three, so none stays. */
function withoutMarks(value: string, depth = 0): string {
  // Nobody writes marks inside so many others: where they stand one behind the other, none of them stays.
  if (depth === MOST_DEEP) return value.replace(/[*_~`]/gu, lookalike)
  const shown = value.replaceAll('`', lookalike)
  return shown.replace(AROUND, (_, mark: string, inner: string) => {
    return `${lookalike(mark)}${withoutMarks(inner, depth + 1)}${lookalike(mark)}`
  })
}

function lookalike(mark: string): string {
  return LOOKALIKES[mark] ?? mark
}

/** In the form that Slack will open: these signs would end a link early. */
export function safeUrl(value: string | null, max: number): string | null {
  return safeAddress(value, max, /[|<>]/gu)
}

/** Slack's mark-up of one line, at most `max` long. */
export function renderLine(line: Line, max: number): string {
  let shown = ''
  let isBehindBold = false
  for (const inline of line) {
    const isBold = inline.kind === 'text' && inline.strong === true
    const room = max - shown.length
    const piece = renderInline(inline, room)
    const opens = isBold && piece.startsWith('*') && NO_EDGE.test(shown.slice(-1))
    const closes = isBehindBold && shown.endsWith('*') && NO_EDGE.test(piece)
    shown += opens || closes ? `${GAP}${renderInline(inline, room - GAP.length)}` : piece
    isBehindBold = isBold
  }
  return shown.trim()
}

/** A line without mark-up, for where a link or a time cannot stand. */
export function plainLine(line: Line): string {
  return line
    .map((inline) => (inline.kind === 'time' ? (isoMinute(inline.atMs) ?? '') : cleanText(inline.text, true)))
    .join('')
    .trim()
}

/** A link to where the title leads, named after its host. */
export function renderHostLink(address: string, max: number): string {
  const url = safeUrl(address, LINK_URL)
  return url === null ? '' : renderLink('', url, max)
}

/** In bold, of at most `max` UTF-16 units; plain where an asterisk in it would end that early. */
export function renderStrong(value: string, max: number): string {
  const inner = value.trim()
  // An asterisk inside would end the bold early.
  if (inner === '' || inner.includes('*')) return escapeMrkdwn(value, max)
  const before = value.startsWith(' ') ? ' ' : ''
  const after = value.endsWith(' ') ? ' ' : ''
  const room = max - before.length - after.length - 2
  return room < 1 ? '' : `${before}*${escapeMrkdwn(inner, room)}*${after}`
}

function renderInline(inline: Inline, max: number): string {
  if (inline.kind === 'time') return renderTime(inline.atMs, inline.style, max)
  const isName = inline.kind === 'channel' || inline.kind === 'person'
  if (isName && /^[A-Z0-9]{1,30}$/u.test(inline.externalId)) {
    const mark = `<${inline.kind === 'channel' ? '#' : '@'}${inline.externalId}>`
    return mark.length > max ? '' : mark
  }
  const value = cleanText(inline.text, true)
  if (isName) return escapeMrkdwn(value, max)
  if (inline.kind === 'link') return renderLink(value, inline.url, max)
  return inline.strong === true ? renderStrong(value, max) : escapeMrkdwn(value, max)
}

function renderLink(value: string, address: string, max: number): string {
  const url = safeUrl(address, LINK_URL)
  const label = value.replace(/[|>]/gu, '').trim()
  if (url === null) return escapeMrkdwn(value, max)
  const target = url.replaceAll('&', '&amp;')
  const room = max - target.length - 3
  // A cut address would lead somewhere else: better no link than that.
  if (room < 1) return escapeMrkdwn(value, max)
  return `<${target}|${escapeMrkdwn(label === '' ? new URL(url).host : label, room)}>`
}

function renderTime(atMs: number, style: 'date' | 'relative', max: number): string {
  const fallback = isoMinute(atMs)
  if (fallback === null) return ''
  const format = style === 'date' ? '{date_short_pretty}' : '{date_short_pretty} {time}'
  const mark = `<!date^${Math.floor(atMs / 1_000)}^${format}|${fallback}>`
  return mark.length > max ? '' : mark
}

function isoMinute(atMs: number): string | null {
  const date = new Date(atMs)
  if (Number.isNaN(date.getTime())) return null
  return `${date.toISOString().slice(0, -8).replace('T', ' ')} UTC`
}
