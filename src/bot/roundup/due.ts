import type { RoundupPlan } from '../../core/workspace.ts'
import { addWeeks, isoWeekOf, mondayOf } from './iso-week.ts'
import { addDays, atLocalTime } from './local-time.ts'

type SendingHour = Pick<RoundupPlan, 'weekday' | 'hour'>

/**
 * The week that has just ended in the zone, and when its roundup falls due: at the plan's hour of the week after it.
 * `dueAt` may still be ahead of `nowMs`.
 */
export function roundupDueWeek(
  nowMs: number,
  timeZone: string,
  plan: SendingHour,
): { readonly week: string; readonly dueAt: number } {
  const week = addWeeks(isoWeekOf(nowMs, timeZone), -1)
  return { week, dueAt: roundupDueAt(week, timeZone, plan) }
}

/** When the roundup of that week falls due, in Unix milliseconds. Throws RangeError when there is no such week. */
export function roundupDueAt(week: string, timeZone: string, { weekday, hour }: SendingHour): number {
  const monday = mondayOf(week)
  if (monday === null) throw new RangeError(`${week} is not an ISO week`)
  return atLocalTime(addDays(monday, 7 + weekday - 1), hour, timeZone)
}
