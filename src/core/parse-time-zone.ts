import { createNameIndex } from './name-index.ts'
import { lazy } from './lazy.ts'
import { TIME_ZONE_WORDS, timeZoneNames, timeZoneToday } from './time-zone-names.ts'

const zoneOf = lazy(
  () => new Map([...timeZoneNames(), ...TIME_ZONE_WORDS].map(([name, zone]) => [name.toLowerCase(), zone])),
)
const allNames = lazy(() => createNameIndex([...zoneOf().keys()]))
/** Without short words such as `kst`, which any three letters resemble. */
const properNames = lazy(() => createNameIndex(timeZoneNames().map(([name]) => name.toLowerCase())))

/** `Korea time`, `日本時間`, `北京时间` are called like their places. */
const CLOCK = /_?(?:(?:standard_)?time|표준시|시간|標準時|時間|标准时间|时间)$/u

/** An IANA name in any case, its city or another word for it: `Asia/Seoul`, `new york`, `KST`, `東京`. `null` when it is none. */
export function parseTimeZone(text: string): string | null {
  const typed = plainZone(text)
  const known = zoneOf().get(typed) ?? zoneOf().get(typed.replace(CLOCK, ''))
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
  const wanted = plainZone(typed)
  // A zone has several names.
  const names = allNames().complete(wanted, limit * 4)
  const holding = names.filter((name) => name.includes(wanted))
  const found = (holding.length > 0 ? holding : names).flatMap((name) => zoneOf().get(name) ?? [])
  return [...new Set(found)].slice(0, limit)
}

/** The zone that a mistyped name most likely means, `null` when none is near. */
export function nearTimeZone(typed: string): string | null {
  return zoneOf().get(properNames().near(plainZone(typed)) ?? '') ?? null
}

/** As names are compared: without accents, in small letters, with `_` for a space. */
export function plainZone(text: string): string {
  // The names of the list have no accents.
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '')
  return bare.normalize('NFKC').trim().toLowerCase().replaceAll(' ', '_')
}
