import type { RoundupPlan } from '../../core/workspace.ts'
import { addWeeks, isoWeekOf, mondayOf } from './iso-week.ts'
import { addDays, atLocalTime } from './local-time.ts'

type SendingHour = Pick<RoundupPlan, 'weekday' | 'hour'>

/**
 * The newest week whose roundup has fallen due, and when it did: at the plan's hour of the week after it. Until this week's
 * hour has come that is the week before: one that fell due late on a Sunday is still owed on Monday.
 */
export function roundupDueWeek(
  nowMs: number,
  timeZone: string,
  plan: SendingHour,
): { readonly week: string; readonly dueAt: number } {
  const last = addWeeks(isoWeekOf(nowMs, timeZone), -1)
  const dueAt = roundupDueAt(last, timeZone, plan)
  if (dueAt <= nowMs) return { week: last, dueAt }
  const week = addWeeks(last, -1)
  return { week, dueAt: roundupDueAt(week, timeZone, plan) }
}

/** When the roundup of that week falls due, in Unix milliseconds. Throws RangeError when there is no such week. */
export function roundupDueAt(week: string, timeZone: string, { weekday, hour }: SendingHour): number {
  const monday = mondayOf(week)
  if (monday === null) throw new RangeError(`${week} is not an ISO week`)
  return atLocalTime(addDays(monday, 7 + weekday - 1), hour, timeZone)
}
