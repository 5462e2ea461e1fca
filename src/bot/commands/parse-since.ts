import { atLocalTime } from '../roundup/local-time.ts'
import { parseDay } from './parse-day.ts'
import { parseSpan } from './parse-span.ts'

const DAY_MS = 86_400_000

/**
 * `7d`, `2w`, `3m`, `1y` in any of our languages, a local day such as `2026-02-01`, or `yesterday`: Unix milliseconds.
 * `null` when it is none of these.
 */
export function parseSince(text: string, nowMs: number, timeZone: string): number | null {
  const days = parseSpan(text)
  if (days !== null) return nowMs - days * DAY_MS
  const day = parseDay(text, nowMs, timeZone)
  return day === null ? null : atLocalTime(day, 0, timeZone)
}
