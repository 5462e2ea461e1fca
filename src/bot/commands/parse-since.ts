import { addDays, atLocalTime } from '../roundup/local-time.ts'
import { parseSpan } from './parse-span.ts'

const DAY_MS = 86_400_000

/** `7d`, `2w`, `3m`, `1y` in any of our languages, or a local day such as `2026-02-01`: Unix milliseconds. `null` when it is none of these. */
export function parseSince(text: string, nowMs: number, timeZone: string): number | null {
  const days = parseSpan(text)
  if (days !== null) return nowMs - days * DAY_MS
  const day = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text.trim())
  if (day === null) return null
  const date = { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) }
  const real = addDays(date, 0)
  if (real.month !== date.month || real.day !== date.day) return null
  return atLocalTime(date, 0, timeZone)
}
