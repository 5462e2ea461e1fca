import type { Foreign } from '../core/card.ts'
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

/** A point between two parts stays with what stands before it: on a narrow screen no line begins with one. HTML. */
export const POINT = '&nbsp;· '

/**
 * Words of others between words of ours. What is written from right to left does not turn what stands beside it; what is in
 * another language than the page says so, for screen readers and fonts (WCAG 2.2, 3.1.2).
 */
export function wordsHtml(text: string, foreign: Foreign | null = null): string {
  return withForeign(text, foreign).replaceAll(' · ', POINT)
}

function withForeign(text: string, foreign: Foreign | null): string {
  const at = foreign === null ? -1 : text.indexOf(foreign.words)
  if (foreign === null || at < 0) {
    const html = escapeHtml(text)
    return RIGHT_TO_LEFT.test(html) ? `<bdi>${html}</bdi>` : html
  }
  const tag = RIGHT_TO_LEFT.test(foreign.words) ? 'bdi' : 'span'
  const words = `<${tag} lang="${escapeHtml(foreign.language)}">${escapeHtml(foreign.words)}</${tag}>`
  return `${escapeHtml(text.slice(0, at))}${words}${escapeHtml(text.slice(at + foreign.words.length))}`
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
