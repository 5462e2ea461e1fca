import { DAY_MS } from '../../core/durations.ts'
import { weekRange } from '../roundup/iso-week.ts'
import { atLocalTime, localDateOf, type LocalDate } from '../roundup/local-time.ts'
import { monthNamed } from './month-named.ts'
import { parseDay } from './parse-day.ts'
import { parseSpan } from './parse-span.ts'
import { parseWeek } from './parse-week.ts'
import { plainWord } from './plain-word.ts'

/** Of the running one and the one before it. */
const MONTHS_AGO = wordsByAge(
  'this month, 이번 달, 이번달, 今月, 本月, 这个月',
  'last month, 지난달, 지난 달, 先月, 上个月, 上月',
)
const YEARS_AGO = wordsByAge('this year, 올해, 今年', 'last year, 작년, 지난해, 昨年, 去年')
// 2026, 2026년, 2026年: no span of so many years.
const YEAR = /^((?:19|20)\d\d)\s*[년年]?$/u
// 2026-02, 2026년 2월, 2026年2月, Feb 2026.
const MONTH = /^(\d{4})\s*[-/.년年]\s*(0?[1-9]|1[0-2])\s*[월月]?$/u
const NAMED_MONTH = /^([a-z]+)\.?,?\s*(\d{4})$/u

/**
 * `7d`, `2w`, `3m`, `1y` in any of our languages, a local day such as `2026-02-01` or `yesterday`, or the beginning of a week,
 * a month or a year: `last week`, `2026-02`, `2026`. Unix milliseconds; `null` when it is none of these.
 */
export function parseSince(text: string, nowMs: number, timeZone: string): number | null {
  const first = firstDayOf(plainWord(text), localDateOf(nowMs, timeZone))
  if (first !== null) return atLocalTime(first, 0, timeZone)
  const days = parseSpan(text)
  if (days !== null) return nowMs - days * DAY_MS
  const day = parseDay(text, nowMs, timeZone)
  if (day !== null) return atLocalTime(day, 0, timeZone)
  const week = parseWeek(text, nowMs, timeZone)
  return week === null ? null : weekRange(week, timeZone).fromAt
}

/** Of a month or a year. */
function firstDayOf(typed: string, today: LocalDate): LocalDate | null {
  const monthsAgo = MONTHS_AGO.get(typed)
  if (monthsAgo !== undefined) {
    const months = today.year * 12 + today.month - 1 - monthsAgo
    return { year: Math.floor(months / 12), month: (months % 12) + 1, day: 1 }
  }
  const yearsAgo = YEARS_AGO.get(typed)
  if (yearsAgo !== undefined) return { year: today.year - yearsAgo, month: 1, day: 1 }
  const [, year] = YEAR.exec(typed) ?? []
  if (year !== undefined) return { year: Number(year), month: 1, day: 1 }
  const [, ofYear, month] = MONTH.exec(typed) ?? []
  if (ofYear !== undefined) return { year: Number(ofYear), month: Number(month), day: 1 }
  const [, name = '', inYear] = NAMED_MONTH.exec(typed) ?? []
  const named = monthNamed(name)
  return named === null ? null : { year: Number(inYear), month: named, day: 1 }
}

function wordsByAge(...ages: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ages.flatMap((words, ago) => words.split(', ').map((word) => [word, ago] as const)))
}
