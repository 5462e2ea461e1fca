import { addDays, localDateOf, type LocalDate } from '../roundup/local-time.ts'
import { monthNamed } from './month-named.ts'
import { plainWord } from './plain-word.ts'

// As people write it, and as our own cards do: 2026-02-01, 2026/2/1, 2026年2月1日, 2026년 2월 1일, Feb 1, 2026, 1 Feb 2026.
const DAY = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[.日일]?$/u
const MONTH_FIRST = /^([a-z]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{4})$/u
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]+)\.?(?:\s*,\s*|\s+)(\d{4})$/u
const DAYS_AGO = new Map(
  ['today 오늘 今日 今天', 'yesterday 어제 昨日 昨天'].flatMap((words, ago) =>
    words.split(' ').map((word) => [word, ago] as const),
  ),
)

/** Whether a day of a calendar was meant, though there may be no such day. */
export function looksLikeDay(text: string): boolean {
  return writtenDate(plainWord(text)) !== null
}

/** A day of the calendar, or `yesterday` in any of our languages. `null` when it is none, such as `2026-02-30`. */
export function parseDay(text: string, nowMs: number, timeZone: string): LocalDate | null {
  const typed = plainWord(text)
  const ago = DAYS_AGO.get(typed)
  if (ago !== undefined) return addDays(localDateOf(nowMs, timeZone), -ago)
  const date = writtenDate(typed)
  if (date === null) return null
  const real = addDays(date, 0)
  return real.month === date.month && real.day === date.day ? date : null
}

function writtenDate(typed: string): LocalDate | null {
  const numbers = DAY.exec(typed)
  if (numbers !== null) return { year: Number(numbers[1]), month: Number(numbers[2]), day: Number(numbers[3]) }
  const [, name, day, year] = MONTH_FIRST.exec(typed) ?? swapped(DAY_FIRST.exec(typed)) ?? []
  const month = monthNamed(name ?? '')
  return month === null ? null : { year: Number(year), month, day: Number(day) }
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found === null ? null : [found[0], found[2], found[1], found[3]]
}
