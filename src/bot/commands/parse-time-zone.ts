import { MINUTE_MS } from '../../core/durations.ts'
import { createNameIndex } from '../../core/name-index.ts'
import type { Language } from '../../core/workspace.ts'
import { offsetMs } from '../roundup/local-time.ts'
import { TIME_ZONE_NAMES, TIME_ZONE_WORDS, timeZoneToday } from './time-zone-names.ts'

const ZONE_OF = new Map([...TIME_ZONE_NAMES, ...TIME_ZONE_WORDS].map(([name, zone]) => [name.toLowerCase(), zone]))
const ALL = createNameIndex([...ZONE_OF.keys()])
/** Without short words such as `kst`, which any three letters resemble. */
const NAMES = createNameIndex(TIME_ZONE_NAMES.map(([name]) => name.toLowerCase()))
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

/** `Korea time`, `日本時間`, `北京时间` are called like their places. */
const CLOCK = /_?(?:(?:standard_)?time|표준시|시간|標準時|時間|标准时间|时间)$/u

/** An IANA name in any case, its city or another word for it: `Asia/Seoul`, `new york`, `KST`, `東京`. `null` when it is none. */
export function parseTimeZone(text: string): string | null {
  const typed = plain(text)
  const known = ZONE_OF.get(typed) ?? ZONE_OF.get(typed.replace(CLOCK, ''))
  if (known !== undefined) return known
  // Names that the runtime takes without listing them, such as US/Eastern; offsets are no places.
  if (!/^[a-z]+(?:\/[a-z_+-]+)+$/u.test(typed)) return null
  try {
    return timeZoneToday(new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone)
  } catch {
    return null
  }
}

/** Zones whose names or cities begin with, hold or nearly are what was typed. */
export function completeTimeZone(typed: string, limit: number): readonly string[] {
  const wanted = plain(typed)
  // A zone has several names.
  const names = ALL.complete(wanted, limit * 4)
  const holding = names.filter((name) => name.includes(wanted))
  const found = (holding.length > 0 ? holding : names).flatMap((name) => ZONE_OF.get(name) ?? [])
  return [...new Set(found)].slice(0, limit)
}

/** The zone that a mistyped name most likely means, `null` when none is near. */
export function nearTimeZone(typed: string): string | null {
  return ZONE_OF.get(NAMES.near(plain(typed)) ?? '') ?? null
}

/** A place that is so far from UTC now, for `UTC+9`; `null` when an offset is not what was typed, or nobody lives there. */
export function placeAtOffset(typed: string, nowMs: number, language: Language): string | null {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(plain(typed).replace('\u2212', '-')) ?? []
  if (hours === undefined) return null
  const wantedMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return [AT_HOME[language], ...USUAL].find((zone) => offsetMs(nowMs, zone) === wantedMs) ?? null
}

function plain(text: string): string {
  // The names of the list have no accents.
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '')
  return bare.normalize('NFKC').trim().toLowerCase().replaceAll(' ', '_')
}
