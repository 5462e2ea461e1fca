import { DAY_MS } from '../../core/durations.ts'

/** A stamp is told of so many days before and after; a month of its own length more. */
const NEAR_DAYS = 20
const MONTH_DAYS = 31

function isNear(from: number, days: number, at: number): boolean {
  return at >= from - NEAR_DAYS * DAY_MS && at <= from + (days + NEAR_DAYS) * DAY_MS
}

/**
 * When the month (`2512`) or the day (`0528`) begins that a word of a model's name is, where what is told at `at` is of that
 * time; both in Unix milliseconds. `null` of any other word.
 */
export function stampOf(word: string, at: number): number | null {
  if (!/^\d{4}$/u.test(word)) return null
  const [first, second] = [Number(word.slice(0, 2)), Number(word.slice(2))]
  if (first > 12) {
    const month = Date.UTC(2000 + first, second - 1)
    return second >= 1 && second <= 12 && isNear(month, MONTH_DAYS, at) ? month : null
  }
  if (first === 0 || second === 0 || second > 31) return null
  const year = new Date(at).getUTCFullYear()
  const days = [year - 1, year, year + 1].map((one) => Date.UTC(one, first - 1, second))
  return days.find((day) => isNear(day, 1, at)) ?? null
}
