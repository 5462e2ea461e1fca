import type { RoundupPlan } from '../../core/workspace.ts'
import { addWeeks, isoWeekOf, mondayOf } from './iso-week.ts'
import { addDays, atLocalTime } from './local-time.ts'

/**
 * The week that has just ended in the zone, and when its roundup falls due: at the plan's hour of the week after it.
 * `dueAt` may still be ahead of `nowMs`.
 */
export function roundupDueWeek(
  nowMs: number,
  timeZone: string,
  { weekday, hour }: Pick<RoundupPlan, 'weekday' | 'hour'>,
): { readonly week: string; readonly dueAt: number } {
  const current = isoWeekOf(nowMs, timeZone)
  const monday = mondayOf(current)
  if (monday === null) throw new RangeError(`${current} is not an ISO week`)
  return { week: addWeeks(current, -1), dueAt: atLocalTime(addDays(monday, weekday - 1), hour, timeZone) }
}
