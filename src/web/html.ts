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
