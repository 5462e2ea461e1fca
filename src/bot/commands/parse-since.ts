import { addDays, atLocalTime } from '../roundup/local-time.ts'

const DAYS: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['w', 7],
  ['m', 30],
  ['y', 365],
])
const DAY_MS = 86_400_000

/** `7d`, `2w`, `3m`, `1y`, or a local day such as `2026-02-01`: Unix milliseconds. `null` when it is none of these. */
export function parseSince(text: string, nowMs: number, timeZone: string): number | null {
  const span = /^(\d{1,4})\s*([dwmy])$/u.exec(text.trim().toLowerCase())
  if (span !== null) return nowMs - Number(span[1]) * (DAYS.get(span[2] ?? '') ?? 0) * DAY_MS
  const day = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text.trim())
  if (day === null) return null
  const date = { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) }
  const real = addDays(date, 0)
  if (real.month !== date.month || real.day !== date.day) return null
  return atLocalTime(date, 0, timeZone)
}
