import { addDays, localDateOf, type LocalDate } from '../roundup/local-time.ts'
import { plainWord } from './plain-word.ts'

// As people write it, and as our own cards do: 2026-02-01, 2026/2/1, 2026年2月1日, 2026년 2월 1일.
const DAY = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[.日일]?$/u
const DAYS_AGO = new Map(
  ['today 오늘 今日 今天', 'yesterday 어제 昨日 昨天'].flatMap((words, ago) =>
    words.split(' ').map((word) => [word, ago] as const),
  ),
)

/** Whether a day of a calendar was meant, though there may be no such day. */
export function looksLikeDay(text: string): boolean {
  return DAY.test(plainWord(text))
}

/** A day of the calendar, or `yesterday` in any of our languages. `null` when it is none, such as `2026-02-30`. */
export function parseDay(text: string, nowMs: number, timeZone: string): LocalDate | null {
  const typed = plainWord(text)
  const ago = DAYS_AGO.get(typed)
  if (ago !== undefined) return addDays(localDateOf(nowMs, timeZone), -ago)
  const [, year, month, day] = DAY.exec(typed) ?? []
  if (day === undefined) return null
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  const real = addDays(date, 0)
  return real.month === date.month && real.day === date.day ? date : null
}
