import { DAY_MS } from '../../core/durations.ts'

/** A stamp is told of so many days before and after; a month of its own length more. */
const NEAR_DAYS = 20
const MONTH_DAYS = 31

function isNear(from: number, days: number, at: number): boolean {
  return at >= from - NEAR_DAYS * DAY_MS && at <= from + (days + NEAR_DAYS) * DAY_MS
}

/** Whether a word of a model's name is the month (`2512`) or the day (`0528`) of what is told at `at` (Unix milliseconds). */
export function isStampOf(word: string, at: number): boolean {
  if (!/^\d{4}$/u.test(word)) return false
  const [first, second] = [Number(word.slice(0, 2)), Number(word.slice(2))]
  if (first > 12) return second >= 1 && second <= 12 && isNear(Date.UTC(2000 + first, second - 1), MONTH_DAYS, at)
  if (first === 0 || second === 0 || second > 31) return false
  const year = new Date(at).getUTCFullYear()
  return [year - 1, year].some((one) => isNear(Date.UTC(one, first - 1, second), 1, at))
}
