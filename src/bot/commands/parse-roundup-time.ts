import { LANGUAGES } from '../../core/workspace.ts'
import { LOCALE } from '../cards/locale.ts'

// 2024-01-01 was a Monday.
const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

const WEEKDAYS = new Map<string, number>()
for (const language of LANGUAGES) {
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    for (const style of ['long', 'short', 'narrow'] as const) {
      // One Latin letter may be two days.
      if (style === 'narrow' && language === 'en') continue
      const format = new Intl.DateTimeFormat(LOCALE[language], { weekday: style, timeZone: 'UTC' })
      const name = format.format(MONDAY_MS + (weekday - 1) * DAY_MS).toLowerCase()
      if (!WEEKDAYS.has(name)) WEEKDAYS.set(name, weekday)
    }
  }
}

/** `mon 9`, `Friday 17:00`, `월 9시`, `月曜日 9時`, `周一 9点`: 1 is Monday, hours are whole. `null` when it is no such time. */
export function parseRoundupTime(text: string): { readonly weekday: number; readonly hour: number } | null {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  const match = /^(\p{L}+)[\s,]*(.+)$/u.exec(typed)
  const weekday = WEEKDAYS.get(match?.[1] ?? '')
  const hour = parseHour(match?.[2] ?? '')
  return weekday === undefined || hour === null ? null : { weekday, hour }
}

/** `22-7`, `22:00-07:00`, `22시~7시`: from inclusive, until exclusive. `null` when it is no such time, or no time at all. */
export function parseQuietHours(text: string): { readonly fromHour: number; readonly untilHour: number } | null {
  const parts = text.normalize('NFKC').split(/[-–—~〜]/u)
  const [fromHour = null, untilHour = null, ...more] = parts.map((part) => parseHour(part.trim().toLowerCase()))
  if (fromHour === null || untilHour === null || more.length > 0 || fromHour === untilHour) return null
  return { fromHour, untilHour }
}

function parseHour(text: string): number | null {
  const match = /^(\d{1,2})(?::00|\s*(?:h|시|時|点|點|am|pm))?$/u.exec(text.trim())
  if (match === null) return null
  const shown = Number(match[1])
  const half = /(am|pm)$/u.exec(text)?.[1]
  if (half !== undefined && (shown < 1 || shown > 12)) return null
  const hour = half === undefined ? shown : (shown % 12) + (half === 'pm' ? 12 : 0)
  return hour > 23 ? null : hour
}
