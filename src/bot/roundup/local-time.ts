import { DAY_MS } from '../../core/durations.ts'

export type LocalDate = { readonly year: number; readonly month: number; readonly day: number }

/** The calendar day of that moment in the zone. `month` counts from 1. */
export function localDateOf(atMs: number, timeZone: string): LocalDate {
  const shifted = new Date(atMs + offsetMs(atMs, timeZone))
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() }
}

/** The same day as text: `2026-02-12`. */
export function localDayOf(atMs: number, timeZone: string): string {
  const { year, month, day } = localDateOf(atMs, timeZone)
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}

/** The hour, 0 to 23, that the clocks of the zone show at that moment. */
export function localHourOf(atMs: number, timeZone: string): number {
  return new Date(atMs + offsetMs(atMs, timeZone)).getUTCHours()
}

/**
 * When the clocks of the zone show that day and hour, as Unix milliseconds: the first time where an hour comes twice,
 * the moment of the jump where the hour is left out.
 */
export function atLocalTime(date: LocalDate, hour: number, timeZone: string): number {
  const wall = Date.UTC(date.year, date.month - 1, date.day, hour)
  const before = offsetMs(wall - DAY_MS, timeZone)
  const after = offsetMs(wall + DAY_MS, timeZone)
  const right = [wall - before, wall - after].filter((atMs) => atMs + offsetMs(atMs, timeZone) === wall)
  return right.length > 0 ? Math.min(...right) : wall - before
}

/** The day that many days later; days are calendar days, whatever their length. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDateOf(Date.UTC(date.year, date.month - 1, date.day + days), 'UTC')
}

/** How far the zone's clocks are ahead of UTC at that moment. */
export function offsetMs(atMs: number, timeZone: string): number {
  // Asked more often than any other, and a format takes 50 us to answer.
  if (timeZone === 'UTC') return 0
  const parts = new Map(
    wallClock(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return wall - Math.floor(atMs / 1000) * 1000
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(timeZone: string): Intl.DateTimeFormat {
  let format = wallClocks.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    wallClocks.set(timeZone, format)
  }
  return format
}
