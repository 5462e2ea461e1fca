import { MINUTE_MS } from '../../core/durations.ts'
import { plainZone } from '../../core/parse-time-zone.ts'
import type { Language } from '../../core/workspace.ts'
import { offsetMs } from '../roundup/local-time.ts'

const OFFSET = /^(?:utc|gmt)?[\s_]*([+-])(\d{1,2})(?::?(\d{2}))?$/iu
/** By which offsets are explained: whatever the offset, one that people have heard of. */
const USUAL = [
  ...['Asia/Seoul', 'Asia/Shanghai', 'Europe/London', 'Europe/Berlin', 'Europe/Helsinki', 'Europe/Istanbul'],
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Anchorage'],
  ...['Pacific/Honolulu', 'America/Halifax', 'America/Sao_Paulo', 'Asia/Dubai', 'Asia/Karachi', 'Asia/Kolkata'],
  ...['Asia/Kathmandu', 'Asia/Dhaka', 'Asia/Bangkok', 'Australia/Adelaide', 'Australia/Sydney', 'Pacific/Auckland'],
]
const AT_HOME: Readonly<Record<Language, string>> = {
  en: 'Europe/London',
  ko: 'Asia/Seoul',
  ja: 'Asia/Tokyo',
  zh: 'Asia/Shanghai',
}

/** A place that is so far from UTC now, for `UTC+9`; `null` when an offset is not what was typed, or nobody lives there. */
export function placeAtOffset(typed: string, nowMs: number, language: Language): string | null {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(plainZone(typed).replace('\u2212', '-')) ?? []
  if (hours === undefined) return null
  const wantedMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return [AT_HOME[language], ...USUAL].find((zone) => offsetMs(nowMs, zone) === wantedMs) ?? null
}
