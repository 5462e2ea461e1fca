import { relativeTime } from '../bot/cards/relative-time.ts'
import { seenText } from '../bot/cards/visible-text.ts'
import { webUrl } from '../bot/cards/web-url.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand between tags and in quoted attributes, without what no reader sees. */
export function escapeHtml(text: string): string {
  return seenText(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)
}

/** Hebrew, Arabic and their neighbours. https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt */
const RIGHT_TO_LEFT = /[\u{590}-\u{8ff}\u{fb1d}-\u{fdff}\u{fe70}-\u{feff}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Words of others between words of ours. What is written from right to left does not turn what stands beside it. */
export function wordsHtml(text: string): string {
  const html = escapeHtml(text)
  return RIGHT_TO_LEFT.test(html) ? `<bdi>${html}</bdi>` : html
}

/** A link that opens elsewhere; what is no address of the web is only its label. `label` is HTML. */
export function linkHtml(address: string, label: string): string {
  const url = webUrl(address)
  if (url === null) return label
  return `<a href="${escapeHtml(new URL(url).href)}" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`
}

/** A moment as readers write it. `seconds` is Unix time. */
export function timeHtml(seconds: number, isRelative: boolean, nowMs: number, locale: string): string {
  const date = new Date(seconds * 1_000)
  if (Number.isNaN(date.getTime())) return ''
  const shown = isRelative ? relativeTime(date.getTime() - nowMs, locale) : day(date, locale)
  return `<time datetime="${date.toISOString()}">${escapeHtml(shown)}</time>`
}

function day(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
