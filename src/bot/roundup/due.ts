import { addWeeks, isoWeekOf, mondayOf } from './iso-week.ts'
import { atLocalTime } from './local-time.ts'

const DUE_HOUR = 9

/**
 * The week that has just ended in the zone, and when its roundup falls due: Monday 09:00 local of the week after it.
 * `dueAt` may still be ahead of `nowMs` in the first hours of a Monday.
 */
export function roundupDueWeek(nowMs: number, timeZone: string): { readonly week: string; readonly dueAt: number } {
  const current = isoWeekOf(nowMs, timeZone)
  const monday = mondayOf(current)
  if (monday === null) throw new RangeError(`${current} is not an ISO week`)
  return { week: addWeeks(current, -1), dueAt: atLocalTime(monday, DUE_HOUR, timeZone) }
}
