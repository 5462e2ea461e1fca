import { addDays, atLocalTime, localDateOf } from '../roundup/local-time.ts'
import { addWeeks, isoWeekOf, mondayOf } from '../roundup/iso-week.ts'
import { parseDay } from './parse-day.ts'
import { parseSpan } from './parse-span.ts'
import { plainWord } from './plain-word.ts'

const WEEKS_AGO = new Map(
  [
    ['this', 'this week', 'current', '이번 주', '이번주', '今週', '本周', '这周', '这一周', '本週', '這週'],
    ['last', 'last week', 'previous', '지난주', '지난 주', '저번 주', '先週', '上周', '上一周', '上週'],
    ['the week before last', '지지난주', '지지난 주', '先々週', '上上周', '上上週'],
  ].flatMap((words, ago) => words.map((word) => [word, ago] as const)),
)
// 2026-W07, 2026 W7, W7, week 7, 2026년 7주, 2026年第7周, 第7週.
const WEEK = /^(?:(\d{4})\s*[-年년]?\s*)?(?:w|week\s*|第\s*|제\s*)?(\d{1,2})\s*(?:주차?|週目?|周)?$/u
const HAS_MARK = /w|week|[第주週周]/u
const AGO = /(?:ago|전|前)$/u

/**
 * A week as people name it, as `2026-W07`: by its number, of the running year where none is given, as `last week` in any of
 * our languages, as `2 weeks ago`, or by one of its days. `null` when it is none.
 */
export function parseWeek(text: string, nowMs: number, timeZone: string): string | null {
  const typed = plainWord(text)
  const current = isoWeekOf(nowMs, timeZone)
  const ago = WEEKS_AGO.get(typed)
  if (ago !== undefined) return addWeeks(current, -ago)
  const day = parseDay(typed, nowMs, timeZone)
  if (day !== null) return isoWeekOf(atLocalTime(day, 12, timeZone), timeZone)
  const days = AGO.test(typed) ? parseSpan(typed) : null
  if (days !== null) return isoWeekOf(atLocalTime(addDays(localDateOf(nowMs, timeZone), -days), 12, timeZone), timeZone)
  const [, year = current.slice(0, 4), number] = HAS_MARK.test(typed) ? (WEEK.exec(typed) ?? []) : []
  if (number === undefined) return null
  const week = `${year}-W${number.padStart(2, '0')}`
  return mondayOf(week) === null ? null : week
}
