import type { Language } from '../../core/workspace.ts'
import { LOCALE } from './locale.ts'

/** A day in the reader's habit and time zone: `Feb 12, 2026`, `2026년 2월 12일`. `timeZone` is an IANA name. */
export function formatDate(atMs: number, language: Language, timeZone: string): string {
  return dayFormat(language, timeZone).format(atMs)
}

/** A day with its minute: `Feb 12, 2026, 9:30 AM`. */
export function formatMoment(atMs: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(atMs)
}

/** From the first to the last day, both included: `Feb 9 – 15, 2026`. */
export function formatDateRange(fromMs: number, lastMs: number, language: Language, timeZone: string): string {
  return dayFormat(language, timeZone).formatRange(fromMs, lastMs)
}

/** 1 is Monday: `Monday`, `월요일`. */
export function formatWeekday(weekday: number, language: Language): string {
  // 2024-01-01 was a Monday.
  const atMs = Date.UTC(2024, 0, weekday)
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' }).format(atMs)
}

/** A whole hour: `07:00`. */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** By language and zone: making one takes far longer than using it. */
const days = new Map<string, Intl.DateTimeFormat>()

function dayFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const format = days.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'medium', timeZone })
  days.set(key, format)
  return format
}
