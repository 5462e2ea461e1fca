import type { Language } from '../../core/workspace.ts'
import { LOCALE } from './locale.ts'

/** Left to a style, days are rows of digits in Korean and Japanese. */
const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const

/** Between the ends of a span. Chinese has a word for it between days. */
const SPAN: Readonly<Record<Language, string>> = { en: ' – ', ko: '~', ja: '〜', zh: '至' }
const HOURS_SPAN: Readonly<Record<Language, string>> = { ...SPAN, zh: '–' }

/** A day in the reader's habit and time zone: `Feb 12, 2026`, `2026년 2월 12일`. `timeZone` is an IANA name. */
export function formatDate(atMs: number, language: Language, timeZone: string): string {
  return dayFormat(language, timeZone).format(atMs)
}

/** A day with its minute: `Feb 12, 2026, 9:30 AM`, `2026年2月12日 9:30`. */
export function formatMoment(atMs: number, language: Language, timeZone: string): string {
  const minute = { hour: 'numeric', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(LOCALE[language], { ...DAY, ...minute, timeZone }).format(atMs)
}

/** From the first to the last day, both included: `Feb 9 – 15, 2026`, `2026년 2월 9일~15일`. */
export function formatDateRange(fromMs: number, lastMs: number, language: Language, timeZone: string): string {
  const format = dayFormat(language, timeZone)
  if (language === 'en') return format.formatRange(fromMs, lastMs)
  // Left to itself, a range is rows of digits in Japanese and Chinese. All three languages say the largest part first.
  const [from, last] = [format.format(fromMs), format.format(lastMs)]
  if (from === last) return from
  const isSame = (parts: Intl.DateTimeFormatOptions): boolean => {
    const some = new Intl.DateTimeFormat('en', { ...parts, timeZone })
    return some.format(fromMs) === some.format(lastMs)
  }
  const { year, month, day } = DAY
  const left = isSame({ year, month }) ? { day } : isSame({ year }) ? { month, day } : DAY
  return `${from}${SPAN[language]}${new Intl.DateTimeFormat(LOCALE[language], { ...left, timeZone }).format(lastMs)}`
}

/** 1 is Monday: `Monday`, `월요일`. */
export function formatWeekday(weekday: number, language: Language): string {
  // 2024-01-01 was a Monday.
  const atMs = Date.UTC(2024, 0, weekday)
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' }).format(atMs)
}

/** From hour to hour: `22:00 – 07:00`, `22:00~07:00`. */
export function formatHours(from: number, until: number, language: Language): string {
  return `${formatHour(from)}${HOURS_SPAN[language]}${formatHour(until)}`
}

/** A whole hour: `07:00`. */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** By language and zone: making one takes far longer than using it. */
const days = new Map<string, Intl.DateTimeFormat>()

function dayFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const format = days.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], { ...DAY, timeZone })
  days.set(key, format)
  return format
}
