import { DAY_MS } from '../../core/durations.ts'
import { addDays, atLocalTime, localDateOf, type LocalDate } from './local-time.ts'

/** The ISO 8601 week of that moment in the zone: `2026-W07`. */
export function isoWeekOf(atMs: number, timeZone: string): string {
  return weekOfDate(localDateOf(atMs, timeZone))
}

/** From Monday 00:00 local (inclusive) to the next Monday 00:00 (exclusive). Throws RangeError when there is no such week. */
export function weekRange(week: string, timeZone: string): { readonly fromAt: number; readonly untilAt: number } {
  const monday = mondayOf(week)
  if (monday === null) throw new RangeError(`${week} is not an ISO week`)
  return { fromAt: atLocalTime(monday, 0, timeZone), untilAt: atLocalTime(addDays(monday, 7), 0, timeZone) }
}

/** The Monday of `2026-W07`, `null` when the text names no week. */
export function mondayOf(week: string): LocalDate | null {
  const match = /^(\d{4})-W(\d{2})$/u.exec(week)
  if (match === null) return null
  // 4 January is in week 1 of its year by definition.
  const fourth: LocalDate = { year: Number(match[1]), month: 1, day: 4 }
  const monday = addDays(fourth, (Number(match[2]) - 1) * 7 - daysSinceMonday(fourth))
  return weekOfDate(monday) === week ? monday : null
}

/** The week that many weeks later. */
export function addWeeks(week: string, weeks: number): string {
  const monday = mondayOf(week)
  if (monday === null) throw new RangeError(`${week} is not an ISO week`)
  return weekOfDate(addDays(monday, weeks * 7))
}

function weekOfDate(date: LocalDate): string {
  // A week belongs to the year of its Thursday.
  const thursday = addDays(date, 3 - daysSinceMonday(date))
  const dayOfYear = (utcOf(thursday) - Date.UTC(thursday.year, 0, 1)) / DAY_MS
  return `${String(thursday.year).padStart(4, '0')}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`
}

function daysSinceMonday(date: LocalDate): number {
  return (new Date(utcOf(date)).getUTCDay() + 6) % 7
}

function utcOf(date: LocalDate): number {
  return Date.UTC(date.year, date.month - 1, date.day)
}
